import { RuleViolation } from '../errors/rule-violation.js';
import { addDays, civilOf, epochDayOf, isPlainDate, type PlainDate, partsOf } from './plain-date.js';

declare const instant: unique symbol;
/** A moment: ISO 8601 in UTC with milliseconds, `2022-03-14T17:00:00.000Z`. Sorts as text. */
export type Instant = string & { readonly [instant]: true };

const SHAPE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)\.(\d{3})Z$/;
const DAY_MS = 86_400_000;
/** Asia/Ho_Chi_Minh has been UTC+7 without summer time since 13/6/1975 (IANA tz database). */
const OFFSET_MS = 7 * 3_600_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** Milliseconds since 1970-01-01T00:00Z → instant. */
export const instantFromEpoch = (epochMs: number): Instant => {
  const dayNumber = Math.floor(epochMs / DAY_MS);
  const rest = epochMs - dayNumber * DAY_MS;
  const { year, month, day } = civilOf(dayNumber);
  const [h, m, s] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60];
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return `${date}T${two(h)}:${two(m)}:${two(s)}.${String(Math.floor(rest % 1000)).padStart(3, '0')}Z` as Instant;
};

/** Instant → milliseconds since 1970-01-01T00:00Z. */
export const epochOf = (at: Instant): number => {
  const { year, month, day } = partsOf(at.slice(0, 10) as PlainDate);
  const clock = Number(at.slice(11, 13)) * 3_600_000 + Number(at.slice(14, 16)) * 60_000;
  return epochDayOf(year, month, day) * DAY_MS + clock + Number(at.slice(17, 19)) * 1000 + Number(at.slice(20, 23));
};

/** Reads an instant. @throws RuleViolation `INSTANT.NOT_REAL` naming the field. */
export const instantOf = (text: string, field = 'instant'): Instant => {
  const match = SHAPE.exec(text);
  if (match?.[1] !== undefined && isPlainDate(match[1])) return text as Instant;
  throw new RuleViolation('INSTANT.NOT_REAL', {
    field,
    value: text,
    reason: 'Không phải thời điểm UTC.',
    mend: 'Ghi theo dạng 2022-03-14T17:00:00.000Z.',
  });
};

/** The instant at which the clock in Asia/Ho_Chi_Minh shows `HH:MM` on that date; `24:00` is the end of the day. */
export const instantAt = (date: PlainDate, clock: string): Instant => {
  const { year, month, day } = partsOf(date);
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return instantFromEpoch(epochDayOf(year, month, day) * DAY_MS + hours * 3_600_000 + minutes * 60_000 - OFFSET_MS);
};

/** The plain date in Asia/Ho_Chi_Minh at that instant. */
export const dateOf = (at: Instant): PlainDate =>
  addDays('1970-01-01' as PlainDate, Math.floor((epochOf(at) + OFFSET_MS) / DAY_MS));

/** `07:30` in Asia/Ho_Chi_Minh. */
export const clockOf = (at: Instant): string => {
  const minutes = Math.floor(((((epochOf(at) + OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** The later of two instants. */
export const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);
