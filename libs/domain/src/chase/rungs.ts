import { type DueDate, reportableFrom } from '../calendar/due-date.js';
import { type Instant, instantAt } from '../calendar/instant.js';
import { addDays, type PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { type EscalationLevel, type EscalationTarget, type Ladder, reminderDay } from '../template/ladder.js';

/** One rung of the chase ladder at its instant. */
export type Rung =
  | { id: string; kind: 'reminder'; when: 'before' | 'after'; at: Instant; on: PlainDate }
  | {
      id: string;
      kind: 'escalation';
      level: number;
      to: EscalationTarget;
      /** Which unit of the duty line, 1 the nearest; only for `duty-line`. */
      up?: number;
      at: Instant;
      on: PlainDate;
    };

/**
 * Chasing may run into a year whose notices are not out. Such a rung has no date yet and is left out; the due date
 * itself is never computed without its year (template/schedule.ts refuses that by name).
 */
const whereKnown = (rung: () => Rung[]): Rung[] => {
  try {
    return rung();
  } catch (error) {
    if (error instanceof RuleViolation && error.code === 'CALENDAR.YEAR_UNKNOWN') return [];
    throw error;
  }
};

type Chase = { due: DueDate; ladder: Ladder; calendar: WorkingCalendar; openedOn: PlainDate };

const beforeRung = ({ due, ladder, calendar, openedOn }: Chase, days: number): Rung[] => {
  const on = reminderDay(due, days, calendar);
  // A rung that would have come before the plan was opened is not owed to anybody.
  if (on < openedOn) return [];
  return [{ id: `before-${days}`, kind: 'reminder', when: 'before', at: instantAt(on, ladder.at), on }];
};

/** The first working day that is late, and not before the unit has been told. */
const lateStart = ({ due, calendar, openedOn }: Chase): PlainDate => {
  const told = addDays(openedOn, 1);
  return calendar.onOrAfter(due.overdueFrom > told ? due.overdueFrom : told);
};

const afterRung = (chase: Chase, index: number): Rung[] => {
  const { ladder, calendar } = chase;
  const on = calendar.addWorkingDays(lateStart(chase), index * ladder.repeat.everyWorkingDays);
  const id = index === 0 ? 'after' : `repeat-${index}`;
  return [{ id, kind: 'reminder', when: 'after', at: instantAt(on, ladder.at), on }];
};

/** The levels of a duty line climb it one unit at a time, in the order of their numbers. */
const stepUp = ({ escalations }: Ladder, { level, to }: EscalationLevel): { up?: number } =>
  to === 'duty-line' ? { up: escalations.filter((one) => one.to === to && one.level <= level).length } : {};

const escalationRung = (chase: Chase, escalation: EscalationLevel): Rung[] => {
  const { level, to, graceWorkingDays } = escalation;
  const { due, ladder, calendar } = chase;
  const graceOver = calendar.addWorkingDays(lateStart(chase), graceWorkingDays);
  const reportable = reportableFrom(due);
  const on = calendar.onOrAfter(graceOver > reportable ? graceOver : reportable);
  const step = { to, ...stepUp(ladder, escalation) };
  return [{ id: `escalation-${level}`, kind: 'escalation', level, ...step, at: instantAt(on, ladder.at), on }];
};

/**
 * The whole ladder of one obligation in the order of time. Working days only. A plan that was opened after the
 * due date is chased from the day after its opening, so that nobody is reported upwards before having been told.
 * @param openedOn plain date on which the unit got the obligation
 */
export const rungsOf = (due: DueDate, ladder: Ladder, calendar: WorkingCalendar, openedOn: PlainDate): Rung[] => {
  const chase = { due, ladder, calendar, openedOn };
  const repeats = ladder.dayAfter ? ladder.repeat.times + 1 : 0;
  const rungs = [
    ...ladder.before.flatMap((days) => whereKnown(() => beforeRung(chase, days))),
    ...Array.from({ length: repeats }, (_, index) => whereKnown(() => afterRung(chase, index))).flat(),
    ...ladder.escalations.flatMap((level) => whereKnown(() => escalationRung(chase, level))),
  ];
  return rungs.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};
