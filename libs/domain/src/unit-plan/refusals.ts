import { RuleViolation } from '../errors/rule-violation.js';
import type { Obligation, ReceivedSubmission, UnitPlan } from './unit-plan.js';

/** The unit's obligation on that line. @throws RuleViolation `OBLIGATION.NOT_FOUND` */
export const obligationIn = (plan: UnitPlan, lineId: string): Obligation => {
  const found = plan.obligations[lineId];
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

/** @throws RuleViolation `REASON.MISSING` */
export const requireReason = (reason: string, why = 'Chưa có lý do.'): void => {
  if (reason.trim() !== '') return;
  throw new RuleViolation('REASON.MISSING', { field: 'reason', value: reason, reason: why, mend: 'Nhập lý do.' });
};

const nothingSubmitted = ({ lineId }: Obligation): RuleViolation =>
  new RuleViolation('OBLIGATION.NOTHING_SUBMITTED', {
    field: 'lineId',
    value: lineId,
    reason: 'Chưa có bài nộp nào đang chờ xử lý.',
    mend: 'Chờ đơn vị nộp, hoặc tải lại trang để xem trạng thái mới.',
  });

/** The submission that waits for acceptance. @throws RuleViolation `OBLIGATION.NOTHING_SUBMITTED` */
export const waitingSubmission = (obligation: Obligation): ReceivedSubmission => {
  const last = obligation.submissions.at(-1);
  if (last && obligation.work === 'submitted') return last;
  throw nothingSubmitted(obligation);
};

/**
 * The newest submission, as long as it has not been returned; it may be accepted already, or be a late comment.
 * @throws RuleViolation `OBLIGATION.NOTHING_SUBMITTED`
 */
export const standingSubmission = (obligation: Obligation): ReceivedSubmission => {
  const last = obligation.submissions.at(-1);
  if (last && obligation.work !== 'returned') return last;
  throw nothingSubmitted(obligation);
};
