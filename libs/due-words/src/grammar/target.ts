import { partsOf, type Weekday } from '@dondoc/domain';
import type { Cursor } from './cursor.js';
import { dateRef } from './date.js';
import { eventRef } from './event.js';
import { eventThenLength, lengthTarget } from './length.js';
import type { Cue, DateRef, DayRef, SpanRef, Target } from './meaning.js';
import { numberRef } from './number.js';
import { monthOfPeriod, spanRef } from './period.js';
import { daysOfMonths, monthsOfSpan } from './span-days.js';
import { relativeYear, yearBehind } from './year.js';

export const weekdayRef = (cursor: Cursor): Weekday | null => {
  if (cursor.take('sunday')) return 7;
  if (!cursor.take('ordinal')) return null;
  const number = numberRef(cursor)?.value ?? 0;
  return number >= 2 && number <= 7 ? ((number - 1) as Weekday) : null;
};

const dateTarget = (cursor: Cursor): Target | null => {
  const date = dateRef(cursor);
  return date ? { kind: 'date', ...date } : null;
};

/** "III/2024" behind "quý II-", "5/2024" behind "tháng 3-". */
const numberedAs = (cursor: Cursor, unit: SpanRef['unit']): SpanRef | null => {
  const joined = unit === 'month' ? cursor.takeKind('joined')?.joined : undefined;
  if (joined) {
    const [number = 0, year = 0] = joined.values;
    const digits = joined.widths[1] ?? 0;
    return joined.values.length === 2 && digits === 4
      ? { unit, number, year: { kind: 'year', year, digits }, which: null }
      : null;
  }
  const token = unit === 'quarter' ? cursor.takeKind('roman') : unit === 'month' ? cursor.takeKind('number') : null;
  return token ? { unit, number: token.value, year: cursor.try(yearBehind), which: null } : null;
};

/** "từ tháng 3 đến tháng 5/2024", "quý II đến quý IV/2024", "quý II, III/2024": from the first day of the one to the last of the other. */
const rangeOfSpans = (cursor: Cursor): Target | null => {
  cursor.take('from');
  const begin = spanRef(cursor);
  if (!begin) return null;
  const listed = cursor.takeSign(',') !== null;
  if (!listed && !(cursor.take('to', 'until') ?? cursor.takeSign('-'))) return null;
  cursor.take('until');
  const end = (listed ? null : cursor.try(spanRef)) ?? cursor.try((inner) => numberedAs(inner, begin.unit));
  // "Quý II, III/2024" is one stretch, "tháng 3, 9/2024" is none.
  if (listed && end?.number !== (begin.number ?? 0) + 1) return null;
  const first = monthsOfSpan(begin)?.[0];
  const last = end && begin.unit === end.unit ? monthsOfSpan(end)?.[1] : undefined;
  if (begin.number === null || first === undefined || last === undefined || end?.year?.kind !== 'year') return null;
  const { year } = end;
  if (year.digits !== 4) return null;
  const to: DateRef = { day: partsOf(daysOfMonths(year.year, [last, last]).to).day, month: last, year };
  return { kind: 'range', from: { day: 1, month: first, year: begin.year ?? year }, to };
};

/** "từ ngày 01/3 đến ngày 15/3/2022"; the year of the end is the year of the beginning when that has none. */
const rangeTarget = (cursor: Cursor): Target | null => {
  cursor.take('from');
  const begin = cursor.first(dateRef, bareDay);
  if (!begin || !(cursor.take('to', 'until') ?? cursor.takeSign('-'))) return null;
  cursor.take('until');
  const end = cursor.try(dateRef);
  if (end) {
    const from: DateRef = {
      day: begin.day,
      month: begin.month === 0 ? end.month : begin.month,
      year: begin.year ?? end.year,
    };
    return { kind: 'range', from, to: end };
  }
  return begin.month === 0 ? cursor.try(dayTarget) : null;
};

