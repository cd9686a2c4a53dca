import { type DayOfMonth, type DueRule, formatDate, type PlainDate, weekdayOf } from '@dondoc/domain';
import type { DateRef, YearRef } from '../grammar/meaning.js';
import { type InYear, realDate, yearOf } from './day-in-year.js';
import { type Doubt, doubt, refuse } from './doubt.js';
import { type Around, type Common, commonOf, type Draft, draft, type Other } from './draft.js';
import { once, type Repeats, yearly } from './repeats.js';

const shown = (day: DayOfMonth, month: number): string => (day === 'last' ? `cuối tháng ${month}` : `${day}/${month}`);

const checkReal = (day: DayOfMonth, month: number, year: number, named = true): PlainDate => {
  const date = realDate(year, month, day);
  if (date !== null) return date;
  const swapped = day !== 'last' && realDate(year, day, month) !== null ? ` Có phải ${month}/${day}/${year}?` : '';
  return refuse(
    'DATE_NOT_REAL',
    `Ngày ${shown(day, month)}${named ? `/${year}` : ''} không có trong lịch.${swapped} Ghi ngày có thật, ví dụ 28/02/2026.`,
  );
};

const weekdayDoubt = (date: PlainDate, around: Around): Doubt[] => {
  const { weekday } = around.clause;
  if (weekday === null || weekdayOf(date) === weekday) return [];
  const text = `Ngày ${formatDate(date)} không phải thứ được nêu trong văn bản. Kiểm tra lại ngày hoặc thứ.`;
  return [doubt('WEEKDAY_MISMATCH', text)];
};

const issueDoubt = (date: PlainDate, { issuedOn }: Around): Doubt[] =>
  issuedOn !== null && date < issuedOn
    ? [
        doubt(
          'DATE_BEFORE_ISSUE',
          `Ngày ${formatDate(date)} đã qua khi văn bản được ban hành (${formatDate(issuedOn)}). Kiểm tra lại năm.`,
        ),
      ]
    : [];

/** Name of the yearly period by the deliverable that the day is for. */
export const yearlyLabel = (month: number, around: Around): Repeats => {
  const unit = around.units.length === 1 ? around.units[0] : undefined;
  if (unit?.unit === 'quarter' && unit.number !== null)
    return yearly(`quý ${['I', 'II', 'III', 'IV'][unit.number - 1] ?? unit.number} năm {năm}`);
  if (unit?.unit === 'nine-months') return yearly('9 tháng đầu năm {năm}');
  if (unit?.unit !== 'half-year') return yearly();
  const second = unit.number === 2 || (unit.number === null && month >= 10);
  return yearly(second ? '6 tháng cuối năm {năm}' : '6 tháng đầu năm {năm}');
};

const repeatsIn = (answer: InYear, month: number, around: Around): Repeats =>
  answer.kind === 'one' ? once : yearlyLabel(month, around);

const ruleIn = (common: Common, answer: InYear, month: number, day: DayOfMonth): DueRule =>
  answer.kind === 'one'
    ? { kind: 'fixed-date', ...common, date: checkReal(day, month, answer.year) }
    : { kind: 'yearly-day', ...common, month, day, yearOffset: answer.offset, overrides: [] };

const inYearLabel = (answer: InYear): string => {
  if (answer.kind === 'one') return `chỉ năm ${answer.year}`;
  if (answer.offset === 0) return 'lặp lại hằng năm';
  return answer.offset > 0 ? 'hằng năm, vào năm sau của kỳ' : 'hằng năm, vào năm trước của kỳ';
};

const checkYearly = (month: number, day: DayOfMonth): Doubt[] => {
  if (month !== 2 || day !== 29) return [];
  return [
    doubt(
      'DATE_NOT_REAL',
      'Ngày 29/02 chỉ có trong năm nhuận; năm khác tính ngày cuối tháng 02. Ghi rõ nếu hiểu khác.',
    ),
  ];
};

/** A day and month with what the words say about the year: one date, or the same day each year. */
export const ruleOfDay = (
  around: Around,
  part: { day: DayOfMonth; month: number; year: YearRef | null },
  doubts: Doubt[] = [],
  common: Common = commonOf(around, 'none', doubts),
): Draft => {
  const { day, month } = part;
  if (month < 1 || month > 12) {
    const swapped = day !== 'last' && month <= 31 && day >= 1 && day <= 12 ? ` Có phải ngày ${month}/${day}?` : '';
    refuse(
      'DATE_NOT_REAL',
      `Không có tháng ${month}.${swapped} Ghi ngày trước, tháng (1 đến 12) sau, ví dụ 28/02/2026.`,
    );
  }
  if (realDate(2024, month, day) === null && part.year?.kind !== 'year') checkReal(day, month, 2024, false);
  const { answer, others, doubts: yearDoubts } = yearOf(part.year, month, day, around);
  doubts.push(...yearDoubts);
  const other = others.map(
    (one): Other => ({
      label: inYearLabel(one),
      rule: ruleIn(common, one, month, day),
      repeats: repeatsIn(one, month, around),
    }),
  );
  if (answer === null) return draft(around, null, null, doubts, other);
  const rule = ruleIn(common, answer, month, day);
  if (rule.kind === 'yearly-day') doubts.push(...checkYearly(month, day));
  if (rule.kind === 'fixed-date') doubts.push(...weekdayDoubt(rule.date, around), ...issueDoubt(rule.date, around));
  return draft(around, rule, repeatsIn(answer, month, around), doubts, other);
};

export const rulesOfDate = (around: Around, date: DateRef): Draft => {
  const doubts = date.clash
    ? [doubt('NUMBER_MISMATCH', 'Số viết bằng chữ trong ngoặc khác số viết bằng chữ số. Kiểm tra lại nguyên văn.')]
    : [];
  return ruleOfDay(around, date, doubts);
};

/** "từ ngày … đến ngày …": open until the end of its last day. */
export const rulesOfRange = (around: Around, from: DateRef, to: DateRef): Draft => {
  const last = rulesOfDate(around, to);
  if (around.clause.cue === 'before' || around.clause.cue === 'by-before') {
    const text =
      '“Trước” một khoảng ngày: chưa rõ trước ngày đầu hay ngày cuối; tạm tính đến hết ngày cuối. Ghi một ngày.';
    last.doubts.push(doubt('TWO_DATES', text));
  }
  const { rule } = last;
  if (rule?.kind === 'yearly-day') {
    const text =
      'Khoảng ngày lặp lại hằng năm: chỉ ngày cuối được tính là hạn; ngày bắt đầu không được giữ. Xác nhận ngày cuối.';
    last.doubts.push(doubt('RANGE_START_LOST', text));
    return last;
  }
  if (rule?.kind !== 'fixed-date') return last;
  const { kind: _, date, ...common } = rule;
  const year = from.year ?? { kind: 'year' as const, year: Number(date.slice(0, 4)), digits: 4 };
  const begin = rulesOfDate({ ...around, issuedOn: null }, { ...from, year }).rule;
  if (begin?.kind !== 'fixed-date') return last;
  if (begin.date > date) {
    refuse(
      'CONTRADICTION',
      `Ngày bắt đầu ${formatDate(begin.date)} sau ngày kết thúc ${formatDate(date)}. Kiểm tra lại hai ngày.`,
    );
  }
  return { ...last, rule: { ...common, kind: 'window', from: begin.date, to: date, boundary: 'on' } };
};
