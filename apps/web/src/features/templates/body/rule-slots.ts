import { isRecord } from './template-body.js';

/** A choice that a slot offers; the value is the rule's. */
export type SlotChoice = { value: string | number | boolean; text: string };

/** A hole in the sentence: a field of the rule and how it is filled in. */
export type Slot = {
  path: readonly string[];
  label: string;
  as: 'number' | 'day' | 'date' | 'text' | 'choice' | 'obligation' | 'optional-year' | 'hour';
  choices?: readonly SlotChoice[];
  /** Shown only while the field has this value. */
  when?: { path: readonly string[]; is: string };
};

export type SentencePart = string | Slot;

/** One kind of due rule: its name on the list, its sentence, and what a new one begins with. */
export type RuleKind = {
  kind: string;
  name: string;
  sentence: readonly SentencePart[];
  begin: Readonly<Record<string, unknown>>;
};

const choice = (path: readonly string[], label: string, choices: readonly SlotChoice[]): Slot => ({
  path,
  label,
  as: 'choice',
  choices,
});
const field = (name: string, label: string, as: Slot['as']): Slot => ({ path: [name], label, as });

export const BOUNDARY = choice(['boundary'], 'Tính cả ngày đó hay không', [
  { value: 'before', text: 'Trước (không tính ngày đó)' },
  { value: 'on', text: 'Chậm nhất (tính cả ngày đó)' },
]);

export const ROLL = choice(['roll'], 'Nếu trùng ngày nghỉ', [
  { value: 'none', text: 'không dời' },
  { value: 'next', text: 'lùi sang ngày làm việc kế tiếp' },
  { value: 'previous', text: 'nộp trước, vào ngày làm việc liền trước' },
]);

const MONTHS: readonly SlotChoice[] = Array.from({ length: 12 }, (_, index) => ({
  value: index + 1,
  text: `tháng ${index + 1}`,
}));
const WEEKDAYS: readonly SlotChoice[] = ['Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy']
  .map((name, index) => ({ value: index + 1, text: `thứ ${name}` }))
  .concat([{ value: 7, text: 'Chủ nhật' }]);
const MONTH_OFFSETS: readonly SlotChoice[] = [
  ...Array.from({ length: 11 }, (_, index) => ({
    value: index - 11,
    text: `tháng thứ ${11 - index} trước tháng cuối`,
  })),
  { value: 0, text: 'tháng cuối' },
  { value: 1, text: 'tháng sau' },
  ...Array.from({ length: 11 }, (_, index) => ({ value: index + 2, text: `tháng thứ ${index + 2} sau` })),
];
const UNITS: readonly SlotChoice[] = [
  { value: 'working-days', text: 'ngày làm việc' },
  { value: 'calendar-days', text: 'ngày (tính cả ngày nghỉ)' },
  { value: 'months', text: 'tháng' },
];
const DIRECTIONS: readonly SlotChoice[] = [
  { value: 'after', text: 'sau, kể từ' },
  { value: 'before', text: 'trước' },
];
const EVENTS: readonly SlotChoice[] = [
  { value: 'issue', text: 'ngày ban hành văn bản' },
  { value: 'receipt', text: 'ngày nhận được văn bản' },
  { value: 'data-cut-off', text: 'ngày chốt số liệu' },
  { value: 'period-end', text: 'ngày hết kỳ báo cáo' },
  { value: 'named', text: 'một sự kiện khác' },
];
const YEAR_OFFSETS: readonly SlotChoice[] = [
  { value: -1, text: 'của năm trước liền kề' },
  { value: 0, text: 'của chính năm đó' },
  { value: 1, text: 'của năm sau liền kề' },
];

const isNamed = { path: ['event', 'kind'], is: 'named' };

