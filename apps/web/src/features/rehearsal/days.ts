import { dayOfInstant } from '../../components/instant-label.js';

const DAY = 86_400_000;
/** Vietnam has kept this offset since 1975, without summer time. */
const MIDNIGHT = 'T00:00:00+07:00';

/** The days of a rehearsed life. A position on the slider is a day, counted from the day of issue. */
export type LifeDays = { first: string; count: number };

const startOf = (day: string): number => Date.parse(`${day}${MIDNIGHT}`);

/** @param from instant of issue @param until instant at which the life ends */
export const daysOfLife = (from: string, until: string): LifeDays => {
  const first = dayOfInstant(from) ?? '1970-01-01';
  const last = dayOfInstant(until) ?? first;
  return { first, count: Math.max(1, Math.round((startOf(last) - startOf(first)) / DAY) + 1) };
};

export const within = ({ count }: LifeDays, position: number): number => Math.max(0, Math.min(count - 1, position));

/** Plain date of a position. */
export const dayAt = ({ first }: LifeDays, position: number): string =>
  dayOfInstant(new Date(startOf(first) + position * DAY).toISOString()) ?? first;

/** The last instant of that day: what has happened on it has happened. */
export const endOfDay = ({ first }: LifeDays, position: number): string =>
  new Date(startOf(first) + (position + 1) * DAY - 1).toISOString();

/** Position of the day on which that instant lies. */
export const positionOf = (days: LifeDays, instant: string): number =>
  within(days, Math.floor((Date.parse(instant) - startOf(days.first)) / DAY));

/** The same day of another month; the month's last day where it has none. */
export const monthsOn = (days: LifeDays, position: number, months: number): number => {
  const [year = 0, month = 1, day = 1] = dayAt(days, position).split('-').map(Number);
  const length = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const there = Date.UTC(year, month - 1 + months, Math.min(day, length));
  return within(days, position + Math.round((there - Date.UTC(year, month - 1, day)) / DAY));
};

/** Where a key leads on the slider; null: the browser's own answer (arrows by one day, Home, End) will do. */
export const positionAfterKey = (days: LifeDays, position: number, key: string): number | null => {
  if (key === 'PageUp') return monthsOn(days, position, 1);
  return key === 'PageDown' ? monthsOn(days, position, -1) : null;
};
