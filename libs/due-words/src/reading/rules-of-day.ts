import { addDays, type DueRule, type PlainDate, partsOf, plainDateFrom, type Weekday, weekdayOf } from '@dondoc/domain';
import type { DayRef, Deliverable, MonthOfPeriod, PeriodUnit, Target, YearRef } from '../grammar/meaning.js';
import { realDate } from './day-in-year.js';
import { type Doubt, doubt, refuse } from './doubt.js';
import { type Around, type Common, commonOf, type Draft, draft } from './draft.js';
import { every, once, type Repeats, yearly } from './repeats.js';

const unitNames: Readonly<Record<PeriodUnit, string>> = {
  ...{
    year: 'năm',
    'half-year': '6 tháng',
    'nine-months': '9 tháng',
    quarter: 'quý',
    month: 'tháng',
    week: 'tuần',
    day: 'ngày',
  },
};

export const repeatsOf = (unit: PeriodUnit): Repeats =>
  unit === 'year' || unit === 'nine-months'
    ? yearly(unit === 'year' ? 'năm {năm}' : '9 tháng đầu năm {năm}')
    : every(unit);

const shortMonth = (day: DayRef['day'], unit: PeriodUnit, offset: number): Doubt[] => {
  // Last months of quarters and half-years: 3, 6, 9, 12; their neighbours differ, so any short one counts.
  if (day === 'last' || day <= 28) return [];
  const months = { month: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], quarter: [3, 6, 9, 12], 'half-year': [6, 12] }[
    unit as 'month'
  ] ?? [12];
  const lacking = months
    .map((month) => ((month - 1 + offset + 24) % 12) + 1)
    .filter((month) => realDate(2023, month, day) === null);
  if (lacking.length === 0) return [];
  const text = `Tháng ${lacking.join(', ')} không có ngày ${day}; tạm tính ngày cuối tháng (BLDS 2015, Điều 148). Xác nhận hoặc ghi “ngày cuối cùng”.`;
  return [doubt('DAY_MISSING_IN_SOME_MONTHS', text)];
};

/** The period that a day belongs to: as the words say, else by the deliverable, else by the frequency. */
const unitOf = (month: MonthOfPeriod | null, around: Around, doubts: Doubt[]): PeriodUnit | null => {
  const asked = around.units.find((one) => one.unit !== 'week' && one.unit !== 'day');
  const said = month?.unit === 'term' ? null : (month?.unit ?? null);
  if (said && asked && asked.unit !== said && !asked.explicit) {
    const text = `Văn bản nói về ${unitNames[asked.unit]} nhưng ngày hạn tính theo ${unitNames[said]}. Kiểm tra lại kỳ.`;
    doubts.push(doubt('PERIOD_MISMATCH', text));
  }
  return said ?? asked?.unit ?? around.every;
};

const nextSuchDay = (day: number, issuedOn: PlainDate): PlainDate | null => {
  const { year, month } = partsOf(issuedOn);
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const index = year * 12 + month - 1 + ahead;
    const date = realDate(Math.floor(index / 12), (index % 12) + 1, day);
    if (date !== null && date >= issuedOn) return date;
  }
  return null;
};

/** "trước ngày 15" without month: the next such day, or each month. */
const dayAlone = (around: Around, day: DayRef, common: Common, doubts: Doubt[]): Draft => {
  const monthly: DueRule = { kind: 'period-day', ...common, monthOffset: 0, day: day.day };
  const date = day.day === 'last' || around.issuedOn === null ? null : nextSuchDay(day.day, around.issuedOn);
  const text = `“Ngày ${day.day}” chưa có tháng. Ghi rõ tháng và năm, hoặc “hằng tháng”.`;
  doubts.push(doubt('DAY_WITHOUT_MONTH', text));
  const others = [{ label: 'lặp lại hằng tháng', rule: monthly, repeats: every('month') }];
  return date === null
    ? draft(around, null, null, doubts, others)
    : draft(around, { kind: 'fixed-date', ...common, date }, once, doubts, others);
};

/** "ngày 25 tháng này", told from the day of issue. */
const dayOfThisMonth = (around: Around, { day }: DayRef, common: Common, doubts: Doubt[]): Draft => {
  doubts.push(doubt('RELATIVE_TO_ISSUE', '“Tháng này” được tính từ ngày ban hành. Ghi rõ ngày, tháng và năm.'));
  if (around.issuedOn === null) return draft(around, null, null, doubts);
  const { year, month } = partsOf(around.issuedOn);
  const date = realDate(year, month, day);
  if (date === null) return refuse('DATE_NOT_REAL', `Tháng ${month}/${year} không có ngày ${day}. Ghi ngày có thật.`);
  return draft(around, { kind: 'fixed-date', ...common, date }, once, doubts);
};

const unknownPeriod = (around: Around, rule: DueRule, month: MonthOfPeriod, doubts: Doubt[]): Draft => {
  const monthly = month.unit === null;
  const text = monthly
    ? 'Chưa rõ việc này của kỳ nào (tháng, quý, năm); tạm hiểu là hằng tháng. Ghi rõ kỳ báo cáo.'
    : 'Chưa rõ kỳ báo cáo là tháng, quý, 6 tháng hay năm. Ghi rõ kỳ báo cáo.';
  doubts.push(doubt('PERIOD_UNKNOWN', text));
  return draft(around, rule, monthly ? every('month') : null, doubts);
};

