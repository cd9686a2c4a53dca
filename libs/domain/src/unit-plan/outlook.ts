import { overdueAt } from '../calendar/due-date.js';
import type { Instant } from '../calendar/instant.js';
import { isClosed, nextWake } from './advance.js';
import { chasedDue, isChased, type Policy } from './policy.js';
import type { UnitPlan } from './unit-plan.js';

/** In one word, for whoever looks at a running plan: open, something overdue, all handed in, or over. */
export type PlanState = 'open' | 'overdue' | 'handed-in' | 'closed';

/** What time has left to do with a plan. */
export type PlanOutlook = {
  /** The next instant at which time alone changes something; null: only a signal can. */
  nextWake: Instant | null;
  /** End of the next due date that is still open. */
  nextDue: Instant | null;
  state: PlanState;
};

const stateOf = (plan: UnitPlan, policy: Policy): PlanState => {
  if (isClosed(plan, policy)) return 'closed';
  const chased = Object.values(plan.obligations).filter(isChased);
  if (chased.length === 0) return 'handed-in';
  return chased.some(({ missed }) => missed) ? 'overdue' : 'open';
};

export const outlookOf = (plan: UnitPlan, policy: Policy): PlanOutlook => {
  const dues = Object.values(plan.obligations)
    .filter(isChased)
    .flatMap((obligation) => chasedDue(obligation, policy) ?? [])
    .map(overdueAt)
    .sort();
  return { nextWake: nextWake(plan, policy), nextDue: dues[0] ?? null, state: stateOf(plan, policy) };
};
