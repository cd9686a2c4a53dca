import type { PlainDate } from '../calendar/plain-date.js';
import type { AssignedObligation, Obligation, UnitPlan } from './unit-plan.js';

/**
 * An obligation as it begins: open, or not applicable when its date had passed before it was given. Every field is named:
 * a spread here is many times slower, and a report folds tens of thousands.
 */
export const assigned = ({ lineId, key, due, lapsed }: AssignedObligation, givenOn: PlainDate): Obligation => ({
  lineId,
  key,
  due,
  lapsed,
  givenOn,
  work: lapsed ? 'not-applicable' : 'open',
  missed: false,
  raised: [],
  submissions: [],
  returned: null,
  closedAt: null,
  forwardedAt: null,
  appraisals: [],
  rating: null,
  amended: null,
  droppedBy: null,
  firstDue: due,
  extensions: [],
  extended: null,
  renewed: null,
  exempted: null,
  reopened: null,
  explains: null,
  prompts: [],
});

/** The plan with one obligation changed; unchanged when it has none on that line. */
export const change = (
  plan: UnitPlan,
  lineId: string,
  to: (obligation: Obligation) => Partial<Obligation>,
): UnitPlan => {
  const obligation = plan.obligations[lineId];
  if (!obligation) return plan;
  return { ...plan, obligations: { ...plan.obligations, [lineId]: { ...obligation, ...to(obligation) } } };
};
