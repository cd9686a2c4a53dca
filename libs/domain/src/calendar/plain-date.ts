import { RuleViolation } from '../errors/rule-violation.js';

declare const plainDate: unique symbol;
/** A legal date: `YYYY-MM-DD`, a day in Asia/Ho_Chi_Minh, without clock or zone. Sorts as text. */
export type PlainDate = string & { readonly [plainDate]: true };

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const;

/** Days since 1970-01-01 of a civil date (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
export const epochDayOf = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** The inverse of {@link epochDayOf}. */
export const civilOf = (epochDay: number): { year: number; month: number; day: number } => {
  const z = epochDay + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
};

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const fromEpochDay = (epochDay: number): PlainDate => {
  const { year, month, day } = civilOf(epochDay);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate;
};

/** The parts of a date. */
export const partsOf = (date: PlainDate): { year: number; month: number; day: number } => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/** Days since 1970-01-01. */
export const toEpochDay = (date: PlainDate): number => {
  const { year, month, day } = partsOf(date);
  return epochDayOf(year, month, day);
};

/** True when the text is `YYYY-MM-DD` of a day that exists. */
export const isPlainDate = (text: string): text is PlainDate => {
  const match = SHAPE.exec(text);
  if (!match) return false;
  return fromEpochDay(epochDayOf(Number(match[1]), Number(match[2]), Number(match[3]))) === text;
};

/** Reads `YYYY-MM-DD`. @throws RuleViolation `DATE.NOT_REAL` naming the field when there is no such day. */
export const plainDateOf = (text: string, field = 'date'): PlainDate => {
  if (isPlainDate(text)) return text;
  throw new RuleViolation('DATE.NOT_REAL', {
    field,
    value: text,
    reason: 'Không có ngày này trong lịch.',
    mend: 'Nhập ngày có thật, ví dụ 28/02/2026 (trong tệp và API: 2026-02-28).',
  });
};

/** A date from its parts. @throws RuleViolation `DATE.NOT_REAL` (30/2, 31/9 …). */
export const plainDateFrom = (year: number, month: number, day: number, field = 'date'): PlainDate =>
  plainDateOf(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`, field);

/** The date `days` later (earlier when negative). */
export const addDays = (date: PlainDate, days: number): PlainDate => fromEpochDay(toEpochDay(date) + days);

/** `to − from` in whole days. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => toEpochDay(to) - toEpochDay(from);

/** ISO weekday: 1970-01-01 was a Thursday. */
export const weekdayOf = (date: PlainDate): Weekday => (((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1) as Weekday;

/** `14/03/2022`. */
export const formatDate = (date: PlainDate): string => `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

/** `thứ Hai, 14/03/2022`. */
export const formatLongDate = (date: PlainDate): string => `${WEEKDAYS[weekdayOf(date) - 1]}, ${formatDate(date)}`;
