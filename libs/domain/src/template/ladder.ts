import type { DueDate } from '../calendar/due-date.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';

/**
 * Whom an escalation tells: the late unit's leader, the leader of the next unit up its duty line (the first level of
 * this kind the nearest unit, the second the one above it), the collecting side (focal department and Office), the issuer.
 */
export const escalationTargets = ['unit-leader', 'duty-line', 'collector', 'issuer'] as const;
export type EscalationTarget = (typeof escalationTargets)[number];

/** One level up the line, after its own grace. */
export type EscalationLevel = { level: number; to: EscalationTarget; graceWorkingDays: number };

/** How an obligation is chased. Days are working days of the pinned calendar; nothing leaves on a rest day. */
export type Ladder = {
  /** Working days before the day that the words name; 1 is the eve. */
  before: readonly number[];
  /** A reminder on the first working day that is late. */
  dayAfter: boolean;
  /** Then again every so many working days, so many times. */
  repeat: { everyWorkingDays: number; times: number };
  escalations: readonly EscalationLevel[];
  /** `HH:MM` in Asia/Ho_Chi_Minh. */
  at: string;
};

/** 15 and 5 working days before, the eve, the day after, then weekly, then up the line with grace per level. */
export const defaultLadder: Ladder = {
  before: [15, 5, 1],
  dayAfter: true,
  repeat: { everyWorkingDays: 5, times: 6 },
  escalations: [
    { level: 1, to: 'unit-leader', graceWorkingDays: 5 },
    { level: 2, to: 'collector', graceWorkingDays: 10 },
    { level: 3, to: 'issuer', graceWorkingDays: 20 },
  ],
  at: '07:30',
};

/**
 * The day of a reminder so many working days before a due date.
 * @throws RuleViolation `CALENDAR.YEAR_UNKNOWN`
 */
export const reminderDay = (
  due: Pick<DueDate, 'boundary' | 'hour' | 'overdueFrom' | 'lastSafeDay'>,
  days: number,
  calendar: WorkingCalendar,
): PlainDate => {
  // "trước ngày X" counts from X; with an hour, X itself is still a safe day and its eve lies before it.
  const excluded = due.boundary === 'before' && due.hour === null;
  return calendar.addWorkingDays(excluded ? due.overdueFrom : due.lastSafeDay, -days);
};
