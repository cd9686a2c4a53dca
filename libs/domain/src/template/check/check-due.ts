import type { DatedRule, DueRule } from '../../calendar/due-rule.js';
import { mostDaysIn } from '../../calendar/months.js';
import { formatDate, partsOf } from '../../calendar/plain-date.js';
import type { ObligationTemplate } from '../cascade-template.js';
import { checkRuleAgainstPeriods } from './check-rule-periods.js';
import type { Report } from './template-problem.js';

type Rule<Kind extends DatedRule['kind']> = DatedRule & { kind: Kind };

const checkYearly = (rule: Rule<'yearly-day'>, report: Report): void => {
  if (rule.day !== 'last' && rule.day > mostDaysIn(rule.month)) {
    report(
      'DATE.NOT_REAL',
      ['due', 'day'],
      `${rule.day}/${rule.month}`,
      `Không năm nào có ngày ${rule.day}/${rule.month}.`,
      'Ghi ngày có thật; ngày cuối tháng ghi là last.',
    );
  }
  const years = rule.overrides.map(({ year }) => year);
  const twice = years.find((year, index) => years.indexOf(year) !== index);
  if (twice !== undefined) {
    report(
      'TEMPLATE.FIELD_INVALID',
      ['due', 'overrides'],
      twice,
      `Năm ${twice} có hai quy định riêng.`,
      'Giữ một quy định riêng cho mỗi năm.',
    );
  }
};

const checkDayOfMonth = (rule: Rule<'period-day'>, report: Report): void => {
  if (rule.day === 'last' || (Number.isInteger(rule.day) && rule.day >= 1 && rule.day <= 31)) return;
  report(
    'DATE.NOT_REAL',
    ['due', 'day'],
    rule.day,
    'Không tháng nào có ngày này.',
    'Ghi ngày từ 1 đến 31; ngày cuối tháng ghi là last.',
  );
};

const checkWindow = (rule: Rule<'window'>, report: Report): void => {
  if (rule.from > rule.to) {
    report(
      'TEMPLATE.FIELD_INVALID',
      ['due', 'to'],
      `${formatDate(rule.from)}–${formatDate(rule.to)}`,
      'Ngày đầu của khoảng thời gian sau ngày cuối.',
      'Sửa để ngày đầu không sau ngày cuối.',
    );
  }
  if (rule.boundary === 'before') {
    report(
      'TEMPLATE.FIELD_INVALID',
      ['due', 'boundary'],
      rule.boundary,
      'Thời hạn “trong” một khoảng tính cả ngày cuối, không thể là “trước”.',
      'Ghi boundary: on; nếu nguồn viết “trước ngày”, dùng ngày cố định (fixed-date).',
    );
  }
};

const checkLength = (rule: Rule<'after-event' | 'relative'>, report: Report): void => {
  if (Number.isInteger(rule.count) && rule.count >= 0) return;
  report(
    'TEMPLATE.FIELD_INVALID',
    ['due', 'count'],
    rule.count,
    'Số ngày hoặc tháng phải là số nguyên từ 0 trở lên.',
    'Muốn đếm ngược, ghi direction: before.',
  );
};

const checkAnniversary = (rule: Rule<'anniversary'>, report: Report): void => {
  if (Number.isInteger(rule.years) && rule.years >= 1) return;
  report(
    'TEMPLATE.FIELD_INVALID',
    ['due', 'years'],
    rule.years,
    `Số năm kể từ ${formatDate(rule.date)} phải từ 1 trở lên.`,
    `Ghi số năm, ví dụ 10 (đến năm ${partsOf(rule.date).year + 10}).`,
  );
};

const checkHour = (rule: DatedRule, report: Report): void => {
  if (rule.hour === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(rule.hour)) return;
  report('TEMPLATE.FIELD_INVALID', ['due', 'hour'], rule.hour, 'Không có giờ này trong ngày.', 'Ghi giờ dạng 14:00.');
};

const checkWords = ({ words, clause }: DueRule, report: Report): void => {
  for (const [field, value, what] of [
    ['words', words, 'nguyên văn thời hạn'],
    ['clause', clause, 'điều, mục của nguồn'],
  ] as const) {
    if (value?.trim()) continue;
    report('TEMPLATE.FIELD_MISSING', ['due', field], '', `Chưa ghi ${what}.`, `Ghi ${what} theo văn bản nguồn.`);
  }
};

const checkKind = (rule: DatedRule, report: Report): void => {
  switch (rule.kind) {
    case 'yearly-day':
      return checkYearly(rule, report);
    case 'period-day':
      return checkDayOfMonth(rule, report);
    case 'window':
      return checkWindow(rule, report);
    case 'after-event':
    case 'relative':
      return checkLength(rule, report);
    case 'anniversary':
      return checkAnniversary(rule, report);
    case 'fixed-date':
    case 'weekly-day':
      return;
  }
};

/** The due rule by itself, and against the periods and the data cut-off of its obligation. */
export const checkDue = (obligation: ObligationTemplate, report: Report): void => {
  const { due } = obligation;
  if (!due) {
    report(
      'TEMPLATE.RULE_MISSING',
      ['due'],
      '',
      `Nghĩa vụ “${obligation.title}” chưa có quy tắc thời hạn.`,
      'Thêm quy tắc thời hạn, hoặc ghi rõ kind: undated kèm nguyên văn.',
    );
    return;
  }
  checkWords(due, report);
  if (due.kind === 'undated') return;
  checkHour(due, report);
  checkKind(due, report);
  if (obligation.periods) checkRuleAgainstPeriods(obligation, due, report);
};
