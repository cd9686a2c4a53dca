import { overdueAt } from '../calendar/due-date.js';
import { dateOf, type Instant } from '../calendar/instant.js';
import { daysBetween, formatDate, type PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { numberText } from '../text/number-text.js';
import type { ObligationTemplate, SilenceMeaning } from '../template/cascade-template.js';
import { extensionInForce } from './standing-due.js';
import type { DueFacts, Obligation, Work } from './unit-plan.js';

/** One list for screen, mail, export and API (product.md §2). */
export type StatusCode =
  | 'planned'
  | 'not_due'
  | 'due_soon'
  | 'due_today'
  | 'overdue'
  | 'received'
  | 'returned'
  | 'done_on_time'
  | 'done_late'
  | 'no_due'
  | 'tacit'
  | 'exempt';

/**
 * A status with its number: days late, or working days left; `label` is what a person reads. Where an extension is in force
 * `extendedTo` is its day and `lateAgainstFirst` counts the days late against the date without it.
 */
export type Status = {
  code: StatusCode;
  days: number;
  label: string;
  extendedTo?: PlainDate;
  lateAgainstFirst?: number;
};

/** The facts from which a status is derived; it is never stored. */
export type StatusFacts = {
  work: Work;
  /** By the schedule, without extensions. Null: without a date. */
  due: DueFacts | null;
  /** The date granted by extension, if any. */
  extended?: DueFacts | null;
  /** Until when handing in was made possible again, if it was. */
  reopenedUntil?: PlainDate | null;
  /** Receipt of the first submission: timeliness counts from it, never from acceptance. */
  firstReceivedAt: Instant | null;
  returnedNewDate: PlainDate | null;
  needsAcceptance: boolean;
  /** What silence after the due date means; true from that instant, whether or not anybody has recorded it yet. */
  silence: SilenceMeaning;
};

/** From so many working days before the last working day an open obligation is "sắp đến hạn" (the first rung). */
export const soonWorkingDays = 15;

/** Days late at that moment in the strict reading: 0 in time, 1 on the first late day. */
export const daysLate = (due: DueFacts | null, at: Instant): number =>
  due === null || at < overdueAt(due) ? 0 : Math.max(1, daysBetween(due.lastSafeDay, dateOf(at)));

const done = (late: number): Status =>
  late > 0
    ? { code: 'done_late', days: late, label: `Hoàn thành quá hạn ${numberText(late)} ngày` }
    : { code: 'done_on_time', days: 0, label: 'Hoàn thành đúng hạn' };

const submitted = (facts: StatusFacts, late: number): Status => {
  if (!facts.needsAcceptance) return done(late);
  return {
    code: 'received',
    days: late,
    label: late > 0 ? `Đã nộp muộn ${numberText(late)} ngày, chờ duyệt` : 'Đã nộp, chờ duyệt',
  };
};

const dueToday = (due: DueFacts, today: PlainDate): Status => {
  const rest = today < due.lastSafeDay ? `: ngày làm việc cuối trước hạn ${formatDate(due.lastSafeDay)}` : '';
  return { code: 'due_today', days: 0, label: `Đến hạn hôm nay${rest}` };
};

const agreed: Status = { code: 'tacit', days: 0, label: 'Mặc nhiên thống nhất' };

/** Silence had already counted as agreement when this came in: it is kept as a late comment, and nobody is late. */
export const isLateComment = ({ work, submissions }: Pick<Obligation, 'work' | 'submissions'>): boolean =>
  work === 'agreed' && submissions.length > 0;

const agreedWith = (commentedAt: Instant | null): Status =>
  commentedAt === null
    ? agreed
    : { ...agreed, label: `${agreed.label}; có ý kiến muộn ${formatDate(dateOf(commentedAt)).slice(0, 5)}` };

const notApplicable: Status = { code: 'exempt', days: 0, label: 'Không áp dụng / được miễn' };

const silent = (silence: SilenceMeaning, late: number): Status => {
  switch (silence) {
    case 'overdue':
      return { code: 'overdue', days: late, label: `Quá hạn ${numberText(late)} ngày` };
    case 'agreed':
      return agreed;
    case 'not-applicable':
      return notApplicable;
  }
};

const exempt: Status = { code: 'exempt', days: 0, label: 'Được miễn theo quyết định' };

const waiting = ({ due, silence }: StatusFacts, calendar: WorkingCalendar, soon: number, now: Instant): Status => {
  if (due === null) return { code: 'no_due', days: 0, label: 'Không hạn' };
  const late = daysLate(due, now);
  if (late > 0) return silent(silence, late);
  const today = dateOf(now);
  if (today >= due.lastWorkingDay) return dueToday(due, today);
  // More calendar days than that can never be within reach: spares counting years ahead.
  if (daysBetween(today, due.lastWorkingDay) > soon * 4) return { code: 'not_due', days: 0, label: 'Chưa đến hạn' };
  const left = calendar.workingDaysBetween(today, due.lastWorkingDay);
  if (left > soon) return { code: 'not_due', days: left, label: 'Chưa đến hạn' };
  return { code: 'due_soon', days: left, label: `Sắp đến hạn, còn ${numberText(left)} ngày làm việc` };
};

const returned = ({ returnedNewDate, reopenedUntil }: StatusFacts, late: number): Status => {
  if (returnedNewDate === null) return { code: 'returned', days: late, label: 'Trả lại, cần bổ sung' };
  const what = reopenedUntil === returnedNewDate ? 'Mở lại, cần bổ sung' : 'Trả lại, cần bổ sung';
  return { code: 'returned', days: late, label: `${what} (hạn mới ${formatDate(returnedNewDate).slice(0, 5)})` };
};

/** `facts.due` is the date that counts. */
const plainStatus = (facts: StatusFacts, calendar: WorkingCalendar, soon: number, now: Instant): Status => {
  const late = facts.firstReceivedAt === null ? 0 : daysLate(facts.due, facts.firstReceivedAt);
  switch (facts.work) {
    case 'open':
      return waiting(facts, calendar, soon, now);
    case 'submitted':
      return submitted(facts, late);
    case 'accepted':
      return done(late);
    case 'returned':
      return returned(facts, late);
    case 'agreed':
      return agreedWith(facts.firstReceivedAt);
    case 'not-applicable':
      return notApplicable;
    case 'exempt':
      return exempt;
  }
};

const SETTLED_OTHERWISE: ReadonlySet<Work> = new Set(['agreed', 'not-applicable', 'exempt']);

/** The extension is never hidden: the label names it, and how late it is without it. */
const withExtension = (status: Status, facts: StatusFacts, extendedTo: PlainDate, now: Instant): Status => {
  const lateAgainstFirst = daysLate(facts.due, facts.firstReceivedAt ?? now);
  const against = lateAgainstFirst > 0 ? `; chậm ${numberText(lateAgainstFirst)} ngày so với hạn đầu` : '';
  const label = `${status.label} (đã gia hạn đến ${formatDate(extendedTo).slice(0, 5)}${against})`;
  return { ...status, label, extendedTo, lateAgainstFirst };
};

/**
 * The status at a moment. Lateness counts against the extended date, where there is one.
 * @param soon working days before the last working day from which an open obligation is "sắp đến hạn"
 */
export const statusAt = (facts: StatusFacts, calendar: WorkingCalendar, soon: number, now: Instant): Status => {
  const extended = extensionInForce(facts);
  if (extended === null || SETTLED_OTHERWISE.has(facts.work)) return plainStatus(facts, calendar, soon, now);
  const status = plainStatus({ ...facts, due: extended }, calendar, soon, now);
  return withExtension(status, facts, extended.lastSafeDay, now);
};

/** The facts of an obligation that its status is derived from. */
export const statusFactsOf = (
  { work, due, extended, reopened, submissions, returned: back }: Obligation,
  { needsAcceptance, silence }: Pick<ObligationTemplate, 'needsAcceptance' | 'silence'>,
): StatusFacts => ({
  work,
  due,
  extended,
  reopenedUntil: reopened?.until ?? null,
  firstReceivedAt: submissions[0]?.receivedAt ?? null,
  returnedNewDate: back?.newDate ?? null,
  needsAcceptance,
  silence,
});
