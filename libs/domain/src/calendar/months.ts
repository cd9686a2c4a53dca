import type { DayOfMonth } from './due-rule.js';
import { civilOf, epochDayOf, type PlainDate, partsOf, plainDateFrom } from './plain-date.js';

/** A day of a month, and whether the month lacks the day that was asked for, so that its last one stands in. */
export type DayInMonth = { date: PlainDate; clamped: boolean };

/** Days of a month; months beyond 1–12 count on into the neighbouring years. */
export const daysInMonth = (year: number, month: number): number =>
  epochDayOf(year + Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 1) -
  epochDayOf(year + Math.floor((month - 1) / 12), ((((month - 1) % 12) + 12) % 12) + 1, 1);

/** Days that a month has at most: 29 for February. A day above it exists in no year. */
export const mostDaysIn = (month: number): number => daysInMonth(2024, month);

/** The day of a month; a day that the month lacks is its last (BLDS 2015, Điều 148). Months beyond 1–12 count on. */
export const dayInMonth = (year: number, month: number, day: DayOfMonth): DayInMonth => {
  const last = daysInMonth(year, month);
  const first = civilOf(epochDayOf(year + Math.floor((month - 1) / 12), ((((month - 1) % 12) + 12) % 12) + 1, 1));
  const wanted = day === 'last' ? last : day;
  return { date: plainDateFrom(first.year, first.month, Math.min(wanted, last)), clamped: wanted > last };
};

/** So many months later (earlier when negative), on the corresponding day or the month's last (BLDS 2015, Điều 148.3). */
export const addMonths = (date: PlainDate, months: number): DayInMonth => {
  const { year, month, day } = partsOf(date);
  return dayInMonth(year, month + months, day);
};
