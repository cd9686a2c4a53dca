import { clauseAtStart } from '../calendar/clause-words.js';
import { type DueDate, dueDate } from '../calendar/due-date.js';
import type { DatedRule, Period } from '../calendar/due-rule.js';
import { type Instant, instantAt } from '../calendar/instant.js';
import { dayInMonth, mostDaysIn } from '../calendar/months.js';
import { type PlainDate, partsOf, plainDateFrom } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { DataCutOff, ObligationTemplate } from './cascade-template.js';

/** One deliverable in one period with its due date: a column of the matrix. The same for every unit that owes it. */
export type ScheduleLine = {
  /** `{key}`, `{key}.{year}` or `{key}.{period}`; stable within the cascade. */
  lineId: string;
  key: string;
  title: string;
  shortTitle: string;
  period: Period;
  /** Null: without a date ("Không hạn"): nobody can be late for it. */
  due: DueDate | null;
  /** Data are counted up to the end of this day (chốt số liệu); null when the source states none. */
  dataCutOff: PlainDate | null;
  /** Instant of the roll-up when not all have settled before; null without a due date. */
  rollUpAt: Instant | null;
};

/** What a line is reckoned from, besides its own obligation. */
export type LineContext = {
  issuedOn: PlainDate;
  calendar: WorkingCalendar;
  /** Due date of another obligation for this period. */
  dueOf: (key: string, period: Period) => DueDate | null;
  titleOf: (key: string) => string;
};

const datedRule = (obligation: ObligationTemplate): DatedRule | null => {
  if (obligation.due.kind !== 'undated') return obligation.due;
  if (!obligation.due.recurring) return null;
  throw new RuleViolation('TEMPLATE.UNDATED', {
    field: 'due',
    value: obligation.due.words,
    reason: `${clauseAtStart(obligation.due.clause)} không nêu ngày, nên chưa thể tính hạn.`,
    mend: 'Ấn định ngày cho nghĩa vụ này trước khi ban hành.',
  });
};

const yearlyCutOff = (cutOff: Extract<DataCutOff, { month: number }>, year: number): PlainDate =>
  cutOff.day === 'last' || cutOff.day <= mostDaysIn(cutOff.month)
    ? dayInMonth(year + cutOff.yearOffset, cutOff.month, cutOff.day).date
    : plainDateFrom(year + cutOff.yearOffset, cutOff.month, cutOff.day, 'dataCutOff');

/** @throws RuleViolation `DATE.NOT_REAL` for a day of no year (30/2) */
const cutOffOf = ({ dataCutOff }: ObligationTemplate, { year, end }: Period): PlainDate | null => {
  if (dataCutOff === null || dataCutOff === undefined) return null;
  if ('month' in dataCutOff) return year === null ? null : yearlyCutOff(dataCutOff, year);
  if (!end) return null;
  const last = partsOf(end);
  return dayInMonth(last.year, last.month + dataCutOff.monthOffset, dataCutOff.day).date;
};

const roman = ['I', 'II', 'III', 'IV'];

/** The period in the few characters that a column's head has room for. */
const shortPeriod = ({ kind }: ObligationTemplate['periods'], { id, year }: Period): string => {
  const number = Number(id.slice(id.lastIndexOf('-') + 1).replace(/\D/g, ''));
  switch (kind) {
    case 'half-year':
      return `6T ${number === 1 ? 'đầu' : 'cuối'} ${year}`;
    case 'quarter':
      return `Q.${roman[number - 1]}/${year}`;
    case 'month':
      return `T${number}/${year}`;
    case 'week':
      return `tuần ${number}/${year}`;
    case 'day':
      return `${id.slice(8)}/${id.slice(5, 7)}/${id.slice(0, 4)}`;
    case 'once':
    case 'yearly':
      return String(year);
  }
};

const qualified = (error: unknown, key: string): unknown =>
  error instanceof RuleViolation && /^(due|dataCutOff)\b/.test(error.details.field)
    ? new RuleViolation(error.code, { ...error.details, field: `obligations.${key}.${error.details.field}` })
    : error;

/** A line's names, before anything is reckoned. */
export const lineNames = (obligation: ObligationTemplate, period: Period) => {
  const { key, title, shortTitle, periods } = obligation;
  if (periods.kind === 'once') return { lineId: key, key, title, shortTitle, period };
  return {
    lineId: `${key}.${period.id}`,
    key,
    title: `${title} ${period.label}`,
    shortTitle: `${shortTitle} ${shortPeriod(periods, period)}`,
    period,
  };
};

/**
 * One line with its date. Pure.
 * @throws RuleViolation `TEMPLATE.UNDATED`, `TEMPLATE.ANCHOR_MISSING`, `CALENDAR.YEAR_UNKNOWN`, `DATE.NOT_REAL`;
 * `field` names the obligation
 */
export const lineOf = (obligation: ObligationTemplate, period: Period, context: LineContext): ScheduleLine => {
  const { issuedOn, calendar, dueOf, titleOf } = context;
  try {
    const rule = datedRule(obligation);
    const dataCutOff = cutOffOf(obligation, period);
    const anchors = { issuedOn, dataCutOff, dueOf: (key: string) => dueOf(key, period), titleOf };
    const due = rule && dueDate(rule, period, anchors, calendar);
    const rollUpAt = due && instantAt(calendar.addWorkingDays(due.lastWorkingDay, obligation.rollUpAfter), '17:00');
    return { ...lineNames(obligation, period), due, dataCutOff, rollUpAt };
  } catch (error) {
    throw qualified(error, obligation.key);
  }
};
