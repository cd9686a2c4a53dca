import type { DatedRule, Period } from '../calendar/due-rule.js';
import { type DueDate, dueDate } from '../calendar/due-date.js';
import { type Instant, instantAt } from '../calendar/instant.js';
import { type PlainDate, plainDateFrom } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { CascadeTemplate, ObligationTemplate } from './cascade-template.js';

/** One deliverable in one period with its due date: a column of the matrix. The same for every unit that owes it. */
export type ScheduleLine = {
  /** `{key}` or `{key}.{year}`; stable within the cascade. */
  lineId: string;
  key: string;
  title: string;
  shortTitle: string;
  period: Period;
  due: DueDate;
  /** Data are counted up to the end of this day (chốt số liệu); null when the source states none. */
  dataCutOff: PlainDate | null;
  /** Instant of the roll-up when not all have settled before. */
  rollUpAt: Instant;
};

const periodsOf = (obligation: ObligationTemplate): Period[] => {
  const { periods } = obligation;
  if (periods.kind === 'once') return [{ id: 'once', label: periods.label, year: null }];
  const years = Array.from({ length: periods.to - periods.from + 1 }, (_, index) => periods.from + index);
  return years.map((year) => ({ id: String(year), label: periods.label.replace('{năm}', String(year)), year }));
};

const datedRule = (obligation: ObligationTemplate): DatedRule => {
  if (obligation.due.kind !== 'undated') return obligation.due;
  throw new RuleViolation('TEMPLATE.UNDATED', {
    field: `obligations.${obligation.key}.due`,
    value: obligation.due.words,
    reason: `Mục ${obligation.due.clause} không nêu ngày, nên chưa thể tính hạn.`,
    mend: 'Ấn định ngày cho nghĩa vụ này trước khi ban hành.',
  });
};

const cutOffOf = ({ dataCutOff }: ObligationTemplate, { year }: Period): PlainDate | null =>
  dataCutOff === null || year === null
    ? null
    : plainDateFrom(year + dataCutOff.yearOffset, dataCutOff.month, dataCutOff.day, 'dataCutOff');

const lineOf = (
  obligation: ObligationTemplate,
  period: Period,
  issuedOn: PlainDate,
  calendar: WorkingCalendar,
): ScheduleLine => {
  const due = dueDate(datedRule(obligation), period, issuedOn, calendar);
  const rollUpDay = calendar.addWorkingDays(due.lastWorkingDay, obligation.rollUpAfter);
  return {
    lineId: period.year === null ? obligation.key : `${obligation.key}.${period.year}`,
    key: obligation.key,
    title: period.year === null ? obligation.title : `${obligation.title} ${period.label}`,
    shortTitle: period.year === null ? obligation.shortTitle : `${obligation.shortTitle} ${period.year}`,
    period,
    due,
    dataCutOff: cutOffOf(obligation, period),
    rollUpAt: instantAt(rollUpDay, '17:00'),
  };
};

/**
 * Every date that a template makes, before anything is issued; ordered by due date. Pure.
 * @throws RuleViolation `TEMPLATE.UNDATED`, `CALENDAR.YEAR_UNKNOWN`, `DATE.NOT_REAL`
 */
export const scheduleOf = (template: CascadeTemplate, issuedOn: PlainDate, calendar: WorkingCalendar): ScheduleLine[] =>
  template.obligations
    .flatMap((one) => periodsOf(one).map((period) => lineOf(one, period, issuedOn, calendar)))
    .sort((a, b) => (a.due.named < b.due.named ? -1 : a.due.named > b.due.named ? 1 : 0));

/** The template's definition behind a line. */
export const obligationOf = (template: CascadeTemplate, key: string): ObligationTemplate => {
  const found = template.obligations.find((one) => one.key === key);
  if (found) return found;
  throw new RuleViolation('TEMPLATE.NOT_FOUND', {
    field: 'obligation',
    value: key,
    reason: `Mẫu ${template.id} bản ${template.version} không có nghĩa vụ này.`,
    mend: 'Chọn một nghĩa vụ có trong mẫu.',
  });
};