const bareDay = (cursor: Cursor): DateRef | null => {
  cursor.take('day');
  const number = numberRef(cursor);
  return number && number.digits > 0 && number.value <= 31 ? { day: number.value, month: 0, year: null } : null;
};

/** "thứ Sáu hằng tuần", "thứ Hai, ngày 15/3/2022", "thứ Sáu tuần này". */
const weekdayTarget = (cursor: Cursor): Target | null => {
  cursor.take('day');
  const weekday = weekdayRef(cursor);
  if (weekday === null) return null;
  cursor.take('of');
  if (cursor.try((inner) => inner.take('every') && inner.take('week')))
    return { kind: 'weekday', weekday, which: 'every' };
  if (!cursor.take('week')) return { kind: 'weekday', weekday, which: null };
  if (cursor.take('same')) return { kind: 'weekday', weekday, which: 'this' };
  return { kind: 'weekday', weekday, which: cursor.take('next', 'looseNext', 'after') ? 'next' : null };
};

/** "ngày thứ Năm hằng tuần" is no fifth day. */
const weeklyTarget = (cursor: Cursor): Target | null => {
  const target = weekdayTarget(cursor);
  return target?.kind === 'weekday' && target.which !== null ? target : null;
};

/** "ngày cuối cùng của tháng 6/2023", "ngày làm việc cuối cùng của quý", "ngày cuối tháng tiếp theo". */
const lastDay = (cursor: Cursor): Target | null => {
  const word = cursor.take('day', 'workingDay');
  if (!word) return null;
  const working = word.concepts.has('workingDay');
  const last = cursor.take('last') !== null;
  if (!last && !(working && cursor.take('first'))) return null;
  const day: DayRef = { day: last ? 'last' : 1, working };
  cursor.take('of');
  const month = cursor.try((inner) => {
    const found = monthOfPeriod(inner);
    return found?.sure ? found : null;
  });
  if (month) return { kind: 'day', day, month, year: null };
  const span = cursor.try(spanRef);
  if (!span) return null;
  return last
    ? { kind: 'last-day', of: span, working }
    : { kind: 'day', day, month: { unit: null, offset: 0, sure: false }, year: null };
};

/** "ngày 20 của tháng cuối quý", "ngày 25 hằng tháng", "ngày 15". */
const dayTarget = (cursor: Cursor): Target | null => {
  const word = cursor.take('day');
  cursor.take('ordinal');
  const number = numberRef(cursor);
  if (!number || number.digits > 2) return null;
  const month = cursor.try(monthOfPeriod);
  // "6 tháng đầu năm" is no sixth day; without "ngày" only "15 hằng tháng" is one.
  if (!word && !(month?.sure && month.unit === 'month')) return null;
  if (cursor.sees(['day', 'workingDay', 'hour', 'minute'])) return null;
  return { kind: 'day', day: { day: number.value, working: false }, month, year: cursor.try(relativeYear) };
};

const spanTarget = (cursor: Cursor): Target | null => {
  const place = cursor.take('first', 'middle', 'last', 'whole');
  cursor.take('of');
  const span = spanRef(cursor);
  if (!span) return null;
  // "thời hạn gửi báo cáo quý: …" names the report; its day follows.
  const unsaid = span.number === null && span.year === null && span.which === null && !place;
  if (unsaid && (cursor.seesSign(':(') || cursor.sees(['before', 'by', 'is', 'at', 'in', 'within']))) return null;
  const part = place?.concepts.has('first') ? 'start' : place?.concepts.has('middle') ? 'middle' : null;
  return { kind: 'span', part: part ?? (place?.concepts.has('last') ? 'end' : 'whole'), of: span };
};