/** A day told from a period: "ngày 20 của tháng cuối quý", "ngày 10 của tháng tiếp theo", "ngày 25 hằng tháng". */
export const rulesOfPeriodDay = (around: Around, target: Extract<Target, { kind: 'day' }>): Draft => {
  const { day, month } = target;
  if (day.day !== 'last' && (day.day < 1 || day.day > 31)) {
    refuse('DATE_NOT_REAL', `Không có ngày ${day.day} trong tháng. Ghi ngày từ 1 đến 31.`);
  }
  const doubts: Doubt[] = [];
  const roll = day.working ? (day.day === 'last' ? 'previous' : 'next') : 'none';
  const common = commonOf(around, roll, doubts);
  if (month?.now) return dayOfThisMonth(around, day, common, doubts);
  const unit = unitOf(month, around, doubts);
  // The nine months end with September of the yearly period.
  const back = unit === 'nine-months' ? -3 : 0;
  const rule: DueRule = { kind: 'period-day', ...common, monthOffset: (month?.offset ?? 0) + back, day: day.day };
  if (month === null && unit === null) return dayAlone(around, day, common, doubts);
  if (unit === null) return month ? unknownPeriod(around, rule, month, doubts) : draft(around, null, null, doubts);
  if ((month === null || !month.sure) && unit !== 'month') {
    const text = `“Ngày ${day.day}” của ${unitNames[unit]}: chưa rõ tháng nào; tạm lấy tháng cuối kỳ. Ghi rõ, ví dụ “ngày ${day.day} của tháng cuối quý”.`;
    doubts.push(doubt('DAY_WITHOUT_MONTH', text));
  }
  const once1 = numberedUnit(around, unit);
  if (once1) doubts.push(once1);
  doubts.push(
    ...shortMonth(day.day, unit, rule.kind === 'period-day' ? rule.monthOffset : 0),
    ...yearClash(target.year),
  );
  return draft(around, rule, repeatsOf(unit), doubts);
};

const numberedUnit = (around: Around, unit: PeriodUnit): Doubt | null => {
  const named = around.units.find(
    (one: Deliverable) => one.unit === unit && (one.number !== null || one.year !== null),
  );
  if (!named) return null;
  return doubt(
    'PERIOD_MISMATCH',
    'Văn bản nêu một kỳ cụ thể nhưng ngày hạn tính theo mọi kỳ; tạm tính cho mọi kỳ. Ghi rõ ngày của kỳ đó.',
  );
};

const yearClash = (year: YearRef | null): Doubt[] =>
  year === null
    ? []
    : [doubt('YEAR_TWO_READINGS', 'Có thêm từ chỉ năm bên cạnh ngày của kỳ. Ghi rõ ngày, tháng và năm.')];

/** "thứ Sáu hằng tuần", "thứ Sáu tuần này". */
export const rulesOfWeekday = (around: Around, weekday: Weekday, which: 'every' | 'this' | 'next' | null): Draft => {
  const doubts: Doubt[] = [];
  const common = commonOf(around, 'none', doubts);
  const weekly: DueRule = { kind: 'weekly-day', ...common, weekday };
  const asked = around.every === 'week' || around.units.some((one) => one.unit === 'week');
  if (which === 'every' || (which === null && asked)) return draft(around, weekly, every('week'), doubts);
  const { issuedOn } = around;
  const others = [{ label: 'lặp lại hằng tuần', rule: weekly, repeats: every('week') }];
  doubts.push(doubt('WEEK_UNKNOWN', 'Chưa rõ thứ của tuần nào. Ghi rõ ngày, hoặc “hằng tuần” nếu lặp lại.'));
  if (issuedOn === null) return draft(around, null, null, doubts, others);
  const inWeek = addDays(issuedOn, weekday - weekdayOf(issuedOn));
  const next = which === 'next' || (which === null && inWeek < issuedOn);
  return draft(
    around,
    { kind: 'fixed-date', ...common, date: next ? addDays(inWeek, 7) : inWeek },
    once,
    doubts,
    others,
  );
};

/** "hằng ngày trước 16 giờ": each day, until that hour; a day is a period that ends on itself. */
export const rulesOfHour = (around: Around): Draft => {
  const doubts: Doubt[] = [];
  const common = commonOf(around, 'none', doubts);
  const daily = around.every === 'day' || around.units.some((one) => one.unit === 'day');
  const end = { kind: 'period-end' } as const;
  const rule: DueRule = {
    kind: 'after-event',
    ...common,
    event: end,
    direction: 'after',
    count: 0,
    unit: 'calendar-days',
  };
  if (daily) return draft(around, rule, every('day'), doubts);
  doubts.push(doubt('HOUR_WITHOUT_DAY', 'Chỉ có giờ, chưa có ngày. Ghi rõ ngày, hoặc “hằng ngày”.'));
  return draft(around, null, null, doubts, [{ label: 'lặp lại hằng ngày', rule, repeats: every('day') }]);
};

/** "hôm nay", "ngày mai", told from the day of issue. */
export const rulesOfToday = (around: Around, ahead: number): Draft => {
  const doubts = [doubt('RELATIVE_TO_ISSUE', '“Hôm nay”, “ngày mai” được tính từ ngày ban hành. Ghi rõ ngày.')];
  const common = commonOf(around, 'none', doubts);
  if (around.issuedOn === null) return draft(around, null, null, doubts);
  const { year, month, day } = partsOf(around.issuedOn);
  return draft(
    around,
    { kind: 'fixed-date', ...common, date: addDays(plainDateFrom(year, month, day), ahead) },
    once,
    doubts,
  );
};
