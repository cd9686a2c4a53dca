import { RuleViolation } from '../errors/rule-violation.js';
import { addDays, type PlainDate, partsOf, weekdayOf } from './plain-date.js';
import { countWorkedDays } from './worked-days.js';

/** How sure a calendar entry is: by law, by a notice seen, a swapped day, or only computed or proposed. */
export type EntryStatus = 'statute' | 'notice' | 'swap' | 'computed';

/** One day that differs from the plain week: a weekday off, or a Saturday worked. */
export type CalendarEntry = {
  date: PlainDate;
  working: boolean;
  name: string;
  source: string;
  status: EntryStatus;
};

/**
 * A working calendar as data: Monday to Friday are worked, Saturday and Sunday are off, entries say otherwise.
 * A year that is not listed in `years` is unknown and is refused, never taken for plain weekdays (domain.md §5).
 */
export type CalendarData = {
  id: string;
  version: number;
  name: string;
  years: readonly number[];
  /** Days about which a notice is still awaited, shown with every due date that falls among them. */
  openQuestions: readonly { from: PlainDate; to: PlainDate; text: string }[];
  entries: readonly CalendarEntry[];
};

/** A calendar ready to ask. All questions throw `CALENDAR.YEAR_UNKNOWN` for a year without data. */
export type WorkingCalendar = {
  readonly label: string;
  readonly openQuestionOn: (date: PlainDate) => string | undefined;
  readonly entryOn: (date: PlainDate) => CalendarEntry | undefined;
  readonly isWorkingDay: (date: PlainDate) => boolean;
  /** The date itself when worked, else the nearest worked day before. */
  readonly onOrBefore: (date: PlainDate) => PlainDate;
  /** The date itself when worked, else the nearest worked day after. */
  readonly onOrAfter: (date: PlainDate) => PlainDate;
  /** The n-th worked day strictly after (n > 0) or strictly before (n < 0) the date; n = 0 is the date itself. */
  readonly addWorkingDays: (date: PlainDate, n: number) => PlainDate;
  /** Worked days d with from < d ≤ to; negative when to is before from. */
  readonly workingDaysBetween: (from: PlainDate, to: PlainDate) => number;
};

const unknownYear = (data: CalendarData, year: number): RuleViolation =>
  new RuleViolation('CALENDAR.YEAR_UNKNOWN', {
    field: 'calendar',
    value: String(year),
    reason: `Lịch làm việc “${data.name}” (bản ${data.version}) chưa có dữ liệu năm ${year}.`,
    mend: `Bổ sung ngày nghỉ và ngày làm bù của năm ${year} vào lịch rồi làm lại.`,
  });

/** Makes a calendar that answers questions about its data. Pure; answers are the same for the same data. */
export const workingCalendar = (data: CalendarData): WorkingCalendar => {
  const years = new Set(data.years);
  const entries = new Map(data.entries.map((entry) => [entry.date, entry]));

  const isWorkingDay = (date: PlainDate): boolean => {
    const { year } = partsOf(date);
    if (!years.has(year)) throw unknownYear(data, year);
    return entries.get(date)?.working ?? weekdayOf(date) <= 5;
  };
  const step = (date: PlainDate, direction: 1 | -1): PlainDate => {
    let day = addDays(date, direction);
    while (!isWorkingDay(day)) day = addDays(day, direction);
    return day;
  };
  const worked = countWorkedDays(data.years, isWorkingDay);
  const walk = (date: PlainDate, n: number): PlainDate => {
    let day = date;
    for (let left = Math.abs(n); left > 0; left -= 1) day = step(day, n > 0 ? 1 : -1);
    return day;
  };
  // Where the counted days end, walking on says by name which year is unknown.
  const addWorkingDays = (date: PlainDate, n: number): PlainDate =>
    n === 0 ? date : (worked.nth(date, n) ?? walk(date, n));
  const workingDaysBetween = (from: PlainDate, to: PlainDate): number => {
    if (to < from) return 0 - workingDaysBetween(to, from);
    const counted = worked.between(from, to);
    if (counted !== undefined) return counted;
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
    return count;
  };
  return {
    label: `${data.name}, bản ${data.version}`,
    openQuestionOn: (date) => data.openQuestions.find(({ from, to }) => from <= date && date <= to)?.text,
    entryOn: (date) => entries.get(date),
    isWorkingDay,
    onOrBefore: (date) => (isWorkingDay(date) ? date : step(date, -1)),
    onOrAfter: (date) => (isWorkingDay(date) ? date : step(date, 1)),
    addWorkingDays,
    workingDaysBetween,
  };
};

/** The answer of a calendar, or null where the question reaches into a year without data. */
export const whereYearsKnown = <Answer>(ask: () => Answer): Answer | null => {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RuleViolation && error.code === 'CALENDAR.YEAR_UNKNOWN') return null;
    throw error;
  }
};
