import type { DueRule, Period } from '../calendar/due-rule.js';
import { weekdayWithin } from '../calendar/anchors/of-period.js';
import { addMonths, dayInMonth } from '../calendar/months.js';
import {
  addDays,
  daysBetween,
  formatDate,
  type PlainDate,
  partsOf,
  plainDateFrom,
  weekdayOf,
} from '../calendar/plain-date.js';
import type { ObligationPeriods } from './cascade-template.js';

type Divided = ObligationPeriods & { kind: 'half-year' | 'quarter' | 'month' };
type Stretch = ObligationPeriods & { kind: 'week' | 'day' };

/** Months of a period, and the letter of its number in an id: `2024-H1`, `2024-Q3`, `2024-05`. */
const divisions = {
  'half-year': { months: 6, id: (number: number) => `H${number}` },
  quarter: { months: 3, id: (number: number) => `Q${number}` },
  month: { months: 1, id: (number: number) => String(number).padStart(2, '0') },
} as const;

type Facts = { id: string; year: number; number: string; start: PlainDate; end: PlainDate };

const periodOf = (label: string, { id, year, number, start, end }: Facts): Period => ({
  id,
  label: label
    .replaceAll('{năm}', String(year))
    .replaceAll('{kỳ}', number)
    .replaceAll('{từ}', formatDate(start))
    .replaceAll('{đến}', formatDate(end)),
  year,
  start,
  end,
});

/** The numbers from the first to the last, both included. */
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

const yearPeriod = (label: string, year: number): Period => {
  const [start, end] = [plainDateFrom(year, 1, 1), plainDateFrom(year, 12, 31)];
  return periodOf(label, { id: String(year), year, number: '1', start, end });
};

/**
 * The divisions of one reporting year. A month is called by the calendar month in which it ends (15/12–14/01 is January, as
 * Nghị định 09/2019/NĐ-CP Điều 12 has it); halves and quarters are counted within the reporting year.
 */
const divisionsOf = (periods: Divided, reportingYear: number): Period[] => {
  const { months, id } = divisions[periods.kind];
  const { month, day, yearOffset } = periods.startsOn;
  const first = dayInMonth(reportingYear + yearOffset, month, day).date;
  return range(1, 12 / months).flatMap((count) => {
    const start = addMonths(first, (count - 1) * months).date;
    const end = addDays(addMonths(first, count * months).date, -1);
    const ending = partsOf(end);
    const [year, number] = periods.kind === 'month' ? [ending.year, ending.month] : [reportingYear, count];
    if (periods.only && !periods.only.includes(number)) return [];
    return [periodOf(periods.label, { id: `${year}-${id(number)}`, year, number: String(number), start, end })];
  });
};

/** ISO 8601: the week belongs to the year of its Thursday. */
const isoWeek = (monday: PlainDate): { year: number; week: number } => {
  const thursday = addDays(monday, 3);
  const { year } = partsOf(thursday);
  return { year, week: Math.floor(daysBetween(plainDateFrom(year, 1, 1), thursday) / 7) + 1 };
};

/** Weeks from Monday to Sunday; the first and the last are cut to the stretch. */
const weeksOf = ({ from, to, label }: Stretch): Period[] => {
  const firstMonday = addDays(from, 1 - weekdayOf(from));
  return range(0, Math.floor(daysBetween(firstMonday, to) / 7)).map((index) => {
    const monday = addDays(firstMonday, index * 7);
    const sunday = addDays(monday, 6);
    const { year, week } = isoWeek(monday);
    const id = `${year}-W${String(week).padStart(2, '0')}`;
    const [start, end] = [monday < from ? from : monday, sunday > to ? to : sunday];
    return periodOf(label, { id, year, number: String(week), start, end });
  });
};

const daysOf = ({ from, to, label }: Stretch): Period[] =>
  range(0, daysBetween(from, to)).map((index) => {
    const day = addDays(from, index);
    return periodOf(label, { id: day, year: partsOf(day).year, number: formatDate(day), start: day, end: day });
  });

/**
 * The periods of an obligation in the order of time. In labels {năm}, {kỳ}, {từ}, {đến} are filled in. Ids: `once`, `2024`,
 * `2024-H1`, `2024-Q3`, `2024-05`, `2024-W20` (ISO 8601), `2024-05-13`. Pure.
 */
export const periodsOf = (periods: ObligationPeriods): Period[] => {
  switch (periods.kind) {
    case 'once':
      return [{ id: 'once', label: periods.label, year: null }];
    case 'yearly':
      return range(periods.from, periods.to).map((year) => yearPeriod(periods.label, year));
    case 'half-year':
    case 'quarter':
    case 'month':
      return range(periods.from, periods.to).flatMap((year) => divisionsOf(periods, year));
    case 'week':
      return weeksOf(periods);
    case 'day':
      return daysOf(periods);
  }
};

/** The periods in which the rule has a day: a first week that begins on Wednesday owes nothing on Monday. */
export const periodsUnder = (rule: DueRule, periods: ObligationPeriods): Period[] =>
  rule.kind === 'weekly-day' && periods.kind === 'week'
    ? periodsOf(periods).filter((period) => weekdayWithin(rule, period) !== null)
    : periodsOf(periods);

/** How many periods there are, without making them. */
export const countPeriods = (periods: ObligationPeriods): number => {
  switch (periods.kind) {
    case 'once':
      return 1;
    case 'yearly':
      return Math.max(0, periods.to - periods.from + 1);
    case 'half-year':
    case 'quarter':
    case 'month': {
      const perYear = periods.only?.length ?? 12 / divisions[periods.kind].months;
      return Math.max(0, periods.to - periods.from + 1) * perYear;
    }
    case 'week':
    case 'day': {
      const days = Math.max(0, daysBetween(periods.from, periods.to) + 1);
      return periods.kind === 'day' ? days : Math.ceil(days / 7) + (days > 0 ? 1 : 0);
    }
  }
};
