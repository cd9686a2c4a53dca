import { PASSWORD_LEAST, PASSWORD_MOST } from '@dondoc/contracts';
import { ApiProblem } from './api-problem.js';

const weak = (code: string, reason: string, mend: string) =>
  new ApiProblem(422, code, reason, mend, { errors: [{ field: 'password', value: '•••', reason, mend }] });

const PHRASE = 'Ghép vài từ không liên quan nhau thành một cụm dễ nhớ.';

/** Refusals of passwords and of the links that set them, by their stable codes. */
export const passwordProblems = {
  tooShort: (length: number) =>
    weak(
      'PASSWORD.TOO_SHORT',
      `Mật khẩu có ${length} ký tự, cần ít nhất ${PASSWORD_LEAST}.`,
      `${PHRASE} Được dùng dấu cách và chữ có dấu.`,
    ),
  tooLong: () =>
    weak('PASSWORD.TOO_LONG', `Mật khẩu dài quá ${PASSWORD_MOST} ký tự.`, `Giữ trong ${PASSWORD_MOST} ký tự.`),
  common: () =>
    weak(
      'PASSWORD.COMMON',
      'Mật khẩu này thuộc loại nhiều người dùng, dễ bị đoán.',
      `${PHRASE} Tránh dãy số, dãy phím.`,
    ),
  aboutYou: (word: string) =>
    weak(
      'PASSWORD.CONTAINS_CONTEXT',
      `Bỏ “${word}” đi thì mật khẩu còn quá ít.`,
      'Đừng dựa vào tên mình, tên đơn vị hay tên phần mềm.',
    ),
  repeated: () => weak('PASSWORD.REPEATED', 'Mật khẩu chỉ lặp lại một đoạn ngắn.', PHRASE),
  same: () => weak('PASSWORD.SAME', 'Mật khẩu mới trùng mật khẩu đang dùng.', 'Nhập mật khẩu khác.'),
  currentWrong: () => {
    const [title, mend] = ['Mật khẩu đang dùng không đúng.', 'Nhập lại; nếu quên, đăng xuất rồi chọn “Quên mật khẩu”.'];
    return new ApiProblem(422, 'PASSWORD.CURRENT_WRONG', title, mend, {
      errors: [{ field: 'currentPassword', value: '•••', reason: title, mend }],
    });
  },
  none: () =>
    new ApiProblem(
      409,
      'PASSWORD.NONE',
      'Tài khoản này chưa có mật khẩu.',
      'Đăng xuất rồi chọn “Quên mật khẩu” để nhận liên kết đặt mật khẩu.',
    ),
  ofSample: () =>
    new ApiProblem(
      409,
      'PASSWORD.SAMPLE',
      'Tài khoản dùng thử có mật khẩu công khai, không đổi được.',
      'Lập người dùng thật ở trang Người dùng.',
    ),
  linkInvalid: () =>
    new ApiProblem(
      404,
      'PASSWORD.LINK_INVALID',
      'Liên kết đặt mật khẩu không đúng, đã dùng hoặc đã hết hạn.',
      'Chọn “Quên mật khẩu” để nhận liên kết mới, hoặc đề nghị quản trị cấp lại.',
    ),
} as const;
