import type { DueDate } from '../calendar/due-date.js';

/** The facts of a due date that a plan keeps; the reasons stand once in the cascade's schedule. */
export type DueFacts = Omit<DueDate, 'why'>;

/** True when two dates end at the same moment and name the same day; a newer calendar may still differ in working days. */
export const isSameDate = (a: DueFacts | null, b: DueFacts | null): boolean =>
  a === null || b === null ? a === b : a.named === b.named && a.lastSafeDay === b.lastSafeDay && a.hour === b.hour;

/** An obligation as it is given to the unit. */
export type AssignedObligation = {
  lineId: string;
  key: string;
  /** Null: without a date ("Không hạn"). */
  due: DueFacts | null;
  /** The due date had passed before the directive was issued: nobody can be late for it. */
  lapsed: boolean;
};

/** A line of the schedule as a unit owes it. */
export type OwedLine = { lineId: string; key: string; due: DueFacts | null };
