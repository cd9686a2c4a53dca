import { type Act, mayAct, relationsTo, type Role } from '@dondoc/contracts';
import { liesWithin, type ObligationTemplate, type OrgUnit } from '@dondoc/domain';
import type { CascadeFacts } from '../cascades/cascade-facts.js';

/** Who looks: decides what acts are offered. */
export type Viewer = { role: Role; unitId: string };

type Appraised = Pick<ObligationTemplate, 'via' | 'scoring'>;

const appraisersOf = ({ scoring }: Appraised): string[] =>
  scoring ? [scoring.appraiser, ...scoring.criteria.flatMap(({ coAppraisers = [] }) => coAppraisers)] : [];

/** By the table of rights: which acts the viewer has on a unit's obligation; the same that the API's guard will say. */
export const rightsOn = (
  viewer: Viewer,
  { policy, names }: Pick<CascadeFacts, 'policy' | 'names'>,
  unitId: string,
  definition: Appraised,
): ((act: Act) => boolean) => {
  const unit = names.get(viewer.unitId);
  const asking = { ...viewer, unitClass: unit?.class ?? null, unitParent: unit?.parent ?? null };
  const { issuer, office, focal } = policy.template;
  const about = {
    unitId,
    parts: { issuer, office, focal },
    via: definition.via === null ? [] : [definition.via],
    appraisers: appraisersOf(definition),
  };
  const within = (inner: string, top: string): boolean => {
    const found: OrgUnit | undefined = names.get(inner);
    return inner === top || (found !== undefined && liesWithin(found, top, names));
  };
  const relations = relationsTo(asking, about, within);
  return (act) => mayAct(viewer.role, act, relations);
};
