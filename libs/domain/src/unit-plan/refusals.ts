import { clockOf, dateOf } from '../calendar/instant.js';
import { formatDate } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { Obligation, ReceivedSubmission, UnitPlan } from './unit-plan.js';

/** The unit's obligation on that line. @throws RuleViolation `OBLIGATION.NOT_FOUND` */
export const obligationIn = (plan: UnitPlan, lineId: string): Obligation => {
  // An id such as `constructor` is no line, whatever objects are born with.
  const found = Object.hasOwn(plan.obligations, lineId) ? plan.obligations[lineId] : undefined;
  if (found) return found;
  throw new RuleViolation('OBLIGATION.NOT_FOUND', {
    field: 'lineId',
    value: lineId,
    reason: 'Đơn vị không có nghĩa vụ này trong đợt triển khai.',
    mend: 'Chọn một nghĩa vụ trong danh sách của đơn vị.',
  });
};

export const alreadyClosed = (
  { lineId }: Pick<Obligation, 'lineId'>,
  reason = 'Nghĩa vụ này đã kết thúc.',
): RuleViolation =>
  new RuleViolation('OBLIGATION.ALREADY_CLOSED', {
    field: 'lineId',
    value: lineId,
    reason,
    mend: 'Xem kết quả đã ghi nhận; nếu cần thay đổi, đề nghị Văn phòng mở lại.',
  });

/** @throws RuleViolation `REASON.MISSING` naming the field */
export const requireReason = (reason: string, why = 'Chưa có lý do.', field = 'reason'): void => {
  if (reason.trim() !== '') return;
  throw new RuleViolation('REASON.MISSING', { field, value: reason, reason: why, mend: 'Nhập lý do.' });
};

const nothingSubmitted = ({ lineId }: Obligation): RuleViolation =>
  new RuleViolation('OBLIGATION.NOTHING_SUBMITTED', {
    field: 'lineId',
    value: lineId,
    reason: 'Chưa có bài nộp nào đang chờ xử lý.',
    mend: 'Chờ đơn vị nộp, hoặc tải lại trang để xem trạng thái mới.',
  });

/** Another version came meanwhile: who handed it in, and when. @param field what had named the version seen */
export const staleBecauseOf = (newest: ReceivedSubmission, field: string, value: string): RuleViolation => {
  const at = newest.paper?.recordedAt ?? newest.receivedAt;
  const who = newest.by ?? 'Người khác';
  return new RuleViolation('SUBMISSION.STALE', {
    field,
    value,
    reason:
      newest.version === 0
        ? 'Chưa có bản nộp nào, khác với trang đang mở.'
        : `${who} đã nộp bản ${newest.version} lúc ${clockOf(at)} ngày ${formatDate(dateOf(at))}.`,
    mend: 'Tải lại trang, xem bản mới rồi làm lại.',
  });
};

/** The one that is judged must be the one that was read. */
const requireMeant = (newest: ReceivedSubmission, meant: string | undefined): ReceivedSubmission => {
  if (meant === undefined || meant === newest.submissionId) return newest;
  throw staleBecauseOf(newest, 'submissionId', meant);
};

/**
 * The submission that waits for acceptance.
 * @param meant id of the one that was read; another newest one is refused
 * @throws RuleViolation `OBLIGATION.NOTHING_SUBMITTED`, `SUBMISSION.STALE`
 */
export const waitingSubmission = (obligation: Obligation, meant?: string): ReceivedSubmission => {
  const last = obligation.submissions.at(-1);
  if (last && obligation.work === 'submitted') return requireMeant(last, meant);
  throw nothingSubmitted(obligation);
};

/**
 * The newest submission, as long as it has not been returned; it may be accepted already, or be a late comment.
 * @param meant id of the one that was read; another newest one is refused
 * @throws RuleViolation `OBLIGATION.NOTHING_SUBMITTED`, `SUBMISSION.STALE`
 */
export const standingSubmission = (obligation: Obligation, meant?: string): ReceivedSubmission => {
  const last = obligation.submissions.at(-1);
  if (last && obligation.work !== 'returned') return requireMeant(last, meant);
  throw nothingSubmitted(obligation);
};
