import { dateOf, type Instant, instantAt } from '../calendar/instant.js';
import { formatDate } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { checkContent } from './check-content.js';
import { requireUnlocked } from './lock.js';
import { definitionOf, type Policy } from './policy.js';
import { alreadyClosed, obligationIn, requireReason, staleBecauseOf } from './refusals.js';
import type { CommandOf, Obligation, PaperEntry, UnitPlan, UnitPlanEvent } from './unit-plan.js';
import { untold, upTo } from './up-to-now.js';

type Receive = CommandOf<'ReceiveSubmission'>;

/** A submission is refused only when nothing it says could count any more. */
const requireReceivable = (obligation: Obligation): void => {
  const { work, rating, droppedBy } = obligation;
  if (work === 'accepted') throw alreadyClosed(obligation);
  if (rating !== null) throw alreadyClosed(obligation, `Bài nộp đã được thẩm định, xếp loại ${rating.label}.`);
  if (droppedBy !== null) throw alreadyClosed(obligation, `Nghĩa vụ này đã bỏ theo bản điều chỉnh số ${droppedBy}.`);
};

const requireSeen = ({ submissions }: Obligation, expectedVersion: number | undefined): void => {
  if (expectedVersion === undefined || expectedVersion === submissions.length) return;
  const newest = submissions.reduce((a, b) => (b.version > a.version ? b : a), submissions[0] ?? nobody);
  throw staleBecauseOf(newest, 'expectedVersion', String(expectedVersion));
};

/** Stands for the other version when the page had seen more versions than there are: nobody handed in. */
const nobody = { submissionId: '', version: 0, receivedAt: '1970-01-01T00:00:00.000Z' as Instant };

/** @throws RuleViolation `PAPER.IN_FUTURE`, `PAPER.BEFORE_ISSUE`, `REASON.MISSING` */
const checkPaper = (plan: UnitPlan, { receivedAt, reason }: NonNullable<Receive['paper']>, now: Instant): void => {
  requireReason(reason, 'Chưa có lý do nhập muộn.', 'paper.reason');
  const value = formatDate(dateOf(receivedAt));
  if (receivedAt > now) {
    const mend = 'Nhập thời điểm đã thực nhận văn bản.';
    throw new RuleViolation('PAPER.IN_FUTURE', {
      field: 'paper.receivedAt',
      value,
      reason: 'Thời điểm nhận nằm ở tương lai.',
      mend,
    });
  }
  if (plan.issuedOn === null || receivedAt >= instantAt(plan.issuedOn, '00:00')) return;
  throw new RuleViolation('PAPER.BEFORE_ISSUE', {
    field: 'paper.receivedAt',
    value,
    reason: `Thời điểm nhận nằm trước ngày ban hành văn bản (${formatDate(plan.issuedOn)}).`,
    mend: `Nhập thời điểm từ ngày ${formatDate(plan.issuedOn)} trở đi.`,
  });
};

/**
 * A report is handed in, or was received earlier and is entered now.
 * @throws RuleViolation `OBLIGATION.*`, `SUBMISSION.*`, `PAPER.*`, `DOCUMENT.NUMBER_MISSING`, `REASON.MISSING`
 */
export const receive = (plan: UnitPlan, command: Receive, policy: Policy, now: Instant): UnitPlanEvent[] => {
  const { lineId, submissionId, content, paper, by } = command;
  const standing = obligationIn(plan, lineId);
  requireReceivable(standing);
  requireSeen(standing, command.expectedVersion);
  if (paper) checkPaper(plan, paper, now);
  const receivedAt = paper?.receivedAt ?? now;
  // What time had done by the receipt is recorded before the report. Nobody is told of it any more, for the report is here.
  const { passed, obligation } = upTo(plan, lineId, policy, receivedAt);
  // The lock looks at the receipt: what had come in time is not shut out because it was entered late.
  requireUnlocked(obligation, policy, receivedAt);
  checkContent(content, definitionOf(policy, obligation), receivedAt);
  const received: UnitPlanEvent = {
    type: 'SubmissionReceived',
    at: receivedAt,
    data: {
      lineId,
      submissionId,
      version: obligation.submissions.length + 1,
      content,
      ...(by === undefined ? {} : { by }),
      ...(paper ? { paper: entryOf(paper, now) } : {}),
    },
  };
  return [...passed.map(untold), received];
};

const entryOf = ({ reason, takenBy }: NonNullable<Receive['paper']>, recordedAt: Instant): PaperEntry => ({
  reason: reason.trim(),
  recordedAt,
  ...(takenBy === undefined ? {} : { takenBy }),
});
