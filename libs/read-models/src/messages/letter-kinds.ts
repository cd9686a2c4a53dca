import type { LetterKind } from '@dondoc/domain';

/** Letters by kind, in the words of lists. */
export const letterKindLabels: Record<LetterKind, string> = {
  digest: 'Thư nhắc hằng ngày',
  'leader-page': 'Trang của lãnh đạo hằng tuần',
  returned: 'Trả lại bài nộp',
  decided: 'Quyết định gia hạn',
  explanation: 'Yêu cầu giải trình',
  reopened: 'Mở lại để bổ sung',
  prompt: 'Văn phòng nhắc trực tiếp',
  'roll-up': 'Tổng hợp kết quả',
};
