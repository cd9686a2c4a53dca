import { addDays, type PlainDate, plainDateFrom } from '@dondoc/domain';
import type { SpanRef } from './meaning.js';

export type SpanDays = { from: PlainDate; to: PlainDate };

/** First and last month of a numbered stretch within its year; null when there is no such stretch ("quý V"). */
export const monthsOfSpan = ({ unit, number }: Pick<SpanRef, 'unit' | 'number'>): readonly [number, number] | null => {
  const within = (most: number, length: number): readonly [number, number] | null =>
    number !== null && number >= 1 && number <= most ? [(number - 1) * length + 1, number * length] : null;
  switch (unit) {
    case 'month':
      return within(12, 1);
    case 'quarter':
      return within(4, 3);
    case 'half-year':
      return within(2, 6);
    case 'nine-months':
      return [1, 9];
    case 'year':
      return [1, 12];
    case 'week':
      return null;
  }
};

/** The days of whole months of a year, both ends included. */
export const daysOfMonths = (year: number, [first, last]: readonly [number, number]): SpanDays => ({
  from: plainDateFrom(year, first, 1),
  to: addDays(last === 12 ? plainDateFrom(year + 1, 1, 1) : plainDateFrom(year, last + 1, 1), -1),
});

/** The days of a stretch that names its year in full; null otherwise. */
export const daysOfSpan = (span: SpanRef): SpanDays | null => {
  const months = monthsOfSpan(span);
  if (!months || span.year?.kind !== 'year' || span.year.digits !== 4 || span.year.year < 1900) return null;
  return daysOfMonths(span.year.year, months);
};
