import type { Cursor } from './cursor.js';
import { eventRef } from './event.js';
import type { LengthRef, Target } from './meaning.js';
import { numberRef } from './number.js';

/** "05 ngày làm việc", "01 tháng", "hai tuần", "24 giờ", with whether digits and words disagree. */
export const lengthRef = (cursor: Cursor): LengthRef | null => {
  const number = numberRef(cursor);
  if (!number) return null;
  const { value: count, clash } = number;
  if (cursor.take('workingDay')) return { count, unit: 'working-days', clash };
  if (cursor.take('calendarDay', 'day')) return { count, unit: 'calendar-days', clash };
  if (cursor.take('week')) return { count: count * 7, unit: 'calendar-days', clash };
  if (cursor.take('quarter')) return { count: count * 3, unit: 'months', clash };
  if (cursor.take('month')) return { count, unit: 'months', clash };
  if (cursor.take('year')) return { count: count * 12, unit: 'months', clash };
  return cursor.take('hour') ? { count, unit: 'hours', clash } : null;
};

const quoted = (cursor: Cursor): string | null => {
  if (!cursor.take('dueOf') || !cursor.takeSign('"')) return null;
  let text = '';
  let end = -1;
  while (!cursor.done && !cursor.seesSign('"')) {
    const token = cursor.peek();
    if (token) text += (end >= 0 && token.from > end ? ' ' : '') + token.typed;
    end = token?.to ?? end;
    cursor.at += 1;
  }
  return cursor.takeSign('"') && text !== '' ? text : null;
};

/** "kể từ ngày …", "sau khi …", "tính từ …": counted on from an event; null when no event follows. */
const countedFrom = (cursor: Cursor) =>
  cursor.try((inner) => {
    inner.takeSign(',');
    const lead = inner.take('from') ?? inner.take('after', 'immediately');
    if (!lead) return null;
    inner.try((more) => more.take('when', 'after'));
    const obligation = inner.try(quoted);
    if (obligation) return { obligation, event: null };
    const event = eventRef(inner);
    return event ? { obligation: null, event } : null;
  });

const lengthAfter = (cursor: Cursor): Target | null => {
  const length = lengthRef(cursor);
  if (!length) return null;
  const counted = countedFrom(cursor);
  if (counted?.obligation) return { kind: 'relative', length, direction: 'after', obligation: counted.obligation };
  if (counted) return { kind: 'length', length, direction: 'after', event: counted.event };
  return { kind: 'length', length, direction: 'after', event: null };
};

const dateAhead = (cursor: Cursor, ahead: number): boolean => {
  const at = cursor.sees(['day'], ahead) ? ahead + 1 : ahead;
  return at === ahead && !cursor.sees(['when', 'meeting'], at)
    ? true
    : ['number', 'joined', 'hour'].includes(cursor.peek(at)?.kind ?? '');
};

/** "10 ngày trước hội nghị", "05 ngày làm việc trước ngày họp". */
const lengthBefore = (cursor: Cursor): Target | null => {
  const length = lengthRef(cursor);
  if (!length) return null;
  // "20 ngày, trước ngày khai mạc": before a date the comma would begin another day.
  if (cursor.seesSign(',') && cursor.sees(['before'], 1) && !dateAhead(cursor, 2)) cursor.takeSign(',');
  if (!cursor.take('before')) return null;
  const obligation = cursor.try(quoted);
  if (obligation) return { kind: 'relative', length, direction: 'before', obligation };
  cursor.take('when');
  const event = eventRef(cursor);
  return event ? { kind: 'length', length, direction: 'before', event } : null;
};

/** "(chậm nhất) là ngày thứ 90 kể từ ngày kết thúc năm". */
const dayInRow = (cursor: Cursor): Target | null => {
  if (!cursor.take('day', 'workingDay') || !cursor.take('ordinal')) return null;
  const number = numberRef(cursor);
  if (!number) return null;
  const counted = countedFrom(cursor);
  if (!counted?.event) return null;
  const length: LengthRef = { count: number.value, unit: 'calendar-days', clash: number.clash };
  return { kind: 'length', length, direction: 'after', event: counted.event };
};

/** A length of time with what it is counted from or to. */
export const lengthTarget = (cursor: Cursor): Target | null => cursor.first(lengthBefore, lengthAfter, dayInRow);

/** "trước hội nghị tổng kết 10 ngày", "trước khi kết thúc quý ít nhất 05 ngày", behind "trước". */
export const eventThenLength = (cursor: Cursor): Target | null => {
  const obligation = cursor.try(quoted);
  const event = obligation ? null : eventRef(cursor);
  if (!obligation && !event) return null;
  cursor.takeSign(',');
  cursor.take('leastFew', 'by');
  const length = lengthRef(cursor);
  if (!length) return null;
  if (obligation) return { kind: 'relative', length, direction: 'before', obligation };
  return event ? { kind: 'length', length, direction: 'before', event } : null;
};
