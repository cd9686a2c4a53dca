import { dateOf, type Instant } from '../calendar/instant.js';
import { formatDate } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { lockAt } from './lock.js';
import type { Policy } from './policy.js';
import { alreadyClosed, requireReason } from './refusals.js';
import { dueAtEndOf } from './standing-due.js';
import type { CommandOf, Obligation, UnitPlan, UnitPlanEvent } from './unit-plan.js';
import { untold, upTo } from './up-to-now.js';

const requireShut = (obligation: Obligation, policy: Policy, now: Instant): void => {
  if (obligation.droppedBy !== null || obligation.work === 'exempt') throw alreadyClosed(obligation);
  const judged = obligation.work === 'accepted' || obligation.rating !== null;
  if (judged || lockAt(obligation, policy, now)?.locked) return;
  throw new RuleViolation('OBLIGATION.NOT_LOCKED', {
    field: 'lineId',
    value: obligation.lineId,
    reason: 'Nghĩa vụ này chưa khóa, đơn vị vẫn nộp được.',
    mend: 'Không cần mở lại; muốn thêm thời gian thì gia hạn.',
  });
};

/**
 * What is locked, accepted or rated can be handed in (again) until the end of a day. Lateness stays as it was.
 * @throws RuleViolation `OBLIGATION.*`, `REOPENING.DATE_PAST`, `REASON.MISSING`, `CALENDAR.YEAR_UNKNOWN`
 */
export const reopen = (
  plan: UnitPlan,
  { lineId, until, reason }: CommandOf<'Reopen'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  const { passed, obligation } = upTo(plan, lineId, policy, now);
  requireShut(obligation, policy, now);
  requireReason(reason);
  const today = dateOf(now);
  if (until < today) {
    throw new RuleViolation('REOPENING.DATE_PAST', {
      field: 'until',
      value: formatDate(until),
      reason: 'Ngày mở lại đã qua.',
      mend: `Chọn ngày từ ${formatDate(today)} trở đi.`,
    });
  }
  dueAtEndOf(until, policy.calendar); // chasing counts working days: a year without calendar is refused now, not later
  return [
    ...passed.map(untold),
    { type: 'ObligationReopened', at: now, data: { lineId, until, reason: reason.trim() } },
  ];
};
