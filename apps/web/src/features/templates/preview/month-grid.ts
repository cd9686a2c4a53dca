/** Leaf of a month calendar: how many empty cells stand before its first day (Monday first), and how many days it has. */
export type MonthLeaf = { month: string; title: string; before: number; days: number };

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const SHIFT = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Months `YYYY-MM` in which any of the dates lies, in order. */
export const monthsOf = (dates: readonly string[]): string[] =>
  [...new Set(dates.map((date) => date.slice(0, 7)))].sort();

/** The leaf of a month `YYYY-MM`: layout only, no date is computed from it. */
export const monthLeaf = (month: string): MonthLeaf => {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5, 7));
  const y = number < 3 ? year - 1 : year;
  const sunday = (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (SHIFT[number - 1] ?? 0) + 1) % 7;
  const days = number === 2 && isLeap(year) ? 29 : (LENGTHS[number - 1] ?? 30);
  return { month, title: `Tháng ${number}/${year}`, before: (sunday + 6) % 7, days };
};

export const dayOfLeaf = (month: string, day: number): string => `${month}-${String(day).padStart(2, '0')}`;
