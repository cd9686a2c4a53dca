import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CascadeTemplate, ObligationTemplate } from '../template/cascade-template.js';
import { obligationOf } from '../template/schedule.js';
import { type Rung, rungsOf } from '../chase/rungs.js';
import { addDays } from '../calendar/plain-date.js';
import type { DueFacts, Obligation, UnitPlan } from './unit-plan.js';

/** What a running plan is pinned to: one template version and one calendar version. */
export type Policy = { template: CascadeTemplate; calendar: WorkingCalendar };

export const definitionOf = (policy: Policy, obligation: { key: string }): ObligationTemplate =>
  obligationOf(policy.template, obligation.key);

/** A returned submission is due again at the end of its new date, which the unit may still use. */
const returnedDue = (due: DueFacts, newDate: DueFacts['named'], policy: Policy): DueFacts => ({
  ...due,
  named: newDate,
  boundary: 'on',
  lastSafeDay: newDate,
  lastWorkingDay: policy.calendar.onOrBefore(newDate),
  overdueFrom: addDays(newDate, 1),
  hour: null,
});

/** The due date that is chased now: the first one, or the new date after a return. The first is never overwritten. */
export const chasedDue = (obligation: Obligation, policy: Policy): DueFacts =>
  obligation.returned ? returnedDue(obligation.due, obligation.returned.newDate, policy) : obligation.due;

/** The ladder of an obligation as it stands, in the order of time. */
export const ladderOf = (plan: UnitPlan, obligation: Obligation, policy: Policy): Rung[] => {
  const openedOn = obligation.returned?.on ?? plan.openedOn;
  if (openedOn === null) return [];
  const ladder = definitionOf(policy, obligation).ladder ?? policy.template.ladder;
  const rungs = rungsOf({ ...chasedDue(obligation, policy), why: [] }, ladder, policy.calendar, openedOn);
  if (!obligation.returned) return rungs;
  const round = obligation.submissions.length;
  return rungs.map((rung) => ({ ...rung, id: `return-${round}/${rung.id}` }));
};

/** Chasing goes on while nothing is handed in, and again after a return. */
export const isChased = (obligation: Obligation): boolean =>
  obligation.work === 'open' || obligation.work === 'returned';
