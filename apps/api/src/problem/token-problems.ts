import { ApiProblem } from './api-problem.js';

/** Refusals of access tokens, by their stable codes. */
export const tokenProblems = {
  invalid: () =>
    new ApiProblem(
      401,
      'TOKEN.INVALID',
      'Mã truy cập không đúng, đã thu hồi hoặc đã hết hạn.',
      'Lập mã mới ở trang của anh/chị, hoặc bằng lệnh dondoc token.',
    ),
  notByToken: () =>
    new ApiProblem(
      403,
      'TOKEN.SIGN_IN_NEEDED',
      'Mã truy cập không lập được mã truy cập khác.',
      'Đăng nhập bằng mật khẩu rồi lập mã.',
    ),
  signInNeeded: () =>
    new ApiProblem(
      403,
      'TOKEN.SIGN_IN_NEEDED',
      'Mã truy cập không làm được việc này.',
      'Đăng nhập trên trang của hệ thống rồi làm.',
    ),
  tooMany: (most: number) =>
    new ApiProblem(
      409,
      'TOKEN.TOO_MANY',
      `Anh/chị đã có ${most} mã truy cập còn hiệu lực.`,
      'Thu hồi mã không dùng nữa rồi lập mã mới.',
    ),
  notFound: (tokenId: string) => {
    const [title, mend] = ['Không có mã truy cập này.', 'Tải lại danh sách; mã có thể đã bị thu hồi.'];
    return new ApiProblem(404, 'TOKEN.NOT_FOUND', title, mend, {
      errors: [{ field: 'tokenId', value: tokenId, reason: title, mend }],
    });
  },
} as const;
