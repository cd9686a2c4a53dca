import type { Cursor } from './cursor.js';
import type { YearRef } from './meaning.js';

/** True when what follows begins a due day of its own, so that "năm trước ngày 15/11" is not "năm trước". */
const beginsDay = (cursor: Cursor, ahead: number): boolean => {
  const token = cursor.peek(ahead);
  if (token === undefined) return false;
  if (['number', 'joined', 'hour', 'blank'].includes(token.kind)) return true;
  return cursor.sees(
    ['day', 'workingDay', 'month', 'quarter', 'until', 'when', 'hour', 'week', 'end', 'ordinal'],
    ahead,
  );
};

/** "(của) năm báo cáo", "năm kế hoạch" behind a relation says only which year is meant. */
const reportYear = (cursor: Cursor): void => {
  cursor.try((inner) => {
    inner.take('of');
    return inner.take('year', 'term') && inner.take('ofReport') ? true : null;
  });
};

const relation = (cursor: Cursor): YearRef | null => {
  const sure = (offset: number): YearRef => ({ kind: 'relative', offset, to: 'period' });
  if (cursor.take('previous')) return sure(-1);
  if (cursor.sees(['before']) && !beginsDay(cursor, 1)) {
    cursor.take('before');
    const adjacent = cursor.take('adjacent') !== null;
    return adjacent || (cursor.sees(['year']) && cursor.sees(['ofReport'], 1))
      ? sure(-1)
      : { kind: 'relative', offset: -1, to: 'open' };
  }
  if (cursor.take('next')) return sure(1);
  if (cursor.sees(['looseNext', 'after']) && !beginsDay(cursor, 1)) {
    cursor.take('looseNext', 'after');
    const adjacent = cursor.take('adjacent') !== null;
    return adjacent || (cursor.sees(['year']) && cursor.sees(['ofReport'], 1))
      ? sure(1)
      : { kind: 'relative', offset: 1, to: 'open' };
  }
  // "năm liền kề" alone may be the year before or after.
  if (cursor.take('adjacent')) return { kind: 'relative', offset: 1, to: 'adjacent' };
  if (cursor.take('same')) return { kind: 'relative', offset: 0, to: 'now' };
  return cursor.take('ofReport') ? sure(0) : null;
};

/** "của năm trước liền kề", "năm sau", "năm nay", "năm kế hoạch". */
export const relativeYear = (cursor: Cursor): YearRef | null => {
  cursor.takeSign(',');
  cursor.take('of');
  if (!cursor.take('year')) return null;
  const year = relation(cursor);
  if (year) cursor.try((inner) => (reportYear(inner), true));
  return year;
};

const calendarYear = (cursor: Cursor): YearRef | null => {
  const number = cursor.takeKind('number');
  if (!number) return null;
  const digits = number.to - number.from;
  return { kind: 'year', year: number.value ?? 0, digits };
};

/** "năm 2022", "của năm 2022". */
export const namedYear = (cursor: Cursor): YearRef | null => {
  cursor.takeSign(',');
  cursor.take('of');
  if (!cursor.take('year')) return null;
  const year = calendarYear(cursor);
  return year?.kind === 'year' && year.digits >= 2 && year.year > 12 ? year : null;
};

/** A year behind a month or quarter: "/2022", "năm 2022", "năm sau liền kề". */
export const yearBehind = (cursor: Cursor): YearRef | null =>
  cursor.first(
    (inner) => {
      const sign = inner.takeSign('/.-');
      const year = sign ? calendarYear(inner) : null;
      return year?.kind === 'year' && (year.digits === 4 || (sign?.text === '/' && year.digits >= 2)) ? year : null;
    },
    namedYear,
    relativeYear,
  );
