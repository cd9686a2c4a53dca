import { addDays, daysBetween, isPlainDate, type PlainDate, weekdayOf } from '@dondoc/domain';
import { plainLetters } from './rest-words.js';

const WEEKDAYS = ['hai', 'ba', 'tu', 'nam', 'sau', 'bay'];
const DATE = String.raw`(\d{1,2})(?:\s*[/.-]\s*(\d{1,2}))?(?:\s*[/.-]\s*(\d{4}))?`;
const WORDS = String.raw`(\d{1,2})(?:\s+thang\s+(\d{1,2}))?(?:\s+nam\s+(\d{4}))?`;
const WEEKDAY = String.raw`(?:(thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\s*[,(]?\s*)?(?:ngay\s+)?`;
const SINGLE = [
  new RegExp(`^${WEEKDAY}(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})$`),
  new RegExp(`^${WEEKDAY}(\\d{1,2})\\s+thang\\s+(\\d{1,2})\\s+nam\\s+(\\d{4})$`),
  new RegExp(`^${WEEKDAY}(\\d{4})-(\\d{2})-(\\d{2})$`),
];
const PART = [new RegExp(`^${WEEKDAY}${DATE}$`), new RegExp(`^${WEEKDAY}${WORDS}$`)];

/** Days in the order of time, or why the words name none. */
export type DayRange = { days: PlainDate[] } | { reason: string };

type Named = { weekday: string | undefined; day: number; month: number | undefined; year: number | undefined };

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

const named = (text: string, patterns: readonly RegExp[]): Named | undefined => {
  const match = patterns.map((pattern) => pattern.exec(text)).find((one) => one !== null);
  if (!match) return undefined;
  const [, weekday, first, second, third] = match;
  const iso = first?.length === 4;
  return {
    weekday,
    day: Number(iso ? third : first),
    month: numberOf(second),
    year: numberOf(iso ? first : third),
  };
};

const two = (value: number): string => String(value).padStart(2, '0');

const weekdayNumber = (words: string): number => {
  if (words.startsWith('chu')) return 7;
  const name = words.replace(/^thu\s+/, '');
  return /\d/.test(name) ? Number(name) - 1 : WEEKDAYS.indexOf(name) + 1;
};

/** The date, or what is wrong with it. */
const dateIn = ({ weekday, day, month, year }: Named): { date: PlainDate } | { reason: string } => {
  if (year === undefined) return { reason: 'Chưa ghi năm.' };
  const text = `${year}-${two(month ?? 0)}-${two(day)}`;
  if (!isPlainDate(text)) return { reason: `Không có ngày ${day}/${month ?? '?'}/${year} trong lịch.` };
  if (weekday !== undefined && weekdayNumber(weekday) !== weekdayOf(text)) {
    return { reason: `Ngày ${day}/${month}/${year} không phải ${weekday.replace('thu', 'thứ')}.` };
  }
  return { date: text };
};

const rangeOf = (first: Named, last: Named): DayRange => {
  const to = dateIn(last);
  if ('reason' in to) return to;
  const from = dateIn({ ...first, month: first.month ?? last.month, year: first.year ?? last.year });
  if ('reason' in from) return from;
  if (from.date > to.date) return { reason: 'Ngày đầu sau ngày cuối.' };
  const length = daysBetween(from.date, to.date) + 1;
  return { days: Array.from({ length: Math.min(length, 3700) }, (_, index) => addDays(from.date, index)) };
};

const RANGE_SIGNS = [/\s+den\s+(?:het\s+)?/, /\s+[-–—]\s+/, /[–—]/, /-/];

/**
 * Reads one date or a range as people type it: `31/08/2026`, `thứ Bảy, 22/8/2026`, `30/4-1/5/2026`, `14–22/02/2026`,
 * `từ ngày 30/4 đến hết ngày 01/5/2026`. A year must stand there. A stated weekday is checked.
 */
export const readDayRange = (words: string): DayRange => {
  const text = plainLetters(words).replace(/\s+/g, ' ').trim().replace(/^tu /, '');
  const single = named(text, SINGLE);
  if (single) {
    const one = dateIn(single);
    return 'reason' in one ? one : { days: [one.date] };
  }
  for (const sign of RANGE_SIGNS) {
    const [left, right, ...more] = text.split(sign);
    if (left === undefined || right === undefined || more.length > 0) continue;
    const [first, last] = [named(left.trim(), PART), named(right.trim(), PART)];
    if (first && last) return rangeOf(first, last);
  }
  const part = named(text, PART);
  return { reason: part ? 'Chưa ghi đủ ngày, tháng và năm.' : 'Không đọc được ngày.' };
};
