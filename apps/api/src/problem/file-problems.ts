import type { ContentFault } from '../files/inspect/refused-content.js';
import { ApiProblem } from './api-problem.js';

const about = (value: string, reason: string, mend: string) => ({ errors: [{ field: 'file', value, reason, mend }] });

/** What is wrong with a content, in the words of whoever has to mend it. */
const refusals: Record<ContentFault, { code: string; title: string; mend: string }> = {
  type: {
    code: 'FILE.TYPE_NOT_ALLOWED',
    title: 'Loại tệp này không được nhận.',
    mend: 'Gửi PDF, Word, Excel, OpenDocument, ảnh PNG, JPG hoặc văn bản thuần UTF-8.',
  },
  encrypted: {
    code: 'FILE.ENCRYPTED',
    title: 'Tệp được đặt mật khẩu nên người nhận không mở được.',
    mend: 'Bỏ mật khẩu của tệp (hoặc xuất ra PDF) rồi gửi lại.',
  },
  macro: {
    code: 'FILE.MACRO',
    title: 'Tệp có macro, tức chương trình chạy khi mở tệp.',
    mend: 'Lưu lại thành .docx hoặc .xlsx (không có macro), hoặc xuất ra PDF, rồi gửi lại.',
  },
  bomb: {
    code: 'FILE.BOMB',
    title: 'Tệp nén phình ra quá lớn khi mở, hoặc lồng quá nhiều tệp.',
    mend: 'Mở tệp bằng Word hoặc Excel, xóa phần thừa, lưu lại; hoặc xuất ra PDF rồi gửi.',
  },
  broken: {
    code: 'FILE.BROKEN',
    title: 'Tệp bị hỏng, không mở được.',
    mend: 'Mở tệp gốc trên máy, lưu lại thành tệp mới rồi gửi tệp đó.',
  },
};

/** Refusals of uploads and downloads, by their stable codes. */
export const fileProblems = {
  missing: () =>
    new ApiProblem(400, 'FILE.MISSING', 'Chưa có tệp.', 'Chọn một tệp rồi gửi lại (multipart, trường “file”).'),
  brokenOff: () =>
    new ApiProblem(
      400,
      'FILE.BROKEN_OFF',
      'Tệp gửi lên bị đứt giữa chừng.',
      'Gửi lại tệp; chương trình thì gửi đủ nội dung multipart/form-data, có boundary.',
    ),
  tooLarge: (name: string, limitMb: number) => {
    const [title, mend] = [`Tệp lớn hơn ${limitMb} MB.`, 'Nén lại hoặc tách thành phụ lục.'];
    return new ApiProblem(413, 'FILE.TOO_LARGE', title, mend, about(name, title, mend));
  },
  empty: (name: string) => {
    const [title, mend] = ['Tệp rỗng, không có nội dung.', 'Mở tệp kiểm tra, lưu lại rồi gửi tệp khác.'];
    return new ApiProblem(422, 'FILE.EMPTY', title, mend, about(name, title, mend));
  },
  refused: (fault: ContentFault, name: string) => {
    const { code, title, mend } = refusals[fault];
    return new ApiProblem(422, code, title, mend, about(name, title, mend));
  },
  notFound: (fileId: string) => {
    const [title, mend] = ['Không có tệp này.', 'Tải lại trang, hoặc tải tệp lên lại.'];
    return new ApiProblem(404, 'FILE.NOT_FOUND', title, mend, {
      errors: [{ field: 'fileId', value: fileId, reason: title, mend }],
    });
  },
  notYours: (fileId: string) => {
    const [title, mend] = ['Tệp này do đơn vị khác tải lên.', 'Tải tệp của đơn vị mình lên rồi nộp lại.'];
    return new ApiProblem(422, 'FILE.NOT_YOURS', title, mend, {
      errors: [{ field: 'fileIds', value: fileId, reason: title, mend }],
    });
  },
  noSpace: () =>
    new ApiProblem(507, 'FILE.NO_SPACE', 'Máy chủ đã hết chỗ chứa tệp.', 'Báo quản trị dọn đĩa rồi gửi lại.'),
  storeAway: () =>
    new ApiProblem(503, 'FILE.STORE_AWAY', 'Kho chứa tệp tạm thời không trả lời.', 'Đợi ít phút rồi thử lại.', {
      retryAfter: 30,
    }),
  contentAltered: () =>
    new ApiProblem(
      500,
      'FILE.CONTENT_ALTERED',
      'Nội dung tệp trong kho không còn đúng như khi nhận (mã SHA-256 khác), nên không đưa ra.',
      'Báo quản trị khôi phục tệp từ bản sao lưu.',
    ),
  contentMissing: () =>
    new ApiProblem(
      500,
      'FILE.CONTENT_MISSING',
      'Nội dung tệp không còn trong kho.',
      'Báo quản trị khôi phục từ bản sao lưu.',
    ),
} as const;
