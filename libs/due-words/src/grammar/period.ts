import { romanValue } from '../tokens/classify-chunk.js';
import type { Cursor } from './cursor.js';
import type { MonthOfPeriod, PeriodUnit, SpanRef, YearRef } from './meaning.js';
import { numberRef } from './number.js';
import { yearBehind } from './year.js';

/** Months of a period before its last one. */
export const monthsOf: Readonly<Record<PeriodUnit | 'term', number>> = {
  ...{ year: 12, 'half-year': 6, 'nine-months': 9, quarter: 3, month: 1, week: 0, day: 0, term: 0 },
};

/** "6 tháng", "sáu tháng", "9 tháng": the number of months that makes a reporting period. */
export const monthsPeriod = (cursor: Cursor): 'half-year' | 'nine-months' | 'year' | 'quarter' | null => {
  const count = numberRef(cursor);
  if (!count || !cursor.take('month')) return null;
  const units = { 3: 'quarter', 6: 'half-year', 9: 'nine-months', 12: 'year' } as const;
  return units[count.value as keyof typeof units] ?? null;
};

const periodUnit = (cursor: Cursor): PeriodUnit | 'term' | null => {
  if (cursor.take('quarter')) return 'quarter';
  if (cursor.take('year')) return 'year';
  if (cursor.take('term')) return cursor.try(monthsPeriod) ?? 'term';
  if (cursor.take('week')) return 'week';
  return cursor.try(monthsPeriod) ?? (cursor.take('month') ? 'month' : null);
};

const skipSmall = (cursor: Cursor): boolean => cursor.take('of', 'every', 'all', 'ordinal') !== null;

const nextPeriod = (cursor: Cursor): boolean =>
  cursor.try((inner) => {
    const taken = inner.take('next', 'looseNext', 'after');
    if (taken) inner.take('adjacent');
    return taken ?? inner.take('adjacent');
  }) !== null;

/** "tháng cuối quý", "tháng đầu của quý sau", "tháng thứ hai của quý", behind the word "tháng". */
const monthInPeriod = (cursor: Cursor): MonthOfPeriod | null => {
  const ordinal = cursor.take('ordinal') ? numberRef(cursor)?.value : undefined;
  const place = ordinal === undefined ? cursor.take('last', 'first', 'middle') : null;
  if (ordinal === undefined && !place) return null;
  while (skipSmall(cursor));
  cursor.take('ofReport');
  const afterEnd = cursor.try((inner) => inner.take('from') && (inner.take('day'), inner.take('end')));
  while (skipSmall(cursor));
  const unit = periodUnit(cursor);
  if (!unit) return null;
  const next = nextPeriod(cursor);
  cursor.try((inner) => (next && periodUnit(inner) ? inner.take('ofReport') : null));
  cursor.take('ofReport');
  const months = monthsOf[unit];
  if (afterEnd) return ordinal === undefined ? null : { unit, offset: ordinal, sure: true };
  const within = ordinal ?? (place?.concepts.has('last') ? months : place?.concepts.has('first') ? 1 : 2);
  if (place?.concepts.has('middle') && unit !== 'quarter') return null;
  if (unit === 'term' && !place?.concepts.has('last')) return { unit, offset: 0, sure: false };
  return { unit, offset: within - months + (next ? months : 0), sure: within <= months };
};

/** What follows "tháng tiếp theo": "… quý báo cáo", "… của quý", "… liền kề tháng phát sinh". */
const periodBehindMonth = (cursor: Cursor): PeriodUnit | 'term' | null =>
  cursor.try((inner) => {
    while (skipSmall(inner));
    inner.take('looseNext', 'after');
    const unit = periodUnit(inner);
    if (!unit) return null;
    inner.take('ofReport');
    return unit;
  });

const nextMonth = (cursor: Cursor): MonthOfPeriod | null => {
  const next = cursor.take('next', 'looseNext', 'after', 'adjacent');
  if (!next) return null;
  cursor.take('adjacent');
  return { unit: periodBehindMonth(cursor), offset: 1, sure: true };
};

