import type { AssignedObligation, Obligation, UnitPlan } from './unit-plan.js';

/** An obligation as it begins: open, or not applicable when its date had passed before it was given. */
export const assigned = (obligation: AssignedObligation): Obligation => ({
  ...obligation,
  work: obligation.lapsed ? 'not-applicable' : 'open',
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
  firstDue: obligation.due,
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
