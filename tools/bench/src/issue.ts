import { fileURLToPath } from 'node:url';
import { publishCalendar, publishTemplate, registerUnits } from '@dondoc/commands';
import { type CascadeTemplate, instantOf, type OrgUnit, plainDateOf, vietnamCalendar } from '@dondoc/domain';
import { readOrganisation, readTemplate } from '@dondoc/sample';
import { DOMAIN_START, type Stack } from './stack.js';

const fileAt = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const now = instantOf(DOMAIN_START);
const context = (commandId: string) => ({ commandId, actor: 'bench', now });

const departments = (model: OrgUnit, count: number): OrgUnit[] =>
  Array.from({ length: count }, (_, index) => ({ ...model, id: `don-vi-${index}`, shortName: `Đơn vị ${index}` }));

/** Publishes the plan of 2027; its audience is then as many departments as are in the register. */
export const prepare = async ({ database }: Stack): Promise<CascadeTemplate> => {
  const template = await readTemplate(fileAt('templates/ninh-thuan-dan-van-2027.yaml'));
  const everyone = { classes: ['so-ban-nganh' as const], units: [], except: [] };
  const obligations = template.obligations
    .filter(({ owedBy }) => owedBy.classes.length > 0)
    .map((one) => ({ ...one, owedBy: everyone }));
  const plain = { ...template, obligations };
  await publishCalendar(database.store, vietnamCalendar, context('calendar'));
  await publishTemplate(database.store, plain, context('template'));
  return plain;
};

export const registerDepartments = async ({ database }: Stack, count: number): Promise<void> => {
  const units = await readOrganisation(fileAt('samples/ninh-thuan/organisation.yaml'));
  const [model] = units.filter(({ class: kind }) => kind === 'so-ban-nganh');
  const issuer = units.filter(({ class: kind }) => kind === 'issuer');
  if (model) await registerUnits(database.store, [...issuer, ...departments(model, count)], context(`units-${count}`));
};

export const draft = async ({ database }: Stack, template: CascadeTemplate, cascadeId: string): Promise<void> => {
  const { title, subject, id, version } = template;
  const document = { type: 'Kế hoạch', sign: 'KH-UBND', number: null, issuedOn: null, issuer: 'UBND tỉnh', subject };
  const calendar = { id: vietnamCalendar.id, version: vietnamCalendar.version };
  const request = { cascadeId, title, template: { id, version }, calendar, document, sample: false };
  await database.commands.draftCascade(request, context(`draft-${cascadeId}`));
};

/** @returns ms until the issue has committed */
export const issue = async ({ database }: Stack, cascadeId: string): Promise<number> => {
  const started = performance.now();
  const request = { documentNumber: '12', issuedOn: plainDateOf('2026-11-06') };
  await database.commands.issueCascade(cascadeId, request, context(`issue-${cascadeId}`));
  return performance.now() - started;
};