const previousMonth = (cursor: Cursor): MonthOfPeriod | null => {
  const adjacent = cursor.take('previous') ?? (cursor.take('before') && cursor.take('adjacent'));
  return adjacent ? { unit: 'month', offset: -1, sure: true } : null;
};

const everyMonth = (cursor: Cursor): MonthOfPeriod | null => {
  const many = cursor.take('every', 'all');
  // "các tháng 3, 6, 9, 12" is a list, not each month.
  if (!cursor.take('month') || cursor.peek()?.kind === 'number') return null;
  return many || cursor.take('ofReport') ? { unit: 'month', offset: 0, sure: true } : null;
};

/** The month in which a day stands, told from a period. */
export const monthOfPeriod = (cursor: Cursor): MonthOfPeriod | null => {
  cursor.take('of', 'at');
  return cursor.first(
    (inner) => (inner.take('every', 'all'), inner.take('month') ? monthInPeriod(inner) : null),
    (inner) => (inner.take('month') ? inner.first(nextMonth, previousMonth) : null),
    (inner) => (inner.take('month') && inner.take('same') ? { unit: null, offset: 0, sure: true, now: true } : null),
    everyMonth,
    (inner) => (inner.take('month') ? { unit: null, offset: 0, sure: false } : null),
  );
};

const whichOne = (cursor: Cursor): SpanRef['which'] => {
  if (cursor.take('same', 'ofReport')) return 'this';
  if (cursor.try((inner) => (inner.take('next', 'looseNext', 'after') ? (inner.take('adjacent'), true) : null)))
    return 'next';
  return cursor.take('previous') ? 'previous' : null;
};

const quarterNumber = (cursor: Cursor): number | null => {
  const roman = cursor.takeKind('roman');
  if (roman) return roman.value;
  const word = cursor.peek();
  // "quy iv" typed without capitals.
  if (word?.kind === 'word' && /^[iv]+$/.test(word.text)) {
    cursor.at += 1;
    return romanValue(word.text);
  }
  return numberRef(cursor)?.value ?? null;
};

const numbered =
  (unit: 'month' | 'quarter') =>
  (cursor: Cursor): SpanRef | null => {
    if (!cursor.take(unit)) return null;
    const joined = cursor.takeKind('joined')?.joined;
    if (joined) {
      const [number, year] = joined.values;
      const digits = joined.widths[1] ?? 0;
      if (joined.values.length !== 2 || digits < 2) return null;
      return { unit, number: number ?? 0, year: { kind: 'year', year: year ?? 0, digits }, which: null };
    }
    const number = unit === 'quarter' ? quarterNumber(cursor) : (numberRef(cursor)?.value ?? null);
    // "kết thúc quý 10 ngày": the number counts days.
    if (number === null || cursor.sees(['day', 'workingDay'])) return null;
    return { unit, number, year: cursor.try(yearBehind), which: null };
  };

/** "6 tháng đầu năm 2023", "6 tháng cuối năm", "9 tháng năm 2023". */
const manyMonths = (cursor: Cursor): SpanRef | null => {
  const unit = monthsPeriod(cursor);
  if (unit !== 'half-year' && unit !== 'nine-months') return null;
  const last = cursor.take('first') ? false : cursor.take('last') !== null;
  return { unit, number: last ? 2 : 1, year: cursor.try(yearBehind), which: null };
};

const wholeYear = (cursor: Cursor): SpanRef | null => {
  const year: YearRef | null = cursor.try(yearBehind);
  return year ? { unit: 'year', number: null, year, which: null } : null;
};

const unnumbered = (cursor: Cursor): SpanRef | null => {
  const every = cursor.take('every') !== null;
  const units = ['month', 'quarter', 'year', 'week'] as const;
  const unit = units.find((one) => cursor.take(one));
  if (!unit) return null;
  return { unit, number: null, year: null, which: every ? 'every' : whichOne(cursor) };
};

/** A stretch of the calendar: "tháng 10/2023", "quý III", "6 tháng đầu năm", "năm 2023", "tháng này", "mỗi quý". */
export const spanRef = (cursor: Cursor): SpanRef | null =>
  cursor.first(numbered('month'), numbered('quarter'), manyMonths, wholeYear, unnumbered);
