import { type Act, mayAct, registerNeedsUnmet, type Relation, relationsTo, type Role } from '@dondoc/contracts';
import {
  type JobKind,
  type JobRef,
  liesWithin,
  type OrganisationCommand,
  type OrgUnit,
  type Policy,
} from '@dondoc/domain';

/** The act of the table of rights that each item of a job is: one thing in bulk needs the right that it needs singly. */
export const actOfKind: Record<JobKind, Act> = {
  remind: 'obligation.prompt',
  extend: 'extension.decide',
  exempt: 'exemption.decide',
  accept: 'submission.accept',
  return: 'submission.return',
  reopen: 'obligation.reopen',
  explain: 'explanation.request',
  forward: 'submission.forward',
  'import-submissions': 'submission.submit',
  'import-units': 'unit.change',
  'import-posts': 'post.appoint',
};

/** Who acts: role and unit at this moment. */
export type Acting = { role: Role; unitId: string };

type Asked = { ref: Pick<JobRef, 'unitId'> & { key: string | null }; template: Policy['template'] | null };

/** In which relations the acting unit stands to a unit's obligation; `key` null: to the unit alone. */
export const relationsOfItem = (
  { role, unitId }: Acting,
  { ref, template }: Asked,
  units: ReadonlyMap<string, OrgUnit>,
): ReadonlySet<Relation> => {
  const own = units.get(unitId);
  const asker = { role, unitId, unitClass: own?.class ?? null, unitParent: own?.parent ?? null };
  const obligation = template?.obligations.find(({ key }) => key === ref.key);
  const { scoring } = obligation ?? {};
  const appraisers = scoring
    ? [scoring.appraiser, ...scoring.criteria.flatMap(({ coAppraisers = [] }) => coAppraisers)]
    : [];
  const about = {
    unitId: ref.unitId,
    parts: template ? { issuer: template.issuer, office: template.office, focal: template.focal } : undefined,
    via: obligation?.via ? [obligation.via] : [],
    appraisers,
  };
  return relationsTo(asker, about, (one, top) => {
    const unit = units.get(one);
    return unit !== undefined && liesWithin(unit, top, units);
  });
};

/** Whether the table of rights lets them do that to the item. */
export const mayDoItem = (
  acting: Acting,
  kinds: readonly Act[],
  asked: Asked,
  units: ReadonlyMap<string, OrgUnit>,
): boolean => {
  const relations = relationsOfItem(acting, asked, units);
  return kinds.some((act) => mayAct(acting.role, act, relations));
};

/** Whether the table of rights lets them change the register like that; each change needs the right that it needs singly. */
export const mayChangeRegister = (
  acting: Acting,
  commands: readonly OrganisationCommand[],
  units: ReadonlyMap<string, OrgUnit>,
): boolean => registerNeedsUnmet(acting, commands, units).length === 0;
