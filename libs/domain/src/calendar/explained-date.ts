import type { Boundary } from './due-rule.js';
import { addDays, type PlainDate } from './plain-date.js';

/** One link of the chain "vì sao là ngày này": what was applied and the sentence that says so (Vietnamese). */
export type WhyStep = {
  step: 'words' | 'anchor' | 'override' | 'boundary' | 'roll' | 'calendar' | 'result' | 'extension' | 'amendment';
  text: string;
};

/** A due date that explains itself. All dates are plain dates in Asia/Ho_Chi_Minh. */
export type DueDate = {
  /** The day that the words name, before boundary and roll. */
  named: PlainDate;
  boundary: Boundary;
  /** The last day on which handing in is in time. */
  lastSafeDay: PlainDate;
  /** The last working day not after `lastSafeDay`; reminders count from it. */
  lastWorkingDay: PlainDate;
  /** The first day that is late in the strict reading; overdue from its 00:00. */
  overdueFrom: PlainDate;
  /** `HH:MM` when the source names an hour on the last day. */
  hour: string | null;
  why: readonly WhyStep[];
};

/** What a rule may count from, besides its own date. Plain dates. */
export type Anchors = {
  issuedOn: PlainDate;
  /** Data cut-off of the period (chốt số liệu), when the template states one. */
  dataCutOff: PlainDate | null;
  /** Due date of another obligation in the same period, for `relative` rules; null when it has none. */
  dueOf: (obligation: string) => DueDate | null;
  /** How that obligation is called in the reasons; its key when nobody says. */
  titleOf?: (obligation: string) => string;
};

/** The last safe day before any roll: with an hour, "trước 14h00 ngày X" leaves X itself safe. */
export const unrolledDay = ({ named, boundary, hour }: Pick<DueDate, 'named' | 'boundary' | 'hour'>): PlainDate =>
  boundary === 'before' && hour === null ? addDays(named, -1) : named;
