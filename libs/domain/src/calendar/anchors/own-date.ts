import type { DatedRule, Period } from '../due-rule.js';
import { addMonths, dayInMonth, mostDaysIn } from '../months.js';
import { formatDate, formatLongDate, partsOf } from '../plain-date.js';
import { type Anchored, anchored, anchorMissing, notReal } from './anchored.js';

type Rule<Kind extends DatedRule['kind']> = DatedRule & { kind: Kind };

export const anchorFixed = (rule: Rule<'fixed-date'>): Anchored =>
  anchored(rule, rule.date, `Văn bản nêu đích danh ngày ${formatLongDate(rule.date)}.`);

const relationOf = (offset: number): string =>
  offset === 0 ? 'cùng năm' : offset === -1 ? 'năm trước liền kề' : 'năm sau liền kề';

const anchorOverride = (rule: Rule<'yearly-day'>, { year }: Period): Anchored | null => {
  const override = rule.overrides.find((one) => one.year === year);
  if (!override) return null;
  const text = `Riêng năm ${override.year}, văn bản quy định khác: “${override.words}” → ${formatLongDate(override.date)}.`;
  return { named: override.date, boundary: override.boundary, steps: [{ step: 'override', text }] };
};

/** @throws RuleViolation `TEMPLATE.ANCHOR_MISSING` without a year, `DATE.NOT_REAL` for a day of no year */
export const anchorYearly = (rule: Rule<'yearly-day'>, period: Period): Anchored => {
  const override = anchorOverride(rule, period);
  if (override) return override;
  if (period.year === null) {
    throw anchorMissing(rule, 'kind', 'ngày hằng năm cần biết năm của kỳ.', 'Chọn kỳ theo năm, hoặc ghi ngày cố định.');
  }
  if (rule.day !== 'last' && rule.day > mostDaysIn(rule.month)) throw notReal(rule, `${rule.day}/${rule.month}`);
  const { date, clamped } = dayInMonth(period.year + rule.yearOffset, rule.month, rule.day);
  const day = rule.day === 'last' ? `ngày cuối tháng ${rule.month}` : `ngày ${rule.day}/${rule.month}`;
  return anchored(
    rule,
    date,
    `Kỳ ${period.label}: ${day} của ${relationOf(rule.yearOffset)} → ${formatLongDate(date)}.`,
    clamped ? `Tháng ${rule.month}/${partsOf(date).year} không có ngày ${rule.day}: lấy ngày cuối tháng.` : '',
  );
};

export const anchorWindow = (rule: Rule<'window'>): Anchored => ({
  ...anchored(
    rule,
    rule.to,
    `Thời hạn từ ${formatLongDate(rule.from)} đến hết ${formatLongDate(rule.to)}: hạn là ngày cuối của khoảng này.`,
  ),
  // "trong tháng X" ends with its last day, whatever stands before it (domain.md §4).
  boundary: 'on',
});

/** So many years after a basis document; of 29/2 it is 28/2 in a common year. A stated year that differs is told. */
export const anchorAnniversary = (rule: Rule<'anniversary'>): Anchored => {
  const { date, clamped } = addMonths(rule.date, rule.years * 12);
  const { year } = partsOf(date);
  return anchored(
    rule,
    date,
    `Tròn ${rule.years} năm kể từ ${rule.document}, ngày ${formatDate(rule.date)} → ${formatLongDate(date)}.`,
    clamped ? `Năm ${year} không có ngày ${formatDate(rule.date).slice(0, 5)}: lấy ngày cuối tháng.` : '',
    rule.statedYear !== null && rule.statedYear !== year
      ? `Lưu ý: văn bản ghi năm ${rule.statedYear}, nhưng tròn ${rule.years} năm là năm ${year}; cần kiểm tra lại nguồn.`
      : '',
  );
};
