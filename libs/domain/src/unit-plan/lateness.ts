import { overdueAt } from '../calendar/due-date.js';
import type { Instant } from '../calendar/instant.js';
import { extensionInForce } from './standing-due.js';
import { daysLate, type Status, type StatusCode, type StatusFacts } from './status.js';
import type { DueFacts } from './unit-plan.js';

/**
 * Days late by the first receipt, or by the moment asked while nothing has come; 0 in time. Null: not to be judged (the
 * date has not come, there is none, silence was agreement, it does not apply, nothing has been issued).
 */
export type Lateness = {
  /** Against the date that counts: an extended one where there is one. */
  standing: number | null;
  /** Against the date of the schedule, without extensions. */
  first: number | null;
};

const UNJUDGED: ReadonlySet<StatusCode> = new Set(['tacit', 'exempt', 'planned']);
const NOT_JUDGED: Lateness = { standing: null, first: null };

const lateBy = (due: DueFacts | null, receivedAt: Instant | null, now: Instant): number | null => {
  if (due === null) return null;
  if (receivedAt !== null) return daysLate(due, receivedAt);
  return now >= overdueAt(due) ? daysLate(due, now) : null;
};

/**
 * The one rule behind every "đúng hạn" (domain.md §6): the first receipt settles it for good. A return for its form does
 * not make a report late, however long the next version takes; the new date of a return judges that version only.
 * @param status of these facts at `now`
 */
export const latenessAt = (
  facts: Pick<StatusFacts, 'due' | 'extended' | 'firstReceivedAt'>,
  { code }: Pick<Status, 'code'>,
  now: Instant,
): Lateness => {
  if (UNJUDGED.has(code)) return NOT_JUDGED;
  const first = lateBy(facts.due, facts.firstReceivedAt, now);
  const extended = extensionInForce(facts);
  return { standing: extended === null ? first : lateBy(extended, facts.firstReceivedAt, now), first };
};

/** Its date has passed, or its report has come: it stands in the denominator of "đúng hạn". */
export const isJudged = (late: number | null): boolean => late !== null;

export const isOnTime = (late: number | null): boolean => late === 0;
