import { type Problem, problemSchema } from '@dondoc/contracts';

/** An error with a field: where, what stood there, why it is refused, how to mend it (Vietnamese). */
export type FieldProblem = Problem['errors'][number];

/** The server refused a request, or could not be reached (`code` = `NETWORK.UNREACHABLE`, status 0). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
  }
}

const problem = (status: number, code: string, title: string, detail: string): Problem => ({
  type: 'about:blank',
  status,
  code,
  title,
  detail,
  errors: [],
});

/** No answer came: the network or the server is down. */
export const unreachable = (): ProblemError =>
  new ProblemError(
    problem(
      0,
      'NETWORK.UNREACHABLE',
      'Không kết nối được máy chủ',
      'Kiểm tra mạng rồi thử lại. Nội dung anh/chị đã nhập vẫn còn trên màn hình.',
    ),
  );

/** An answer that is not what the contract says. */
export const unreadableAnswer = (status: number): ProblemError =>
  new ProblemError(
    problem(
      status,
      'ANSWER.UNREADABLE',
      'Máy chủ trả lời ngoài dự kiến',
      `Câu trả lời (mã ${status}) không đọc được. Tải lại trang; nếu vẫn lỗi, báo quản trị hệ thống.`,
    ),
  );

/** The error that an answer's body describes. */
export const problemOf = (status: number, body: unknown): ProblemError => {
  const parsed = problemSchema.safeParse(body);
  return parsed.success ? new ProblemError(parsed.data) : unreadableAnswer(status);
};

/** Any thrown value as a problem that can be shown. */
export const asProblem = (error: unknown): Problem =>
  error instanceof ProblemError ? error.problem : unreadableAnswer(0).problem;

/**
 * True when the server read the request and refused it: nothing was recorded, so the mended form is a new one. After a
 * lost answer it may have been recorded: the same key must be sent again.
 */
export const isRefusal = (error: unknown): boolean => {
  const { status } = asProblem(error);
  return status >= 400 && status < 500;
};
