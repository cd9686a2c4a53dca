import type { CalendarNotice } from './calendar-notice.js';
import { checkNotice, isPlainDay } from './check-notice.js';
import { type PlainDate, partsOf } from './plain-date.js';
import type { CalendarData, CalendarEntry } from './working-calendar.js';

/** A day that two versions see differently; null: as the plain week has it. */
export type CalendarDayChange = { date: PlainDate; before: CalendarEntry | null; after: CalendarEntry | null };

/**
 * The next version of a calendar under a notice. A confirmed year is complete: it becomes known, its open questions are
 * closed. The given version is not touched: what is pinned to it stays. Weekends within a stated rest are let pass. Pure.
 * @throws RuleViolation `CALENDAR.NOTICE_INVALID`: a day both off and worked, a day that does not change, a year not known
 */
export const applyNotice = (data: CalendarData, notice: CalendarNotice): CalendarData => {
  const { source, status, confirmedYears } = notice;
  const changes = checkNotice(data, notice);
  const changed = new Set(changes.map(({ date }) => date));
  const entries = changes.flatMap((day): CalendarEntry[] =>
    // Again as the plain week has it: such a day needs no entry.
    isPlainDay(day) ? [] : [{ ...day, source, status }],
  );
  return {
    ...data,
    version: data.version + 1,
    years: [...new Set([...data.years, ...confirmedYears])].sort((a, b) => a - b),
    openQuestions: data.openQuestions.filter(({ from }) => !confirmedYears.includes(partsOf(from).year)),
    entries: [...data.entries.filter(({ date }) => !changed.has(date)), ...entries].sort((a, b) =>
      a.date < b.date ? -1 : 1,
    ),
  };
};

const sameEntry = (a: CalendarEntry | null, b: CalendarEntry | null): boolean =>
  a?.working === b?.working && a?.name === b?.name && a?.source === b?.source && a?.status === b?.status;

/** The days that two versions see differently, in the order of time; also when only name, source or status differ. Pure. */
export const diffCalendars = (before: CalendarData, after: CalendarData): CalendarDayChange[] => {
  const [old, now] = [before, after].map(({ entries }) => new Map(entries.map((one) => [one.date, one])));
  const dates = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
  return dates.flatMap((date) => {
    const change = { date, before: old?.get(date) ?? null, after: now?.get(date) ?? null };
    return sameEntry(change.before, change.after) ? [] : [change];
  });
};
