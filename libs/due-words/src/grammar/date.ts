import type { JoinedNumbers } from '../tokens/token.js';
import type { Cursor } from './cursor.js';
import type { DateRef, YearRef } from './meaning.js';
import { numberRef } from './number.js';
import { namedYear, relativeYear, yearBehind } from './year.js';

const yearOf = (value: number | undefined, digits: number | undefined): YearRef | null =>
  value === undefined ? null : { kind: 'year', year: value, digits: digits ?? 4 };

/** Day before month, always; a year of four digits may also stand first (ISO 8601). */
const joinedDate = ({ values, widths }: JoinedNumbers): DateRef | null => {
  if (widths[0] === 4 && values.length === 3) {
    // "0259.3822.123" is a telephone.
    if ((widths[1] ?? 0) > 2 || (widths[2] ?? 0) > 2) return null;
    return { day: values[2] ?? 0, month: values[1] ?? 0, year: yearOf(values[0], 4) };
  }
  if ((widths[0] ?? 0) > 2 || (widths[1] ?? 0) > 2) return null;
  return { day: values[0] ?? 0, month: values[1] ?? 0, year: yearOf(values[2], widths[2]) };
};

const yearAfterDate = (cursor: Cursor): YearRef | null => cursor.first(namedYear, relativeYear);

const numericDate = (cursor: Cursor): DateRef | null => {
  const joined = cursor.takeKind('joined')?.joined;
  const date = joined ? joinedDate(joined) : null;
  if (!date) return null;
  return date.year === null ? { ...date, year: yearAfterDate(cursor) } : date;
};

/** "ngày 15 tháng 3 năm 2022", "15 tháng 3", "ngày 15 tháng 3/2022", "ngày mười lăm tháng ba". */
const spelledDate = (cursor: Cursor): DateRef | null => {
  const day = numberRef(cursor);
  if (!day || day.value > 99) return null;
  cursor.take('of');
  if (!cursor.take('month')) return null;
  const { clash } = day;
  const monthYear = cursor.takeKind('joined')?.joined;
  if (monthYear) {
    const [month, year] = monthYear.values;
    return monthYear.values.length === 2
      ? { day: day.value, month: month ?? 0, year: yearOf(year, monthYear.widths[1]), clash }
      : null;
  }
  const month = numberRef(cursor);
  if (!month) return null;
  return { day: day.value, month: month.value, year: cursor.try(yearBehind), clash: clash || month.clash };
};

/** A day with its month, in any usual writing; the word "ngày" may stand before it. */
export const dateRef = (cursor: Cursor): DateRef | null => {
  cursor.take('day');
  cursor.takeSign(':');
  return cursor.first(numericDate, spelledDate);
};
