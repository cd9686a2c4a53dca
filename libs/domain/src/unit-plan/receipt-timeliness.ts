import { overdueAt } from '../calendar/due-date.js';
import { dateOf, type Instant } from '../calendar/instant.js';
import { formatDate, formatLongDate, type PlainDate } from '../calendar/plain-date.js';
import { numberText } from '../text/number-text.js';
import { extensionInForce, standingDue } from './standing-due.js';
import { daysLate, isLateComment } from './status.js';
import type { DueFacts, Obligation } from './unit-plan.js';

/** How a submission stood to its date when it was received; `days` late. */
export type ReceiptTimeliness = {
  code: 'on_time' | 'late' | 'no_due' | 'lapsed' | 'supplement' | 'comment';
  days: number;
  text: string;
};

const inTime = (days: number): string => (days > 0 ? `quá hạn ${numberText(days)} ngày` : 'đúng hạn');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "hết thứ Bảy, 14/03/2026", or "trước 16:30 …" where the last day has an hour. */
export const dueWords = ({ lastSafeDay, hour }: DueFacts): string =>
  hour === null ? `hết ${formatLongDate(lastSafeDay)}` : `${hour} ${formatLongDate(lastSafeDay)}`;

const againstDue = (obligation: Obligation, receivedAt: Instant): ReceiptTimeliness => {
  const due = standingDue(obligation);
  if (due === null) return { code: 'no_due', days: 0, text: 'Không có hạn nộp' };
  if (obligation.lapsed && receivedAt >= overdueAt(due)) {
    return { code: 'lapsed', days: 0, text: 'Hạn đã qua trước khi kế hoạch được ban hành nên không tính quá hạn' };
  }
  const days = daysLate(due, receivedAt);
  const extended = extensionInForce(obligation);
  const first = extended === null ? 0 : daysLate(obligation.due, receivedAt);
  const also = extended === null ? '' : ` theo hạn đã gia hạn; so với hạn ban đầu: ${inTime(first)}`;
  return { code: days > 0 ? 'late' : 'on_time', days, text: `${capital(inTime(days))}${also}` };
};

const supplementText = (newDate: PlainDate | undefined, receivedAt: Instant, first: string): string => {
  const on = dateOf(receivedAt);
  const again =
    newDate === undefined
      ? ''
      : on <= newDate
        ? ` Nộp trong hạn bổ sung ${formatDate(newDate)}.`
        : ` Nộp sau hạn bổ sung ${formatDate(newDate)}.`;
  return `Bản nộp lại.${again} Thời hạn tính theo bản nhận đầu tiên: ${first}`;
};

/**
 * In words for the receipt. Timeliness counts from the first receipt; a later version says how it stood to the date that
 * the return gave it.
 * @param before the obligation just before this submission; absent when it did not exist
 * @param after the same with this submission
 */
export const receiptTimeliness = (
  before: Obligation | undefined,
  after: Obligation,
  submissionId: string,
  receivedAt: Instant,
): ReceiptTimeliness => {
  if (isLateComment(after)) {
    return { code: 'comment', days: 0, text: 'Nhận sau khi đã mặc nhiên thống nhất: ghi nhận là ý kiến muộn' };
  }
  const first = after.submissions[0];
  if (first === undefined || first.submissionId === submissionId) return againstDue(after, receivedAt);
  const settled = againstDue(after, first.receivedAt);
  const firstText = `${settled.text.charAt(0).toLowerCase()}${settled.text.slice(1)} (${formatDate(dateOf(first.receivedAt))}).`;
  return {
    code: 'supplement',
    days: settled.days,
    text: supplementText(before?.returned?.newDate, receivedAt, firstText),
  };
};
