import { type TemplateBody, templateSchema } from '@dondoc/contracts';
import { type CascadeTemplate, defaultLadder, type OrgUnit, type UnitClass } from '@dondoc/domain';

/** The only unit of a class; with several nobody can know which one is meant. */
const onlyOne = (units: readonly OrgUnit[], unitClass: UnitClass): string => {
  const found = units.filter((unit) => unit.class === unitClass);
  return found.length === 1 ? (found[0]?.id ?? '') : '';
};

/** For whom somebody writes: the body that their Office serves, and that Office. */
export type WritesFor = { unitId: string; reach: string };

/** An empty draft: what is known already is filled in, all else waits for the editor. */
export const blankBody = (
  id: string,
  title: string,
  units: readonly OrgUnit[],
  { unitId, reach }: WritesFor,
): TemplateBody => ({
  id,
  version: 1,
  title,
  issuer: reach === unitId ? onlyOne(units, 'issuer') : reach,
  office: reach === unitId ? onlyOne(units, 'office') : unitId,
  focal: '',
  documentType: '',
  documentSign: '',
  subject: '',
  basis: [],
  recipients: [],
  source: '',
  carriesOut: null,
  targets: [],
  ladder: defaultLadder,
  obligations: [],
});

/** A published template as the body of a draft that will become the given version. */
export const bodyOf = (template: CascadeTemplate, version: number): TemplateBody => ({ ...template, version });

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** True for an id that can stand in an address and in a file name. */
export const isTemplateId = (id: string): boolean => SLUG.test(id) && templateSchema.shape.id.safeParse(id).success;
