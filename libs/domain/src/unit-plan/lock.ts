import { type Instant, instantAt } from '../calendar/instant.js';
import { formatDate, type PlainDate } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { definitionOf, type Policy } from './policy.js';
import { standingDue } from './standing-due.js';
import type { Obligation } from './unit-plan.js';

/** Until when something is received: to the end of `closesOn`, or of `reopenedUntil` where that comes later. */
export type Lock = { closesOn: PlainDate; locked: boolean; reopenedUntil: PlainDate | null };

/**
 * Counted from the newest date that was given: the due date, the extended one, or the new one after a return. Never from before
 * the day on which the unit got the duty or its date: what is entered late does not shut anybody out who could not know.
 */
const countedFrom = ({ givenOn, amended, returned, ...obligation }: Obligation): PlainDate | null => {
  const due = standingDue(obligation)?.lastSafeDay ?? null;
  if (due === null) return null;
  return [returned?.newDate, givenOn, amended?.on].reduce<PlainDate>(
    (latest, day) => (day !== undefined && day > latest ? day : latest),
    due,
  );
};

/**
 * The lock of an obligation at a moment; null: it never locks. What had lapsed before the issue has no lock, nor has a
 * closing day in a year whose calendar is not out yet.
 */
export const lockAt = (obligation: Obligation, policy: Policy, at: Instant): Lock | null => {
  const { closesAfter = null } = definitionOf(policy, obligation);
  const from = countedFrom(obligation);
  if (closesAfter === null || from === null || obligation.lapsed) return null;
  const closesOn = closingDay(from, closesAfter, policy);
  if (closesOn === null) return null;
  const reopenedUntil = obligation.reopened?.until ?? null;
  const open = reopenedUntil !== null && at < instantAt(reopenedUntil, '24:00');
  return { closesOn, locked: !open && at >= instantAt(closesOn, '24:00'), reopenedUntil };
};

const closingDay = (from: PlainDate, closesAfter: number, { calendar }: Policy): PlainDate | null => {
  try {
    return calendar.addWorkingDays(from, closesAfter);
  } catch (error) {
    if (error instanceof RuleViolation && error.code === 'CALENDAR.YEAR_UNKNOWN') return null;
    throw error;
  }
};

/** @param mend what whoever is refused can do @throws RuleViolation `OBLIGATION.LOCKED` */
export const requireUnlocked = (
  obligation: Obligation,
  policy: Policy,
  at: Instant,
  mend = 'Gửi đề nghị mở lại cho Văn phòng.',
): void => {
  const lock = lockAt(obligation, policy, at);
  if (!lock?.locked) return;
  const again =
    lock.reopenedUntil === null ? '' : ` Lần mở lại gần nhất đã hết ngày ${formatDate(lock.reopenedUntil)}.`;
  throw new RuleViolation('OBLIGATION.LOCKED', {
    field: 'lineId',
    value: obligation.lineId,
    reason: `Kỳ này đã khóa ngày ${formatDate(lock.closesOn)}.${again}`,
    mend,
  });
};
