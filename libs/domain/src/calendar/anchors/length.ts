import { RuleViolation } from '../../errors/rule-violation.js';
import type { DatedRule, LengthUnit, Period } from '../due-rule.js';
import { type Anchors, type DueDate, unrolledDay } from '../explained-date.js';
import { addMonths } from '../months.js';
import { addDays, formatDate, formatLongDate, type PlainDate } from '../plain-date.js';
import type { WorkingCalendar } from '../working-calendar.js';
import { type Anchored, anchored, anchorMissing } from './anchored.js';

type Rule<Kind extends DatedRule['kind']> = DatedRule & { kind: Kind };
type Counted = Rule<'after-event' | 'relative'>;
/** A day to count from, and the sentence that says which it is. */
type Base = { day: PlainDate; text: string };

const unitNames: Record<LengthUnit, string> = {
  'calendar-days': 'ngày',
  'working-days': 'ngày làm việc',
  months: 'tháng',
};

const namedEvent = (rule: Rule<'after-event'>, event: { title: string; date: PlainDate | null }): Base => {
  if (event.date) return { day: event.date, text: `“${event.title}” ấn định vào ${formatLongDate(event.date)}.` };
  throw new RuleViolation('TEMPLATE.UNDATED', {
    field: 'due.event.date',
    value: event.title,
    reason: `Mục ${rule.clause} tính từ “${event.title}”, nhưng chưa ấn định ngày.`,
    mend: `Ấn định ngày của “${event.title}” trước khi ban hành.`,
  });
};

const cutOffBase = (rule: Rule<'after-event'>, dataCutOff: PlainDate | null): Base => {
  if (dataCutOff) return { day: dataCutOff, text: `Chốt số liệu ${formatLongDate(dataCutOff)}.` };
  throw anchorMissing(
    rule,
    'event',
    'tính từ ngày chốt số liệu, nhưng nghĩa vụ không nêu ngày chốt số liệu.',
    'Ghi ngày chốt số liệu (dataCutOff) của nghĩa vụ này.',
  );
};

const periodEndBase = (rule: Rule<'after-event'>, period: Period): Base => {
  if (period.end) return { day: period.end, text: `Kỳ ${period.label} kết thúc ${formatLongDate(period.end)}.` };
  throw anchorMissing(
    rule,
    'event',
    `tính từ ngày kết thúc kỳ, nhưng kỳ “${period.label}” không có ngày kết thúc.`,
    'Chọn kỳ tháng, quý, 6 tháng, năm, tuần hoặc ngày.',
  );
};

const eventBase = (rule: Rule<'after-event'>, period: Period, { issuedOn, dataCutOff }: Anchors): Base => {
  switch (rule.event.kind) {
    case 'issue':
      return { day: issuedOn, text: `Ban hành ${formatLongDate(issuedOn)}.` };
    case 'receipt': {
      const text = `Nhận được văn bản ${formatLongDate(issuedOn)}: văn bản gửi điện tử nên ngày nhận tính là ngày ban hành.`;
      return { day: issuedOn, text };
    }
    case 'data-cut-off':
      return cutOffBase(rule, dataCutOff);
    case 'period-end':
      return periodEndBase(rule, period);
    case 'named':
      return namedEvent(rule, rule.event);
  }
};

const count = (rule: Counted, from: PlainDate, calendar: WorkingCalendar): { date: PlainDate; clamped: boolean } => {
  const signed = rule.direction === 'after' ? rule.count : -rule.count;
  if (rule.unit === 'months') return addMonths(from, signed);
  const date = rule.unit === 'working-days' ? calendar.addWorkingDays(from, signed) : addDays(from, signed);
  return { date, clamped: false };
};

const countText = (rule: Counted, from: PlainDate, to: PlainDate, clamped: boolean): string => {
  if (rule.count === 0) return `Hạn là chính ngày ${formatLongDate(to)}.`;
  const length = `${rule.count} ${unitNames[rule.unit]}`;
  const how =
    rule.unit === 'months'
      ? `đến ngày tương ứng${clamped ? '; tháng đó không có ngày này nên lấy ngày cuối tháng' : ''} (BLDS 2015, Điều 148 khoản 3)`
      : 'không tính ngày đầu (BLDS 2015, Điều 147)';
  const direction = rule.direction === 'after' ? 'kể từ' : 'ngược lại từ';
  return `${length} ${direction} ngày ${formatDate(from)}, ${how} → ${formatLongDate(to)}.`;
};

const anchorCounted = (rule: Counted, base: Base, calendar: WorkingCalendar): Anchored => {
  const { date, clamped } = count(rule, base.day, calendar);
  return anchored(rule, date, `${base.text} ${countText(rule, base.day, date, clamped)}`);
};

/**
 * A length of time from an event; its first day is not counted (BLDS 2015, Điều 147).
 * @throws RuleViolation `TEMPLATE.ANCHOR_MISSING`, `TEMPLATE.UNDATED`, `CALENDAR.YEAR_UNKNOWN`
 */
export const anchorAfterEvent = (
  rule: Rule<'after-event'>,
  period: Period,
  anchors: Anchors,
  calendar: WorkingCalendar,
): Anchored => anchorCounted(rule, eventBase(rule, period, anchors), calendar);

/** The day that the other's words name; where a rest day has moved it, the day to which it was moved. */
const dayOf = (due: DueDate): PlainDate => (due.lastSafeDay === unrolledDay(due) ? due.named : due.lastSafeDay);

/** @throws RuleViolation `TEMPLATE.ANCHOR_MISSING` when the other obligation has no date in this period */
export const anchorRelative = (
  rule: Rule<'relative'>,
  period: Period,
  { dueOf, titleOf }: Anchors,
  calendar: WorkingCalendar,
): Anchored => {
  const other = dueOf(rule.obligation);
  const title = titleOf?.(rule.obligation) ?? rule.obligation;
  if (!other) {
    throw anchorMissing(
      rule,
      'obligation',
      `tính theo hạn của “${title}”, nhưng nghĩa vụ đó không có hạn trong kỳ “${period.label}”.`,
      'Đặt hạn cho nghĩa vụ đó, hoặc chọn cùng loại kỳ cho hai nghĩa vụ.',
    );
  }
  const day = dayOf(other);
  return anchorCounted(rule, { day, text: `Hạn của “${title}” là ${formatLongDate(day)}.` }, calendar);
};
