import type { Cursor } from './cursor.js';
import { everyRef } from './due-clause.js';
import type { Deliverable, PeriodUnit, YearRef } from './meaning.js';
import { numberRef } from './number.js';
import { monthsPeriod, spanRef } from './period.js';
import { namedYear } from './year.js';

const cues = ['before', 'by', 'deadline', 'until', 'in', 'at', 'within', 'after', 'is'] as const;

/** "một lần", "/lần", "1 lần" behind a frequency. */
const once = (cursor: Cursor): boolean =>
  cursor.try((inner) => {
    inner.takeSign('/');
    numberRef(inner);
    return inner.take('time');
  }) !== null;

const deliverable = (
  unit: PeriodUnit,
  number: number | null,
  year: YearRef | null,
  explicit: boolean,
): Deliverable => ({
  ...{ unit, number, year, explicit },
});

/** "6 tháng (đầu năm)", "9 tháng": which half stays with the year when one is named. */
const months = (cursor: Cursor): Deliverable | null => {
  const unit = monthsPeriod(cursor);
  if (!unit) return null;
  const place = cursor.take('first', 'last');
  const number = place ? (place.concepts.has('first') ? 1 : 2) : null;
  const year = cursor.try(namedYear);
  if (place && !year) cursor.take('year');
  once(cursor);
  return deliverable(unit, number, year, false);
};

const numberedSpan = (cursor: Cursor): Deliverable | null => {
  if (!cursor.sees(['quarter', 'month'])) return null;
  const span = spanRef(cursor);
  if (!span || span.number === null || span.year?.kind === 'relative') return null;
  return deliverable(span.unit, span.number, span.year, false);
};

const dayFollows = (cursor: Cursor): boolean => ['number', 'joined'].includes(cursor.peek()?.kind ?? '');

const plainUnit = (cursor: Cursor): Deliverable | null => {
  // "hai tuần một lần" is no weekly report.
  const before = cursor.peek(-1);
  if (before && before.value !== null && !before.concepts.has('year')) return null;
  const year = cursor.try(namedYear);
  if (year) return deliverable('year', null, year, false);
  for (const unit of ['year', 'quarter', 'month', 'week', 'day'] as const) {
    if (cursor.take(unit)) {
      once(cursor);
      return dayFollows(cursor) ? null : deliverable(unit, null, null, false);
    }
  }
  return null;
};

const unitRef = (cursor: Cursor): Deliverable | null => cursor.first(months, numberedSpan, plainUnit);

/** A unit alone names a deliverable only where a due day follows at once, or where a list of units goes on. */
const beforeClause = (cursor: Cursor): boolean =>
  cursor.seesSign(':(') ||
  cursor.sees(cues) ||
  (cursor.seesSign(',/') && cursor.sees(['quarter', 'year', 'month', 'every'], 1)) ||
  (cursor.sees(['and']) && cursor.sees(['year', 'quarter', 'every', 'report'], 1)) ||
  ((cursor.seesSign(',') || cursor.sees(['and'])) && cursor.peek(1)?.value !== null && cursor.sees(['month'], 2));

/** Behind "quý," or "6 tháng và" a list of units goes on. */
const inList = (cursor: Cursor): boolean =>
  (cursor.seesSign(',/', -1) || cursor.sees(['and'], -1)) &&
  cursor.sees(['month', 'quarter', 'year', 'week', 'time'], -2);

/** "báo cáo năm", "định kỳ hằng quý", "6 tháng", "quý I": what is due and how often. */
export const deliverableRef = (cursor: Cursor): Deliverable | null => {
  const every = cursor.try(everyRef);
  if (every) {
    once(cursor);
    return deliverable(every, null, null, true);
  }
  const listed = inList(cursor);
  let report = false;
  while (cursor.take('report')) report = true;
  const periodic = cursor.take('periodic', 'every') !== null;
  cursor.take('plain');
  cursor.take('whole');
  const unit = cursor.try(unitRef);
  if (!unit) return null;
  if (periodic && unit.year === null) return { ...unit, explicit: true };
  if (report || listed) return unit;
  // A stretch that stands alone ("quý III/2023") is a day of its own, not a deliverable.
  return unit.unit !== 'day' && beforeClause(cursor) ? unit : null;
};
