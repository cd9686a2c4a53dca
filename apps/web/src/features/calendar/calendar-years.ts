import type { CalendarView } from '@dondoc/contracts';

/** Years without data that somebody will ask about: gaps, this year and the next, and the one after the last. */
export const missingYears = ({ years }: Pick<CalendarView, 'years'>, thisYear: number): number[] => {
  const known = new Set(years.map(({ year }) => year));
  const first = Math.min(thisYear, ...known);
  const last = Math.max(thisYear, ...known) + 1;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => !known.has(year));
};

/** Years as typed: `2027`, `2027, 2028`. Null: something else stands there. */
export const readYears = (text: string): number[] | null => {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  return words.every((word) => /^\d{4}$/.test(word)) ? [...new Set(words.map(Number))] : null;
};
