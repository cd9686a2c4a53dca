import type { Instant } from '../calendar/instant.js';
import { advance } from './advance.js';
import { evolveUnitPlan } from './evolve.js';
import type { Policy } from './policy.js';
import { obligationIn } from './refusals.js';
import type { Obligation, UnitPlan, UnitPlanEvent } from './unit-plan.js';

/** The same event, told to nobody any more. */
export const untold = (event: UnitPlanEvent): UnitPlanEvent =>
  event.type === 'ReminderRaised' || event.type === 'EscalationRaised'
    ? ({ ...event, data: { ...event.data, notify: false } } as UnitPlanEvent)
    : event;

/**
 * What time had done to an obligation by a moment, had nobody woken for it, and how it then stands: neither the log nor
 * lateness may depend on a worker's being up, and silence that agreed yesterday is not undone by today's decision.
 * @throws RuleViolation `OBLIGATION.NOT_FOUND`
 */
export const upTo = (
  plan: UnitPlan,
  lineId: string,
  policy: Policy,
  at: Instant,
): { passed: UnitPlanEvent[]; obligation: Obligation } => {
  const passed = advance({ ...plan, obligations: { [lineId]: obligationIn(plan, lineId) } }, policy, at);
  return { passed, obligation: obligationIn(passed.reduce(evolveUnitPlan, plan), lineId) };
};
