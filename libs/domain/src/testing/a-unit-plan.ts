import { dateOf, type Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { owedLine, scheduleOf } from '../template/schedule.js';
import { decideUnitPlan } from '../unit-plan/decide.js';
import { evolveUnitPlan } from '../unit-plan/evolve.js';
import { definitionOf, type Policy } from '../unit-plan/policy.js';
import { obligationIn } from '../unit-plan/refusals.js';
import { type Status, statusAt, statusFactsOf } from '../unit-plan/status.js';
import { initialUnitPlan, type UnitPlan, type UnitPlanCommand, type UnitPlanEvent } from '../unit-plan/unit-plan.js';
import { specFor } from './given.js';

/** Given–when–then for a unit plan under one policy. */
export const planSpec = (policy: Policy) =>
  specFor({
    initial: initialUnitPlan,
    decide: (state, command: UnitPlanCommand, now) => decideUnitPlan(state, command, policy, now),
    evolve: evolveUnitPlan,
  });

/** The plan of `so-a` with every line of the template, opened at that instant. */
export const openedPlan = (policy: Policy, at: Instant, issuedOn: PlainDate = dateOf(at)): UnitPlanEvent => {
  const schedule = scheduleOf(policy.template, issuedOn, policy.calendar);
  const lines = schedule.map(owedLine);
  const command = { type: 'OpenUnitPlan', cascadeId: 'dot-1', unitId: 'so-a', issuedOn, lines } as const;
  const [event] = decideUnitPlan(initialUnitPlan(), command, policy, at);
  if (!event) throw new Error('A plan that is opened for the first time records it.');
  return event;
};

/** The status of one obligation at a moment, as screens derive it. */
export const statusIn = (policy: Policy, plan: UnitPlan, lineId: string, now: Instant): Status => {
  const obligation = obligationIn(plan, lineId);
  const facts = statusFactsOf(obligation, definitionOf(policy, obligation));
  return statusAt(facts, policy.calendar, 15, now);
};
