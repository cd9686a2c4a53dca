import type { DatedRule } from '../../calendar/due-rule.js';
import { mostDaysIn } from '../../calendar/months.js';
import type { ObligationPeriods, ObligationTemplate } from '../cascade-template.js';
import { countPeriods } from '../periods.js';
import type { Report } from './template-problem.js';

type Kind = ObligationPeriods['kind'];
const kindNames: Record<Kind, string> = {
  once: 'một lần',
  yearly: 'năm',
  'half-year': '6 tháng',
  quarter: 'quý',
  month: 'tháng',
  week: 'tuần',
  day: 'ngày',
};

const mismatch = (rule: DatedRule, report: Report, reason: string, mend: string): void =>
  report('TEMPLATE.FIELD_INVALID', ['due'], rule.words, reason, mend);

/** How many of the periods are owed in one year. */
export const owedPerYear = (periods: ObligationPeriods): number =>
  'only' in periods && periods.from <= periods.to ? countPeriods({ ...periods, to: periods.from }) : 1;

const checkYearlyDay = (rule: DatedRule & { kind: 'yearly-day' }, periods: ObligationPeriods, report: Report): void => {
  if (periods.kind === 'once' || periods.kind === 'week' || periods.kind === 'day') {
    const what = periods.kind === 'once' ? 'nghĩa vụ này chỉ có một lần' : `kỳ ở đây là ${kindNames[periods.kind]}`;
    mismatch(
      rule,
      report,
      `Ngày hằng năm cần kỳ theo năm, mà ${what}.`,
      'Đổi kỳ thành yearly, hoặc ghi ngày cụ thể (fixed-date).',
    );
  } else if (owedPerYear(periods) > 1) {
    mismatch(
      rule,
      report,
      `Một năm có ${owedPerYear(periods)} kỳ, mà ngày hằng năm chỉ cho một hạn mỗi năm: các kỳ sẽ trùng hạn.`,
      'Dùng ngày của tháng theo kỳ (period-day), hoặc chỉ giữ một kỳ trong năm (only).',
    );
  }
};

/** A single date for several periods would make every period due on the same day. */
const isSingleDate = (rule: DatedRule): boolean => {
  if (rule.kind === 'after-event') return !['data-cut-off', 'period-end'].includes(rule.event.kind);
  return rule.kind === 'fixed-date' || rule.kind === 'window' || rule.kind === 'anniversary';
};

const checkEvent = ({ periods, dataCutOff }: ObligationTemplate, rule: DatedRule, report: Report): void => {
  if (rule.kind !== 'after-event') return;
  if (rule.event.kind === 'data-cut-off' && !dataCutOff) {
    report(
      'TEMPLATE.ANCHOR_MISSING',
      ['due', 'event'],
      rule.words,
      `Mục ${rule.clause} tính từ ngày chốt số liệu, nhưng nghĩa vụ không nêu ngày chốt số liệu.`,
      'Ghi ngày chốt số liệu (dataCutOff) của nghĩa vụ này.',
    );
  }
  if (rule.event.kind === 'period-end' && periods.kind === 'once') {
    report(
      'TEMPLATE.ANCHOR_MISSING',
      ['due', 'event'],
      rule.words,
      `Mục ${rule.clause} tính từ ngày kết thúc kỳ, nhưng nghĩa vụ một lần không có kỳ.`,
      'Chọn kỳ năm, 6 tháng, quý, tháng, tuần hoặc ngày.',
    );
  }
};

const checkCutOff = ({ periods, dataCutOff }: ObligationTemplate, report: Report): void => {
  if (!dataCutOff) return;
  if (periods.kind === 'once') {
    report(
      'TEMPLATE.FIELD_INVALID',
      ['dataCutOff'],
      dataCutOff,
      'Nghĩa vụ một lần không có kỳ để tính ngày chốt số liệu.',
      'Bỏ ngày chốt số liệu, hoặc chọn kỳ.',
    );
  }
  if ('month' in dataCutOff && dataCutOff.day !== 'last' && dataCutOff.day > mostDaysIn(dataCutOff.month)) {
    const day = `${dataCutOff.day}/${dataCutOff.month}`;
    report('DATE.NOT_REAL', ['dataCutOff', 'day'], day, `Không năm nào có ngày ${day}.`, 'Ghi ngày có thật.');
  }
};

const checkOverrides = (rule: DatedRule, periods: ObligationPeriods, report: Report): void => {
  if (rule.kind !== 'yearly-day' || !('from' in periods) || typeof periods.from !== 'number') return;
  const [first, last] = [periods.from, periods.to as number];
  for (const { year } of rule.overrides) {
    if (first <= year && year <= last) continue;
    report(
      'TEMPLATE.FIELD_INVALID',
      ['due', 'overrides'],
      year,
      `Quy định riêng năm ${year} nằm ngoài các kỳ ${first}–${last}, nên không bao giờ áp dụng.`,
      'Sửa năm của quy định riêng, hoặc mở rộng các kỳ.',
    );
  }
};

/** Whether the rule finds in every period what it counts from, and gives each period a date of its own. */
export const checkRuleAgainstPeriods = (obligation: ObligationTemplate, rule: DatedRule, report: Report): void => {
  const { periods } = obligation;
  if (rule.kind === 'yearly-day') checkYearlyDay(rule, periods, report);
  if (rule.kind === 'period-day' && ['once', 'week', 'day'].includes(periods.kind)) {
    const reason = `Ngày tính theo tháng cuối kỳ cần kỳ tháng, quý, 6 tháng hoặc năm, mà kỳ ở đây là ${kindNames[periods.kind]}.`;
    mismatch(rule, report, reason, 'Chọn kỳ tháng, quý, 6 tháng hoặc năm, hoặc ghi ngày cụ thể (fixed-date).');
  }
  if (rule.kind === 'weekly-day' && periods.kind !== 'week') {
    const reason = `Thứ trong tuần cần kỳ theo tuần, mà kỳ ở đây là ${kindNames[periods.kind]}.`;
    mismatch(rule, report, reason, 'Chọn kỳ theo tuần (week), hoặc ghi ngày cụ thể.');
  }
  if (isSingleDate(rule) && countPeriods(periods) > 1) {
    mismatch(
      rule,
      report,
      `Quy tắc này chỉ cho một ngày, mà nghĩa vụ có ${countPeriods(periods)} kỳ: mọi kỳ sẽ trùng hạn.`,
      'Chọn kỳ một lần (once), hoặc quy tắc theo kỳ (yearly-day, period-day).',
    );
  }
  checkEvent(obligation, rule, report);
  checkCutOff(obligation, report);
  checkOverrides(rule, periods, report);
};
