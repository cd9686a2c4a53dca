import { clockOf, dateOf, formatDate, type Instant } from '@dondoc/domain';
import { ApiProblem } from './api-problem.js';

const about = (status: number, code: string, field: string, value: string, reason: string, mend: string) =>
  new ApiProblem(status, code, reason, mend, { errors: [{ field, value, reason, mend }] });

/** Refusals of the administration of people, by their stable codes. */
export const personProblems = {
  notFound: (username: string) =>
    about(
      404,
      'PERSON.NOT_FOUND',
      'username',
      username,
      'Không có người dùng này.',
      'Chọn trong danh sách người dùng.',
    ),
  stale: (username: string, by: string, at: Instant) =>
    about(
      409,
      'PERSON.STALE',
      'revision',
      username,
      `${by} đã sửa người dùng này lúc ${clockOf(at)} ngày ${formatDate(dateOf(at))}.`,
      'Tải lại trang, xem bản mới rồi sửa tiếp.',
    ),
  usernameTaken: (username: string) =>
    about(
      409,
      'PERSON.USERNAME_TAKEN',
      'username',
      username,
      'Tên đăng nhập này đã có người dùng, hoặc từng có.',
      'Đặt tên khác, ví dụ thêm tên đơn vị.',
    ),
  emailTaken: (email: string) =>
    about(
      409,
      'PERSON.EMAIL_TAKEN',
      'email',
      email,
      'Địa chỉ thư này đã gắn với người dùng khác.',
      'Nhập địa chỉ riêng của người này; địa chỉ chung của đơn vị đặt ở đầu mối.',
    ),
  subjectTaken: (subject: string) =>
    about(
      409,
      'PERSON.SUBJECT_TAKEN',
      'externalSubject',
      subject,
      'Danh tính đăng nhập một lần này đã gắn với người dùng khác.',
      'Kiểm tra lại mã danh tính.',
    ),
  subjectWithoutProvider: (subject: string) =>
    about(
      409,
      'PERSON.SUBJECT_WITHOUT_PROVIDER',
      'externalSubject',
      subject,
      'Hệ thống chưa cấu hình đăng nhập một lần.',
      'Để trống mục này, hoặc đặt DONDOC_OIDC_ISSUER trước.',
    ),
  emailMissing: (username: string) =>
    about(
      409,
      'PERSON.EMAIL_MISSING',
      'email',
      username,
      'Người này chưa có địa chỉ thư.',
      'Nhập địa chỉ thư, hoặc chọn hiện liên kết để trao tận tay.',
    ),
  mailNotSent: (email: string) =>
    about(
      503,
      'PERSON.MAIL_NOT_SENT',
      'email',
      email,
      'Máy chủ thư không nhận thư.',
      'Thử lại sau, hoặc chọn hiện liên kết để trao tận tay.',
    ),
  notYourself: (username: string) =>
    about(
      409,
      'PERSON.NOT_YOURSELF',
      'username',
      username,
      'Không tự ngừng tài khoản của mình.',
      'Nhờ quản trị khác làm.',
    ),
  sample: (username: string) =>
    about(
      409,
      'PERSON.SAMPLE',
      'username',
      username,
      'Tài khoản dùng thử có mật khẩu công khai, không đặt lại được.',
      'Thêm người dùng thật.',
    ),
  stateUnchanged: (username: string, disabled: boolean) =>
    about(
      409,
      'PERSON.STATE_UNCHANGED',
      'username',
      username,
      disabled ? 'Tài khoản này đã ngừng sử dụng từ trước.' : 'Tài khoản này đang sử dụng.',
      'Tải lại danh sách.',
    ),
} as const;
