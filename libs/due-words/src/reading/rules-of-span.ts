import {
  addDays,
  type DayOfMonth,
  type DueRule,
  type PlainDate,
  partsOf,
  plainDateFrom,
  weekdayOf,
} from '@dondoc/domain';
import type { SpanRef, Target } from '../grammar/meaning.js';
import { daysOfMonths, monthsOfSpan } from '../grammar/span-days.js';
import { type Doubt, doubt, refuse } from './doubt.js';
import { type Around, type Common, commonOf, type Draft, draft } from './draft.js';
import { every, once, type Repeats, yearly } from './repeats.js';
import { ruleOfDay } from './rules-of-date.js';

type SpanTarget = Extract<Target, { kind: 'span' }>;

const names = {
  month: 'tháng',
  quarter: 'quý',
  'half-year': '6 tháng',
  'nine-months': '9 tháng',
  year: 'năm',
  week: 'tuần',
} as const;

const loose = (part: SpanTarget['part'], unit: SpanRef['unit']): Doubt[] => {
  const byLaw = part === 'end' || part === 'whole' || (part === 'middle' && (unit === 'month' || unit === 'year'));
  if (byLaw) return [];
  const word = part === 'start' ? 'Đầu' : part === 'middle' ? 'Giữa' : 'Những ngày cuối';
  return [
    doubt(
      'LOOSE_PART',
      `“${word} ${names[unit]}” thường không chỉ một ngày cụ thể; tạm lấy một ngày theo nghĩa chặt. Ghi rõ ngày.`,
    ),
  ];
};

/** Day and month that a part of a stretch means (BLDS 2015, Điều 146: giữa tháng 15, giữa năm 30/6, cuối là ngày cuối). */
const dayOfPart = (
  part: SpanTarget['part'],
  [first, last]: readonly [number, number],
): { day: DayOfMonth; month: number } => {
  if (part === 'start') return { day: 1, month: first };
  if (part !== 'middle') return { day: 'last', month: last };
  if (last - first === 11) return { day: 30, month: 6 };
  return first === last ? { day: 15, month: first } : { day: 15, month: Math.floor((first + last) / 2) };
};

const beforeSpan = (around: Around, of: SpanRef, [first, last]: readonly [number, number], doubts: Doubt[]): Draft => {
  const name = `${names[of.unit]}${of.number === null ? '' : ` ${of.number}`}`;
  const text = `“Trước ${name}” hiểu chặt là trước khi ${name} bắt đầu; hiểu rộng là trước khi ${name} kết thúc. Chọn một cách hiểu.`;
  const strict = ruleOfDay(around, { day: 1, month: first, year: of.year }, [
    ...doubts,
    doubt('BOUNDARY_TWO_READINGS', text),
  ]);
  const wide = ruleOfDay(
    { ...around, clause: { ...around.clause, cue: 'by' } },
    { day: 'last', month: last, year: of.year },
  );
  const others = wide.rule ? [{ label: `hiểu rộng: đến hết ${name}`, rule: wide.rule, repeats: wide.repeats }] : [];
  return { ...strict, others: [...others, ...strict.others] };
};

/** "tháng 10/2023", "cuối quý III", "6 tháng đầu năm": a stretch with its number. */
const numberedSpan = (around: Around, { part, of }: SpanTarget, months: readonly [number, number]): Draft => {
  const { cue } = around.clause;
  const doubts = loose(part, of.unit);
  if (part === 'whole' && (cue === 'before' || cue === 'by-before')) return beforeSpan(around, of, months, doubts);
  const made = ruleOfDay(around, { ...dayOfPart(part, months), year: of.year }, doubts);
  const { rule } = made;
  const window = part === 'whole' && rule?.kind === 'fixed-date' && (cue === 'in' || cue === 'at' || cue === 'none');
  if (!window) return made;
  const { kind: _, date, ...common } = rule;
  const span = daysOfMonths(partsOf(date).year, months);
  return { ...made, rule: { ...common, kind: 'window', ...span, boundary: 'on' } };
};

const monthsBack = { month: 0, quarter: 2, year: 11, 'half-year': 5, 'nine-months': 8, week: 0 } as const;

