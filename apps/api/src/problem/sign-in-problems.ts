import type { SessionEnd } from '../sign-in/sign-in.entities.js';
import { ApiProblem } from './api-problem.js';

const minutes = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60));
const ended = (code: string, title: string, mend = 'Đăng nhập lại để tiếp tục.') =>
  new ApiProblem(401, code, title, mend);

/** Refusals of signing in and of sessions, by their stable codes. */
export const signInProblems = {
  wrong: () =>
    new ApiProblem(401, 'SIGN_IN.WRONG', 'Tên đăng nhập hoặc mật khẩu không đúng.', 'Kiểm tra rồi nhập lại.'),
  throttled: (seconds: number, whole: 'name' | 'network') =>
    new ApiProblem(
      429,
      'SIGN_IN.THROTTLED',
      whole === 'name' ? 'Đăng nhập sai quá nhiều lần.' : 'Có quá nhiều lần đăng nhập sai từ mạng này.',
      whole === 'name'
        ? `Đợi ${minutes(seconds)} phút rồi thử lại, kể cả khi đã nhớ ra mật khẩu; hoặc đặt lại mật khẩu qua thư điện tử.`
        : `Đợi ${minutes(seconds)} phút rồi thử lại, hoặc đăng nhập từ máy đã từng dùng.`,
      { retryAfter: seconds },
    ),
  tooManyLetters: (seconds: number) =>
    new ApiProblem(
      429,
      'PASSWORD.LETTERS_THROTTLED',
      'Có quá nhiều yêu cầu đặt lại mật khẩu từ mạng này.',
      `Đợi ${minutes(seconds)} phút rồi thử lại, hoặc nhờ quản trị đặt lại.`,
      { retryAfter: seconds },
    ),
  busy: () =>
    new ApiProblem(503, 'SIGN_IN.BUSY', 'Đang có quá nhiều người đăng nhập cùng lúc.', 'Đợi vài giây rồi thử lại.', {
      retryAfter: 5,
    }),
  disabled: (support: string) =>
    new ApiProblem(
      401,
      'SIGN_IN.ACCOUNT_DISABLED',
      'Tài khoản này đã ngừng sử dụng.',
      `Nếu cần dùng lại, liên hệ ${support}.`,
    ),
  idle: () => ended('SIGN_IN.IDLE', 'Phiên đã đóng vì lâu không có thao tác.'),
  ended: (why: Exclude<SessionEnd, 'disabled' | 'signed-out'>) =>
    ({
      'by-admin': ended('SIGN_IN.ENDED_BY_ADMIN', 'Quản trị đã kết thúc phiên này.'),
      elsewhere: ended('SIGN_IN.ENDED_ELSEWHERE', 'Phiên này đã được đăng xuất từ nơi khác.'),
      'password-changed': ended('SIGN_IN.PASSWORD_CHANGED', 'Mật khẩu đã đổi nên phiên này kết thúc.'),
    })[why],
  sessionNotFound: (sessionId: string) => {
    const [title, mend] = ['Không có phiên này.', 'Tải lại danh sách; phiên có thể đã kết thúc.'];
    return new ApiProblem(404, 'SESSION.NOT_FOUND', title, mend, {
      errors: [{ field: 'sessionId', value: sessionId, reason: title, mend }],
    });
  },
} as const;

/** Refusals of single sign-on; shown after the browser has come back from the provider. */
export const singleSignOnProblems = {
  off: () =>
    new ApiProblem(
      404,
      'SINGLE_SIGN_ON.OFF',
      'Hệ thống này không dùng đăng nhập một lần.',
      'Đăng nhập bằng tên và mật khẩu.',
    ),
  providerDown: () =>
    new ApiProblem(
      503,
      'SINGLE_SIGN_ON.PROVIDER_DOWN',
      'Nơi đăng nhập một lần tạm thời không trả lời.',
      'Thử lại sau ít phút, hoặc đăng nhập bằng tên và mật khẩu.',
    ),
  broken: () =>
    new ApiProblem(
      400,
      'SINGLE_SIGN_ON.BROKEN',
      'Lần đăng nhập này đã hết hạn hoặc không bắt đầu từ trình duyệt này.',
      'Bấm nút đăng nhập một lần và làm lại từ đầu.',
    ),
  cancelled: () =>
    new ApiProblem(
      401,
      'SINGLE_SIGN_ON.CANCELLED',
      'Nơi đăng nhập một lần không xác nhận anh/chị.',
      'Thử lại, hoặc đăng nhập bằng tên và mật khẩu.',
    ),
  unknownPerson: (who: string, support: string) =>
    new ApiProblem(
      403,
      'SINGLE_SIGN_ON.UNKNOWN_PERSON',
      `Danh tính “${who}” chưa gắn với người dùng nào của hệ thống.`,
      `Đề nghị ${support} thêm hoặc gắn tài khoản, rồi đăng nhập lại.`,
    ),
  unverifiedMail: (support: string) =>
    new ApiProblem(
      403,
      'SINGLE_SIGN_ON.MAIL_UNVERIFIED',
      'Nơi đăng nhập một lần không gửi địa chỉ thư điện tử đã xác minh.',
      `Xác minh địa chỉ ở nơi đó, hoặc đề nghị ${support} gắn tài khoản.`,
    ),
  otherSubject: (who: string, support: string) =>
    new ApiProblem(
      403,
      'SINGLE_SIGN_ON.OTHER_IDENTITY',
      `Địa chỉ “${who}” thuộc tài khoản đã gắn với danh tính khác.`,
      `Đề nghị ${support} kiểm tra và gắn lại.`,
    ),
} as const;
