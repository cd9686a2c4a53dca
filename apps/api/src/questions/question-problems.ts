import { ApiProblem } from '../problem/api-problem.js';

/** Seconds after which a thread is probably free again. */
const RETRY_AFTER = 15;

/** Refusals of questions that are answered in threads, by their stable codes. */
export const questionProblems = {
  tooMany: () =>
    new ApiProblem(
      503,
      'QUESTION.TOO_MANY',
      'Máy chủ đang tính nhiều bản xem trước cùng lúc.',
      'Đợi khoảng nửa phút rồi làm lại; nội dung đang soạn không mất.',
      { retryAfter: RETRY_AFTER },
    ),
  tooLong: (seconds: number) =>
    new ApiProblem(
      422,
      'QUESTION.TOO_LONG',
      `Tính quá ${seconds} giây chưa xong nên đã dừng.`,
      'Bớt nghĩa vụ, bớt năm hoặc chia văn bản rồi làm lại; mẫu rất lớn thì dùng dòng lệnh: npm run -s dondoc.',
    ),
  tooLarge: () =>
    new ApiProblem(
      422,
      'QUESTION.TOO_LARGE',
      'Nội dung này cần nhiều bộ nhớ hơn mức dành cho một lần tính.',
      'Bớt nghĩa vụ, bớt năm hoặc chia văn bản rồi làm lại; mẫu rất lớn thì dùng dòng lệnh: npm run -s dondoc.',
    ),
  stopping: () =>
    new ApiProblem(503, 'QUESTION.STOPPING', 'Máy chủ đang khởi động lại.', 'Đợi ít phút rồi làm lại.', {
      retryAfter: RETRY_AFTER,
    }),
} as const;