/** "cuối mỗi quý", "trong tháng, hằng tháng": a day of the period itself. */
const eachSpan = (around: Around, { part, of }: SpanTarget, common: Common, doubts: Doubt[]): Draft => {
  doubts.push(...loose(part, of.unit));
  const back = monthsBack[of.unit];
  const offset = part === 'start' ? -back : part === 'middle' ? -Math.floor(back / 2) : 0;
  const day: DayOfMonth = part === 'start' ? 1 : part === 'middle' ? 15 : 'last';
  if (of.unit === 'week') {
    const rule: DueRule = { kind: 'weekly-day', ...common, weekday: part === 'start' ? 1 : 5 };
    return draft(around, rule, every('week'), [...doubts, ...loose('start', 'week')]);
  }
  if (of.unit === 'year')
    return ruleOfDay({ ...around, every: 'year' }, { ...dayOfPart(part, [1, 12]), year: null }, doubts, common);
  const repeats: Repeats = of.unit === 'nine-months' ? yearly() : every(of.unit);
  return draft(around, { kind: 'period-day', ...common, monthOffset: offset, day }, repeats, doubts);
};

const addMonths = (date: PlainDate, months: number): PlainDate => {
  const { year, month } = partsOf(date);
  const index = year * 12 + month - 1 + months;
  return plainDateFrom(Math.floor(index / 12), (index % 12) + 1, 1);
};

/** "tháng này", "quý sau", "cuối tuần này": told from the day of issue. */
const spanFromIssue = (
  around: Around,
  { part, of }: SpanTarget,
  issuedOn: PlainDate,
  common: Common,
  doubts: Doubt[],
): Draft => {
  const step = of.which === 'next' ? 1 : of.which === 'previous' ? -1 : 0;
  const length = monthsBack[of.unit] + 1;
  const { month } = partsOf(issuedOn);
  const first = addMonths(issuedOn, step * length - ((month - 1) % length));
  const monday = addDays(issuedOn, 1 - weekdayOf(issuedOn) + 7 * step);
  const week = of.unit === 'week';
  const from = week ? monday : first;
  const to = addDays(week ? addDays(monday, 7) : addMonths(first, length), -1);
  const rule: DueRule =
    part === 'whole' && common.boundary === 'on'
      ? { kind: 'window', ...common, from, to }
      : { kind: 'fixed-date', ...common, date: part === 'start' || common.boundary === 'before' ? from : to };
  return draft(around, rule, once, [...doubts, ...loose(part, of.unit)]);
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const unsaidSpan = (around: Around, target: SpanTarget, common: Common, doubts: Doubt[]): Draft => {
  const { of } = target;
  const asked = around.units.some((one) => one.unit === of.unit && one.number === null) || around.every === of.unit;
  if (of.which === 'every' || asked) return eachSpan(around, target, common, doubts);
  if (of.unit === 'year' && of.which === null) {
    return ruleOfDay(around, { ...dayOfPart(target.part, [1, 12]), year: null }, [
      ...doubts,
      ...loose(target.part, 'year'),
    ]);
  }
  const name = names[of.unit];
  if (of.which === null || around.issuedOn === null) {
    const text = `Không rõ ${name} nào. Ghi rõ ${name} và năm, hoặc “hằng ${name}” nếu lặp lại.`;
    doubts.push(doubt(of.unit === 'week' ? 'WEEK_UNKNOWN' : 'PERIOD_UNKNOWN', text));
  } else {
    const text = `“${capital(name)} này”, “${name} sau” được tính từ ngày ban hành. Ghi rõ ${name} và năm.`;
    doubts.push(doubt('RELATIVE_TO_ISSUE', text));
  }
  const guess = around.issuedOn
    ? spanFromIssue(around, target, around.issuedOn, common, doubts)
    : draft(around, null, null, doubts);
  const each = eachSpan(around, target, common, []);
  return {
    ...guess,
    others:
      each.rule && doubts.length > 0 ? [{ label: `lặp lại hằng ${name}`, rule: each.rule, repeats: each.repeats }] : [],
  };
};

/** A stretch of the calendar as a due: its last day, or a window that ends with it. */
export const rulesOfSpan = (around: Around, target: SpanTarget): Draft => {
  const months = monthsOfSpan(target.of);
  const named = target.of.number !== null || target.of.year !== null;
  const settled: SpanTarget = target.part === 'ending' ? { ...target, part: 'end' } : target;
  if (named && months) return numberedSpan(around, settled, months);
  if (named) refuse('DATE_NOT_REAL', `Không có ${names[target.of.unit]} ${target.of.number ?? ''}. Kiểm tra lại số.`);
  const doubts: Doubt[] = [];
  return unsaidSpan(around, settled, commonOf(around, 'none', doubts), doubts);
};

/** "ngày cuối cùng của tháng 6/2023", "ngày làm việc cuối cùng của quý". */
export const rulesOfLastDay = (around: Around, of: SpanRef, working: boolean): Draft => {
  const roll = around.clause.roll ?? (working ? 'previous' : null);
  return rulesOfSpan({ ...around, clause: { ...around.clause, roll } }, { kind: 'span', part: 'end', of });
};
