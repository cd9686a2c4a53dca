import type { Database } from '@dondoc/commands';
import {
  type CalendarData,
  type PlainDate,
  RuleViolation,
  vietnamCalendar,
  type WorkingCalendar,
  weekdayOf,
  workingCalendar,
} from '@dondoc/domain';

const orWeekday = (calendar: WorkingCalendar, date: PlainDate): boolean => {
  try {
    return calendar.isWorkingDay(date);
  } catch (error) {
    // No legal date depends on it: in a year without notices letters leave on weekdays rather than never.
    if (error instanceof RuleViolation && error.code === 'CALENDAR.YEAR_UNKNOWN') return weekdayOf(date) <= 5;
    throw error;
  }
};

/** The newest published calendar, for the days on which letters leave. */
export const mailCalendar = async ({ pool }: Pick<Database, 'pool'>): Promise<WorkingCalendar> => {
  const { rows } = await pool.query<{ body: CalendarData }>('SELECT body FROM calendars ORDER BY version DESC LIMIT 1');
  const calendar = workingCalendar(rows[0]?.body ?? vietnamCalendar);
  return { ...calendar, isWorkingDay: (date) => orWeekday(calendar, date) };
};
