import { type DueDate, reportableFrom } from '../calendar/due-date.js';
import { type Instant, instantAt } from '../calendar/instant.js';
import { addDays, type PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { EscalationTarget, Ladder } from '../template/ladder.js';

/** One rung of the chase ladder at its instant. */
export type Rung =
  | { id: string; kind: 'reminder'; when: 'before' | 'after'; at: Instant; on: PlainDate }
  | { id: string; kind: 'escalation'; level: number; to: EscalationTarget; at: Instant; on: PlainDate };

const beforeRungs = (due: DueDate, ladder: Ladder, calendar: WorkingCalendar, openedOn: PlainDate): Rung[] =>
  ladder.before.flatMap((days): Rung[] => {
    const on = calendar.addWorkingDays(due.boundary === 'before' ? due.overdueFrom : due.lastSafeDay, -days);
    // A rung that would have come before the plan was opened is not owed to anybody.
    if (on < openedOn) return [];
    return [{ id: `before-${days}`, kind: 'reminder', when: 'before', at: instantAt(on, ladder.at), on }];
  });

const afterRungs = (start: PlainDate, ladder: Ladder, calendar: WorkingCalendar): Rung[] => {
  const { everyWorkingDays, times } = ladder.repeat;
  const count = ladder.dayAfter ? times + 1 : 0;
  return Array.from({ length: count }, (_, index): Rung => {
    const on = calendar.addWorkingDays(start, index * everyWorkingDays);
    return {
      id: index === 0 ? 'after' : `repeat-${index}`,
      kind: 'reminder',
      when: 'after',
      at: instantAt(on, ladder.at),
      on,
    };
  });
};

const escalationRungs = (start: PlainDate, reportable: PlainDate, ladder: Ladder, calendar: WorkingCalendar): Rung[] =>
  ladder.escalations.map(({ level, to, graceWorkingDays }): Rung => {
    const graceOver = calendar.addWorkingDays(start, graceWorkingDays);
    const on = calendar.onOrAfter(graceOver > reportable ? graceOver : reportable);
    return { id: `escalation-${level}`, kind: 'escalation', level, to, at: instantAt(on, ladder.at), on };
  });

/**
 * The whole ladder of one obligation in the order of time. Working days only. A plan that was opened after the
 * due date is chased from the day after its opening, so that nobody is reported upwards before having been told.
 * @param openedOn plain date on which the unit got the obligation
 */
export const rungsOf = (due: DueDate, ladder: Ladder, calendar: WorkingCalendar, openedOn: PlainDate): Rung[] => {
  const told = addDays(openedOn, 1);
  const lateStart = calendar.onOrAfter(due.overdueFrom > told ? due.overdueFrom : told);
  const rungs = [
    ...beforeRungs(due, ladder, calendar, openedOn),
    ...afterRungs(lateStart, ladder, calendar),
    ...escalationRungs(lateStart, reportableFrom(due), ladder, calendar),
  ];
  return rungs.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};