export const RULE_KINDS: readonly RuleKind[] = [
  {
    kind: 'fixed-date',
    name: 'Ngày cố định',
    sentence: [BOUNDARY, 'ngày', field('date', 'Ngày nêu trong văn bản', 'date')],
    begin: { date: '', boundary: 'before', roll: 'none' },
  },
  {
    kind: 'yearly-day',
    name: 'Hằng năm, vào một ngày',
    sentence: [
      BOUNDARY,
      'ngày',
      field('day', 'Ngày', 'day'),
      choice(['month'], 'Tháng', MONTHS),
      choice(['yearOffset'], 'Của năm nào', YEAR_OFFSETS),
    ],
    begin: { day: 15, month: 6, yearOffset: 0, overrides: [], boundary: 'before', roll: 'none' },
  },
  {
    kind: 'period-day',
    name: 'Theo kỳ báo cáo (tháng, quý, 6 tháng)',
    sentence: [
      BOUNDARY,
      'ngày',
      field('day', 'Ngày', 'day'),
      'của',
      choice(['monthOffset'], 'Tháng nào so với kỳ', MONTH_OFFSETS),
      'kỳ báo cáo',
    ],
    begin: { day: 10, monthOffset: 1, boundary: 'on', roll: 'none' },
  },
  {
    kind: 'weekly-day',
    name: 'Hằng tuần, vào một thứ',
    sentence: [BOUNDARY, choice(['weekday'], 'Thứ trong tuần', WEEKDAYS), 'hằng tuần'],
    begin: { weekday: 5, boundary: 'on', roll: 'none' },
  },
  {
    kind: 'window',
    name: 'Trong một khoảng thời gian',
    sentence: [
      'Trong thời gian từ ngày',
      field('from', 'Từ ngày', 'date'),
      'đến hết ngày',
      field('to', 'Đến ngày', 'date'),
    ],
    begin: { from: '', to: '', boundary: 'on', roll: 'none' },
  },
  {
    kind: 'after-event',
    name: 'Sau hoặc trước một sự kiện',
    sentence: [
      'Trong',
      field('count', 'Số lượng', 'number'),
      choice(['unit'], 'Cách đếm', UNITS),
      choice(['direction'], 'Sau hay trước', DIRECTIONS),
      choice(['event', 'kind'], 'Sự kiện', EVENTS),
      { path: ['event', 'title'], label: 'Tên sự kiện', as: 'text', when: isNamed },
      { path: ['event', 'date'], label: 'Ngày của sự kiện (để trống nếu chưa ấn định)', as: 'date', when: isNamed },
    ],
    begin: {
      count: 5,
      unit: 'working-days',
      direction: 'after',
      event: { kind: 'receipt' },
      boundary: 'on',
      roll: 'next',
    },
  },
  {
    kind: 'anniversary',
    name: 'Tròn số năm của một văn bản',
    sentence: [
      'Tròn',
      field('years', 'Số năm', 'number'),
      'năm kể từ ngày',
      field('date', 'Ngày của văn bản gốc', 'date'),
      'của',
      field('document', 'Văn bản gốc', 'text'),
      '; văn bản nêu năm',
      field('statedYear', 'Năm nêu trong văn bản (nếu có)', 'optional-year'),
    ],
    begin: { years: 5, date: '', document: '', statedYear: null, boundary: 'on', roll: 'none' },
  },
  {
    kind: 'relative',
    name: 'Theo hạn của nghĩa vụ khác',
    sentence: [
      'Trong',
      field('count', 'Số lượng', 'number'),
      choice(['unit'], 'Cách đếm', UNITS),
      choice(['direction'], 'Sau hay trước', DIRECTIONS),
      'hạn của',
      field('obligation', 'Nghĩa vụ', 'obligation'),
    ],
    begin: { count: 5, unit: 'working-days', direction: 'after', obligation: '', boundary: 'on', roll: 'next' },
  },
  {
    kind: 'undated',
    name: 'Văn bản không nêu ngày',
    sentence: [
      choice(['recurring'], 'Có lặp lại không', [
        { value: false, text: 'Không hạn: làm thường xuyên, không tính muộn' },
        { value: true, text: 'Lặp lại nhưng chưa có ngày: Văn phòng phải ấn định trước khi ban hành' },
      ]),
    ],
    begin: { recurring: false },
  },
];

export const ruleKindOf = (kind: string): RuleKind | undefined => RULE_KINDS.find((one) => one.kind === kind);

/** A rule of another kind: source words and clause stay, everything else begins anew. */
export const ruleOfKind = (kind: string, before: unknown): Record<string, unknown> => {
  const { words = '', clause = '' } = isRecord(before) ? before : {};
  return { kind, words, clause, ...ruleKindOf(kind)?.begin };
};

/** Confirmed by a person: the reader's rule with the source words and the clause that stand in the form. */
export const confirmedRule = (
  rule: Readonly<Record<string, unknown>>,
  { words, clause }: { words: string; clause: string },
): Record<string, unknown> => ({ ...rule, words, clause });

/** A day of the month as typed: a number, or the month's last day; other text stays as it is, for the check to name. */
export const dayFromText = (text: string): number | string => {
  const typed = text.trim();
  if (/^(cuối|cuoi|ngày cuối|last)/i.test(typed)) return 'last';
  return /^\d{1,2}$/.test(typed) ? Number(typed) : text;
};

export const dayToText = (day: unknown): string =>
  day === 'last' ? 'cuối tháng' : typeof day === 'number' ? String(day) : typeof day === 'string' ? day : '';

/** A whole number as typed; other text stays as it is, for the check to name. */
export const wholeFromText = (text: string): number | string =>
  /^-?\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : text;
