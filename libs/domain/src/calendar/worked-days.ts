import { addDays, type PlainDate, plainDateFrom, toEpochDay } from './plain-date.js';

/** Worked days counted once, so that the n-th of them is looked up instead of walked to. */
export type WorkedDays = {
  /** The n-th worked day strictly after (n > 0) or strictly before (n < 0); undefined where the data end. */
  nth: (from: PlainDate, n: number) => PlainDate | undefined;
  /** Worked days d with from < d ≤ to, for from ≤ to; undefined where the data end. */
  between: (from: PlainDate, to: PlainDate) => number | undefined;
};

const isUnbroken = (years: readonly number[]): boolean =>
  years.every((year, index) => index === 0 || year === (years[index - 1] ?? 0) + 1);

/** Counts the worked days of an unbroken run of years; with a gap between the years it knows none. */
export const countWorkedDays = (
  unsorted: readonly number[],
  isWorkingDay: (date: PlainDate) => boolean,
): WorkedDays => {
  const years = [...unsorted].sort((a, b) => a - b);
  const [firstYear, lastYear] = [years[0], years.at(-1)];
  if (firstYear === undefined || lastYear === undefined || !isUnbroken(years)) {
    return { nth: () => undefined, between: () => undefined };
  }
  const first = plainDateFrom(firstYear, 1, 1);
  const last = plainDateFrom(lastYear, 12, 31);
  const worked: PlainDate[] = [];
  /** By days since `first`: how many days before it are worked. */
  const before: number[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    before.push(worked.length);
    if (isWorkingDay(day)) worked.push(day);
  }
  before.push(worked.length);
  const origin = toEpochDay(first);
  /** Worked days up to and including the date. */
  const upTo = (date: PlainDate): number | undefined => before[toEpochDay(date) - origin + 1];
  return {
    between: (from, to) => {
      const [start, end] = [upTo(from), upTo(to)];
      // Before the first day nothing is counted yet, but nothing is known either.
      return start === undefined || end === undefined || from < first ? undefined : end - start;
    },
    nth: (from, n) => {
      const index = before[toEpochDay(from) - origin];
      if (index === undefined) return undefined;
      return worked[n < 0 ? index + n : index + n - (worked[index] === from ? 0 : 1)];
    },
  };
};