/** "tuần đầu tháng 6", "tuần cuối của tháng 3/2023": no single day. */
const weekOfMonth = (cursor: Cursor): Target | null => {
  if (!cursor.take('week')) return null;
  const place = cursor.take('first', 'last') ?? (cursor.take('ordinal') && numberRef(cursor) ? 'numbered' : null);
  cursor.take('of');
  if (!place || !cursor.sees(['month'])) return null;
  const of = spanRef(cursor);
  return of ? { kind: 'span', part: place !== 'numbered' && place.concepts.has('first') ? 'start' : 'late', of } : null;
};

const countedLength = (cursor: Cursor): Target | null => {
  const target = lengthTarget(cursor);
  return target?.kind === 'length' && target.event === null ? null : target;
};

/** "trước khi kết thúc năm 2023": before a stretch is over, so its last day is in time. */
const endOfSpan = (cursor: Cursor): Target | null => {
  cursor.take('when');
  cursor.take('day');
  if (!cursor.take('end')) return null;
  const span = spanRef(cursor);
  return span && (span.number !== null || span.year !== null) ? { kind: 'span', part: 'ending', of: span } : null;
};

const eventTarget =
  (direction: 'after' | 'before') =>
  (cursor: Cursor): Target | null => {
    const known = ['when', 'meeting', 'end', 'issue', 'cutOff', 'receive', 'effective'] as const;
    if (direction === 'before' && !cursor.sees(known) && !(cursor.sees(['day']) && cursor.sees(known, 1))) return null;
    const event = eventRef(cursor);
    return event ? { kind: 'event', event, direction } : null;
  };

const todayTarget = (cursor: Cursor): Target | null => {
  if (cursor.take('today')) return { kind: 'today', ahead: 0 };
  return cursor.take('tomorrow') ? { kind: 'today', ahead: 1 } : null;
};

const isNumber = (cursor: Cursor): true | null => (cursor.peek()?.value === null || cursor.done ? null : true);

/** "ngày 15 các tháng 3, 6, 9, 12": the same day of several months. */
export const dayOfMonths = (cursor: Cursor): Target[] | null => {
  cursor.take('day');
  const day = numberRef(cursor);
  cursor.take('of', 'every');
  const told = day !== null && cursor.take('all', 'every') !== null;
  if (!day || !cursor.take('month')) return null;
  const targets: Target[] = [];
  do {
    const month = numberRef(cursor);
    if (!month || month.value < 1 || month.value > 12) return null;
    if (cursor.sees(['month', 'day', 'workingDay', 'hour'])) return null;
    targets.push({ kind: 'date', day: day.value, month: month.value, year: null });
  } while (cursor.try((inner) => (inner.takeSign(',;') ?? inner.take('and')) && isNumber(inner)));
  // Without "các" two numbers may be a month and something else.
  return told || targets.length > 2 ? targets : null;
};

/** What the cue points at. */
export const targetRef = (cursor: Cursor, cue: Cue | null, within: boolean): Target | null => {
  const days = [
    weekOfMonth,
    weeklyTarget,
    rangeTarget,
    rangeOfSpans,
    todayTarget,
    dateTarget,
    lastDay,
    countedLength,
    dayTarget,
    weekdayTarget,
  ];
  if (within)
    return cursor.first<Target>(countedLength, weekOfMonth, rangeTarget, dateTarget, spanTarget, lengthTarget);
  if (cue === 'immediately') return cursor.first<Target>(eventTarget('after'));
  if (cue === 'before' || cue === 'by-before') {
    return cursor.first<Target>(
      ...days,
      eventThenLengthOnly,
      endOfSpan,
      spanTarget,
      lengthTarget,
      eventTarget('before'),
    );
  }
  if (cue === 'after') return cursor.first<Target>(...days, lengthTarget, spanTarget, eventTarget('after'));
  return cursor.first<Target>(...days, spanTarget, lengthTarget);
};

const eventThenLengthOnly = (cursor: Cursor): Target | null =>
  cursor.sees(['when', 'meeting', 'end', 'dueOf', 'day', 'cutOff', 'issue']) ? eventThenLength(cursor) : null;
