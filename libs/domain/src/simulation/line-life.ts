import type { Instant } from '../calendar/instant.js';
import { firstMiss, nextWake } from '../unit-plan/advance.js';
import { decideUnitPlan } from '../unit-plan/decide.js';
import { evolveUnitPlan } from '../unit-plan/evolve.js';
import type { Policy } from '../unit-plan/policy.js';
import type { UnitPlan, UnitPlanCommand, UnitPlanEvent } from '../unit-plan/unit-plan.js';

/**
 * One obligation of one unit at a moment of its life, as a plan that holds only this obligation: obligations of a plan do
 * not touch each other. Time does the same to every unit that has not acted yet, so what it does is decided once per
 * moment and shared: thousands of silent units cost little more than one.
 */
export type Moment = {
  plan: UnitPlan;
  /** When this obligation alone would wake the plan; null: time does nothing more to it. */
  wake: Instant | null;
  /** From when a wake of the plan does something to it: lateness is recorded by whatever wakes the plan next. */
  touchedFrom: Instant | null;
  passed: Map<Instant, Passage>;
};

/** What a command or time did: its events and the moment after them. */
export type Passage = { events: readonly UnitPlanEvent[]; after: Moment };

const lateFrom = (plan: UnitPlan): Instant | null => {
  const [obligation] = Object.values(plan.obligations);
  return obligation ? firstMiss(obligation) : null;
};

export const momentOf = (plan: UnitPlan, policy: Policy): Moment => {
  const wake = nextWake(plan, policy);
  const late = wake === null ? null : lateFrom(plan);
  return { plan, wake, touchedFrom: late !== null && wake !== null && late < wake ? late : wake, passed: new Map() };
};

/** Somebody acts. @throws RuleViolation what the decider throws */
export const act = (moment: Moment, command: UnitPlanCommand, policy: Policy, now: Instant): Passage => {
  const events = decideUnitPlan(moment.plan, command, policy, now);
  if (events.length === 0) return { events, after: moment };
  return { events, after: momentOf(events.reduce(evolveUnitPlan, moment.plan), policy) };
};

/** Time passes up to an instant. */
export const pass = (moment: Moment, policy: Policy, at: Instant): Passage => {
  const known = moment.passed.get(at);
  if (known) return known;
  const passage = act(moment, { type: 'Advance' }, policy, at);
  moment.passed.set(at, passage);
  return passage;
};
