import { ApiProblem } from './api-problem.js';

const about = (field: string, value: string, reason: string, mend: string) => ({
  errors: [{ field, value: value.slice(0, 100), reason, mend }],
});

/** Refusals of receipts, by their stable codes; people without a login read them, too. */
export const receiptProblems = {
  unknown: (code: string) => {
    const title = 'Mã này không phải mã biên nhận do hệ thống cấp, hoặc đã bị sửa.';
    const mend =
      'Nhập đủ 46 ký tự in cạnh hình QR (số BN ở đầu giấy không phải là mã) và so lại từng ký tự, hoặc quét mã QR trên biên nhận gốc.';
    return new ApiProblem(404, 'RECEIPT.UNKNOWN', title, mend, about('code', code, title, mend));
  },
  revoked: (code: string, reason: string | null) => {
    const title = `Biên nhận này đã bị thu hồi${reason === null ? '' : `: ${reason}`}.`;
    const mend = 'Đề nghị đơn vị tải lại biên nhận mới từ hệ thống.';
    return new ApiProblem(410, 'RECEIPT.REVOKED', title, mend, about('code', code, title, mend));
  },
  notInLog: (code: string) => {
    const title = 'Mã do hệ thống cấp, nhưng nhật ký không còn ghi đúng như biên nhận.';
    const mend = 'Giữ biên nhận gốc và báo ngay quản trị hệ thống để đối chiếu với bản sao lưu.';
    return new ApiProblem(409, 'RECEIPT.NOT_IN_LOG', title, mend, about('code', code, title, mend));
  },
  altered: (code: string) => {
    const title = 'Tệp biên nhận đã bị sửa sau khi hệ thống lập, hoặc không phải do hệ thống lập.';
    const mend = 'Đề nghị đơn vị gửi tệp biên nhận gốc, tải thẳng từ hệ thống.';
    return new ApiProblem(409, 'RECEIPT.ALTERED', title, mend, about('seal', code, title, mend));
  },
  submissionUnknown: (submissionId: string) => {
    const title = 'Nghĩa vụ này không có bài nộp như vậy.';
    const mend = 'Tải lại trang rồi bấm “Tải biên nhận” của bài nộp.';
    return new ApiProblem(404, 'RECEIPT.NO_SUBMISSION', title, mend, about('submissionId', submissionId, title, mend));
  },
  keyUnknown: (keyId: string) => {
    const title = 'Không có khóa biên nhận này.';
    const mend = 'Xem danh sách khóa ở /api/public/receipt-keys.';
    return new ApiProblem(404, 'RECEIPT.KEY_UNKNOWN', title, mend, about('keyId', keyId, title, mend));
  },
  throttled: (seconds: number) =>
    new ApiProblem(429, 'RECEIPT.THROTTLED', 'Kiểm tra quá nhiều lần liên tiếp.', `Đợi ${seconds} giây rồi thử lại.`, {
      retryAfter: seconds,
    }),
} as const;
