import type { ClockTime } from '../tokens/token.js';
import type { Cursor } from './cursor.js';
import type { HourRef } from './meaning.js';
import { numberRef } from './number.js';

const two = (value: number): string => String(value).padStart(2, '0');

const clock = (time: ClockTime, afternoon: boolean, words: string): HourRef => {
  const hours = afternoon && time.hours < 12 ? time.hours + 12 : time.hours;
  if (hours === 24 && time.minutes === 0) return { kind: 'end-of-day' };
  if (hours > 23 || time.minutes > 59) return { kind: 'not-real', words };
  return { kind: 'clock', hour: `${two(hours)}:${two(time.minutes)}` };
};

/** "17 giờ", "9 giờ 30 phút", "14 giờ 00". */
const spelledTime = (cursor: Cursor): ClockTime | null => {
  const hours = numberRef(cursor);
  if (!hours || !cursor.take('hour')) return null;
  const minutes = cursor.try((inner) => {
    const number = numberRef(inner);
    // "17 giờ 15 tháng 3" names a day, not minutes.
    if (!number || inner.sees(['month'])) return null;
    inner.take('minute');
    return number.value;
  });
  return { hours: hours.value, minutes: minutes ?? 0 };
};

/** "14h 00": the chunk has the hour, the minutes stand apart. */
const clockChunk = (cursor: Cursor): ClockTime | null => {
  const token = cursor.takeKind('hour');
  if (!token?.clock) return null;
  const apart = cursor.try((inner) => {
    const minutes = inner.takeKind('number');
    const fits =
      minutes !== null && minutes.to - minutes.from === 2 && token.clock?.minutes === 0 && /[hg]$/.test(token.text);
    return fits && !inner.sees(['month']) ? minutes : null;
  });
  cursor.try((inner) => inner.take('minute') ?? inner.takeSign("'"));
  return apart ? { ...token.clock, minutes: apart.value ?? 0 } : token.clock;
};

/** An hour of the day: "14h00", "17 giờ 30 phút chiều", "24h00"; or words that leave it open ("giờ hành chính"). */
export const hourRef = (cursor: Cursor): HourRef | null => {
  const from = cursor.at;
  const loose = cursor.take('officeHours', 'morning', 'afternoon');
  if (loose) return { kind: 'loose', words: loose.text };
  const time = cursor.first(clockChunk, spelledTime);
  if (!time) return null;
  const afternoon = cursor.take('afternoon') !== null;
  if (!afternoon) cursor.take('morning');
  const words = cursor.tokens
    .slice(from, cursor.at)
    .map((token) => token.text)
    .join(' ');
  return clock(time, afternoon, words);
};
