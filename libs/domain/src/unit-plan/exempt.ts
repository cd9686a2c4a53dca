import { overdueAt } from '../calendar/due-date.js';
import type { Instant } from '../calendar/instant.js';
import { formatDate, type PlainDate } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { grantedEvent } from './extend.js';
import { dateOf } from '../calendar/instant.js';
import { chasedDue, isChased, type Policy } from './policy.js';
import { alreadyClosed, obligationIn, requireReason } from './refusals.js';
import type { CommandOf, Obligation, UnitPlan, UnitPlanEvent } from './unit-plan.js';
import { untold, upTo } from './up-to-now.js';

/** The Office lets a unit off: it leaves the denominator. @throws RuleViolation `OBLIGATION.*`, `REASON.MISSING` */
export const exempt = (
  plan: UnitPlan,
  { lineId, reason }: CommandOf<'Exempt'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  const { passed, obligation } = upTo(plan, lineId, policy, now);
  requireReason(reason);
  if (obligation.work === 'exempt') throw alreadyClosed(obligation, 'Đơn vị đã được miễn nghĩa vụ này.');
  if (obligation.work === 'submitted') throw alreadyClosed(obligation, 'Đơn vị đã nộp nên không miễn nữa.');
  if (!isChased(obligation)) throw alreadyClosed(obligation);
  return [...passed.map(untold), { type: 'ExemptionGranted', at: now, data: { lineId, reason: reason.trim() } }];
};

const dateNeeded = (reason: string, value: string, now: Instant): RuleViolation =>
  new RuleViolation('EXEMPTION.DATE_NEEDED', {
    field: 'until',
    value,
    reason,
    mend: `Nhập hạn mới, từ ${formatDate(dateOf(now))} trở đi.`,
  });

/** The date that the unit gets instead of one that has passed while it was exempt: nobody is late by a decision. */
const newDate = (owed: Obligation, until: PlainDate | undefined, policy: Policy, now: Instant): PlainDate | null => {
  const due = chasedDue(owed, policy);
  if (until !== undefined) {
    if (until < dateOf(now)) throw dateNeeded('Hạn mới đã qua.', formatDate(until), now);
    if (due !== null && until <= due.lastSafeDay) {
      throw dateNeeded(`Hạn mới không nằm sau hạn đang có (${formatDate(due.lastSafeDay)}).`, formatDate(until), now);
    }
    return due === null ? null : until;
  }
  if (due === null || overdueAt(due) > now) return null;
  throw dateNeeded(`Hạn nộp ${formatDate(due.lastSafeDay)} đã qua trong thời gian được miễn.`, '', now);
};

/** The duty is owed again. @throws RuleViolation `EXEMPTION.*`, `OBLIGATION.NOT_FOUND`, `REASON.MISSING` */
export const revokeExemption = (
  plan: UnitPlan,
  { lineId, reason, until }: CommandOf<'RevokeExemption'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  const obligation = obligationIn(plan, lineId);
  requireReason(reason);
  const { exempted } = obligation;
  if (obligation.work !== 'exempt' || exempted === null) {
    throw new RuleViolation('EXEMPTION.NOT_EXEMPT', {
      field: 'lineId',
      value: lineId,
      reason: 'Đơn vị không được miễn nghĩa vụ này.',
      mend: 'Tải lại trang để xem trạng thái mới.',
    });
  }
  const revoked: UnitPlanEvent = { type: 'ExemptionRevoked', at: now, data: { lineId, reason: reason.trim() } };
  const handedIn = obligation.submissions.some(({ receivedAt }) => receivedAt >= exempted.at);
  const owed = { ...obligation, work: exempted.was };
  // Late from before the exemption is late again after it; what came in meanwhile speaks for itself.
  const day = handedIn || (until === undefined && obligation.missed) ? null : newDate(owed, until, policy, now);
  if (day === null) return [revoked];
  const of = exempted.was === 'returned' ? 'return' : 'due';
  const granting = { of, until: day, reason: reason.trim(), requestId: null, counted: false } as const;
  return [revoked, grantedEvent(lineId, granting, policy, now)];
};
