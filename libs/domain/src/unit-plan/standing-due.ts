import { addDays, type PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { DueFacts, Obligation } from './unit-plan.js';

/** The extended date, where there is one that lies after the date of the schedule. */
export const extensionInForce = ({
  due,
  extended = null,
}: {
  due: DueFacts | null;
  extended?: DueFacts | null | undefined;
}): DueFacts | null => (due !== null && extended !== null && extended.lastSafeDay > due.lastSafeDay ? extended : null);

/** The date against which lateness counts: the one of the schedule, or a later one by extension. */
export const standingDue = (obligation: {
  due: DueFacts | null;
  extended?: DueFacts | null | undefined;
}): DueFacts | null => extensionInForce(obligation) ?? obligation.due;

/**
 * A date that a decision gives: the day itself still counts, to its end.
 * @throws RuleViolation `CALENDAR.YEAR_UNKNOWN`
 */
export const dueAtEndOf = (day: PlainDate, calendar: WorkingCalendar): DueFacts => ({
  named: day,
  boundary: 'on',
  lastSafeDay: day,
  lastWorkingDay: calendar.onOrBefore(day),
  overdueFrom: addDays(day, 1),
  hour: null,
});

/** The day up to whose end something is still expected of the unit: after a return or a reopening its new date. */
export const expectedBy = (obligation: Obligation): PlainDate | null => {
  const { returned, reopened, work } = obligation;
  if (returned) return returned.newDate;
  const due = standingDue(obligation)?.lastSafeDay ?? null;
  return work === 'open' && reopened && (due === null || reopened.until > due) ? reopened.until : due;
};
