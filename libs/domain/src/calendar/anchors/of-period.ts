import type { DatedRule, Period } from '../due-rule.js';
import { dayInMonth } from '../months.js';
import { addDays, formatDate, formatLongDate, type PlainDate, partsOf, weekdayOf } from '../plain-date.js';
import { type Anchored, anchored, anchorMissing } from './anchored.js';

type Rule<Kind extends DatedRule['kind']> = DatedRule & { kind: Kind };

const monthOf = (offset: number): string => {
  if (offset === 0) return 'tháng cuối kỳ';
  if (offset === 1) return 'tháng tiếp theo sau kỳ';
  return offset > 0 ? `tháng thứ ${offset} sau kỳ` : `tháng thứ ${-offset} trước tháng cuối kỳ`;
};

/** @throws RuleViolation `TEMPLATE.ANCHOR_MISSING` when the period has no last day */
export const anchorPeriodDay = (rule: Rule<'period-day'>, period: Period): Anchored => {
  if (!period.end) {
    throw anchorMissing(
      rule,
      'kind',
      `kỳ “${period.label}” không có ngày cuối, nên không có tháng cuối kỳ.`,
      'Chọn kỳ tháng, quý, 6 tháng hoặc năm, hoặc ghi ngày cố định.',
    );
  }
  const { year, month } = partsOf(period.end);
  const { date, clamped } = dayInMonth(year, month + rule.monthOffset, rule.day);
  const day = rule.day === 'last' ? 'ngày cuối cùng' : `ngày ${rule.day}`;
  return anchored(
    rule,
    date,
    `Kỳ ${period.label} kết thúc ngày ${formatDate(period.end)}; ${day} của ${monthOf(rule.monthOffset)} → ${formatLongDate(date)}.`,
    clamped ? `Tháng ${date.slice(5, 7)}/${date.slice(0, 4)} không có ngày ${rule.day}: lấy ngày cuối tháng.` : '',
  );
};

/** The weekday within the period, or null when the period (a week cut short) does not have it. */
export const weekdayWithin = (rule: Rule<'weekly-day'>, period: Period): PlainDate | null => {
  if (!period.start || !period.end) return null;
  const day = addDays(period.start, (rule.weekday - weekdayOf(period.start) + 7) % 7);
  return day <= period.end ? day : null;
};

/** @throws RuleViolation `TEMPLATE.ANCHOR_MISSING` when the period does not have that weekday */
export const anchorWeekly = (rule: Rule<'weekly-day'>, period: Period): Anchored => {
  const day = weekdayWithin(rule, period);
  if (day) return anchored(rule, day, `Kỳ ${period.label}: ${formatLongDate(day)}.`);
  throw anchorMissing(
    rule,
    'weekday',
    `kỳ “${period.label}” không có thứ này trong tuần.`,
    'Chọn kỳ theo tuần, bắt đầu từ một tuần có thứ này.',
  );
};
