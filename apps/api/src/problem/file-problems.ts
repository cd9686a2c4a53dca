import { ApiProblem } from './api-problem.js';

const about = (value: string, reason: string, mend: string) => ({ errors: [{ field: 'file', value, reason, mend }] });

/** Refusals of uploads and downloads, by their stable codes. */
export const fileProblems = {
  missing: () =>
    new ApiProblem(400, 'FILE.MISSING', 'Chưa có tệp.', 'Chọn một tệp rồi gửi lại (multipart, trường “file”).'),
  tooLarge: (name: string, limitMb: number) => {
    const [title, mend] = [`Tệp lớn hơn ${limitMb} MB.`, 'Nén lại hoặc tách thành phụ lục.'];
    return new ApiProblem(413, 'FILE.TOO_LARGE', title, mend, about(name, title, mend));
  },
  empty: (name: string) => {
    const [title, mend] = ['Tệp rỗng, không có nội dung.', 'Mở tệp kiểm tra, lưu lại rồi gửi tệp khác.'];
    return new ApiProblem(422, 'FILE.EMPTY', title, mend, about(name, title, mend));
  },
  typeNotAllowed: (name: string) => {
    const title = 'Loại tệp này không được nhận.';
    const mend = 'Gửi PDF, Word, Excel, OpenDocument, ảnh PNG, JPG hoặc văn bản thuần UTF-8.';
    return new ApiProblem(422, 'FILE.TYPE_NOT_ALLOWED', title, mend, about(name, title, mend));
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
  contentMissing: () =>
    new ApiProblem(
      500,
      'FILE.CONTENT_MISSING',
      'Nội dung tệp không còn trong kho.',
      'Báo quản trị khôi phục từ bản sao lưu.',
    ),
} as const;
