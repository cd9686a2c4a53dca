import { chasedDue, formatLongDate, type NoticeKind, type Obligation, type Policy } from '@dondoc/domain';

const what: Record<NoticeKind, string> = {
  amended: 'Hạn mới theo bản điều chỉnh',
  new: 'Mới giao: nghĩa vụ theo văn bản vừa ban hành',
  reminder: 'Nhắc hạn',
  escalation: 'Báo cáo việc quá hạn',
  asked: 'Đề nghị gia hạn chờ quyết định',
  returned: 'Bài nộp bị trả lại',
  decided: 'Quyết định về đề nghị gia hạn',
  explanation: 'Yêu cầu giải trình',
  reopened: 'Mở lại để bổ sung',
  prompt: 'Văn phòng nhắc trực tiếp',
  'roll-up': 'Kết quả tổng hợp',
};

/** What a notice of the ledger is about. @param title short title of its line with its period, where the schedule has it */
export const noticeWords = (kind: NoticeKind, { title }: { title: string | null }): { text: string; why: string } => ({
  text: title === null ? what[kind] : `${what[kind]}: ${title}`,
  why: what[kind],
});

/** "hạn nộp hết thứ Sáu, 14/06/2024": the date that a reminder counts from. */
export const dueWords = (obligation: Obligation | undefined, policy: Policy): string => {
  const due = obligation && chasedDue(obligation, policy);
  return due ? `hạn nộp hết ${formatLongDate(due.lastSafeDay)}` : 'không hạn';
};
