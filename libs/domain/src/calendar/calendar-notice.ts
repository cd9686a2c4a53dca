import type { PlainDate } from './plain-date.js';
import type { EntryStatus } from './working-calendar.js';

/** One day of a notice: off, or worked. */
export type NoticeDay = { date: PlainDate; working: boolean; name: string };

/** What a notice says about a calendar. */
export type CalendarNotice = {
  /** Number and date of the notice. */
  source: string;
  status: EntryStatus;
  days: readonly NoticeDay[];
  /** Years whose data are complete with this notice. */
  confirmedYears: readonly number[];
};
