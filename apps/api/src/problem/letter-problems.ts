import type { DocxProblem } from '@dondoc/documents';
import { clockOf, dateOf, formatDate, type Instant } from '@dondoc/domain';
import { ApiProblem, type ProblemError } from './api-problem.js';

const one = (field: string, value: string, reason: string, mend: string) => ({
  errors: [{ field, value, reason, mend }],
});

/** So many of a long list are named. */
const NAMED = 50;

/** Refusals of letters and their templates, by their stable codes. */
export const letterProblems = {
  nothingLate: (value: string) => {
    const [title, mend] = ['Không có nghĩa vụ nào quá hạn trong phần đã chọn.', 'Chọn lại đơn vị, nội dung quá hạn.'];
    return new ApiProblem(422, 'LETTER.NOTHING_LATE', title, mend, one('refs', value, title, mend));
  },
  selectionChanged: (changed: readonly ProblemError[]) =>
    new ApiProblem(
      409,
      'LETTER.SELECTION_CHANGED',
      `${changed.length} nội dung không còn quá hạn từ khi anh/chị xem danh sách.`,
      'Xem lại danh sách rồi lập công văn.',
      { errors: changed.slice(0, NAMED) },
    ),
  severalDirectives: (count: number) => {
    const title = `Phần đã chọn thuộc ${count} văn bản; mỗi công văn viện dẫn một văn bản.`;
    const mend = 'Lập cho từng văn bản một.';
    return new ApiProblem(422, 'LETTER.SEVERAL_DIRECTIVES', title, mend, one('refs', String(count), title, mend));
  },
  notIssued: (cascadeId: string) => {
    const [title, mend] = ['Văn bản còn là dự thảo, chưa có số, ngày để viện dẫn.', 'Ban hành rồi mới đôn đốc.'];
    return new ApiProblem(409, 'LETTER.DIRECTIVE_NOT_ISSUED', title, mend, one('cascadeId', cascadeId, title, mend));
  },
  dateMissing: () => {
    const [title, mend] = ['Chưa nhập ngày mới.', 'Nhập ngày mà các đơn vị phải gửi, ví dụ 28/02/2026.'];
    return new ApiProblem(422, 'LETTER.DATE_MISSING', title, mend, one('newDate', '', title, mend));
  },
  datePast: (value: string, today: string) => {
    const [title, mend] = ['Ngày mới đã qua.', `Nhập ngày từ ${today} trở đi.`];
    return new ApiProblem(422, 'LETTER.DATE_PAST', title, mend, one('newDate', value, title, mend));
  },
  fieldMissing: (field: string, what: string) => {
    const [title, mend] = [`Chưa có ${what}.`, `Nhập ${what}.`];
    return new ApiProblem(422, 'LETTER.FIELD_MISSING', title, mend, one(field, '', title, mend));
  },
  notFound: (letterId: string) => {
    const [title, mend] = ['Không có công văn này.', 'Chọn trong danh sách công văn đã lập.'];
    return new ApiProblem(404, 'LETTER.NOT_FOUND', title, mend, one('letterId', letterId, title, mend));
  },
  altered: () =>
    new ApiProblem(
      500,
      'LETTER.ALTERED',
      'Nội dung công văn trong kho không còn khớp mã băm đã ghi.',
      'Báo quản trị khôi phục từ bản sao lưu.',
    ),
  /** `by`: who entered the number, and when. */
  alreadyNumbered: (number: string, by: { name: string; at: Instant } | null) => {
    const who = by && ` (${by.name}, lúc ${clockOf(by.at)} ngày ${formatDate(dateOf(by.at))})`;
    const [title, mend] = [
      `Công văn đã được ghi số ${number}${who ?? ''}.`,
      'Nếu ghi sai, nhập lý do sửa rồi lưu lại.',
    ];
    return new ApiProblem(409, 'LETTER.ALREADY_NUMBERED', title, mend, one('number', number, title, mend));
  },
  numberTaken: (number: string, subject: string) => {
    const title = `Số ${number} trong năm đã ghi cho công văn khác: ${subject}.`;
    const mend = 'Kiểm tra lại số công văn.';
    return new ApiProblem(409, 'LETTER.NUMBER_TAKEN', title, mend, one('number', number, title, mend));
  },
  /** `by`: who withdrew it, and when. */
  withdrawn: (on: string, by: { name: string; at: Instant }) => {
    const who = `${by.name}, lúc ${clockOf(by.at)} ngày ${formatDate(dateOf(by.at))}`;
    const [title, mend] = [`Công văn đã được thu hồi từ ngày ${on} (${who}).`, 'Lập công văn mới nếu vẫn cần đôn đốc.'];
    return new ApiProblem(409, 'LETTER.WITHDRAWN', title, mend, one('letterId', on, title, mend));
  },
  otherOffice: (letterId: string, office: string) => {
    const [title, mend] = [`Công văn này của ${office}.`, 'Chỉ cơ quan ban hành thu hồi công văn của mình.'];
    return new ApiProblem(403, 'LETTER.OTHER_OFFICE', title, mend, one('letterId', letterId, title, mend));
  },
  withdrawnBefore: (value: string, earliest: string, issued: boolean) => {
    const title = issued ? `Công văn ghi ngày ${earliest}.` : `Công văn lập ngày ${earliest}.`;
    const [reason, mend] = ['Không thể thu hồi trước ngày đó.', `Nhập ngày từ ${earliest} trở đi.`];
    return new ApiProblem(
      422,
      'LETTER.WITHDRAWN_BEFORE',
      title,
      mend,
      one('withdrawnOn', value, `${title} ${reason}`, mend),
    );
  },
  withdrawnInFuture: (value: string) => {
    const [title, mend] = ['Ngày thu hồi chưa đến.', 'Nhập ngày thu hồi từ hôm nay trở về trước.'];
    return new ApiProblem(422, 'LETTER.WITHDRAWN_IN_FUTURE', title, mend, one('withdrawnOn', value, title, mend));
  },
  issuedBeforeMade: (value: string, made: string) => {
    const [title, mend] = [`Công văn lập ngày ${made}, không thể ký trước ngày đó.`, 'Nhập ngày ghi trên bản ký.'];
    return new ApiProblem(422, 'LETTER.DATE_BEFORE_MADE', title, mend, one('issuedOn', value, title, mend));
  },
  issuedInFuture: (value: string) => {
    const [title, mend] = ['Ngày ký chưa đến.', 'Nhập ngày ghi trên bản ký.'];
    return new ApiProblem(422, 'LETTER.DATE_IN_FUTURE', title, mend, one('issuedOn', value, title, mend));
  },
  templateTooLarge: (name: string, limitMb: number) => {
    const [title, mend] = [`Tệp mẫu lớn hơn ${limitMb} MB.`, 'Bỏ bớt ảnh hoặc giảm cỡ ảnh trong mẫu rồi lưu lại.'];
    return new ApiProblem(413, 'LETTER_TEMPLATE.TOO_LARGE', title, mend, one('file', name, title, mend));
  },
  templateRefused: (problems: readonly DocxProblem[]) =>
    new ApiProblem(
      422,
      'LETTER_TEMPLATE.INVALID',
      problems.length === 1 ? 'Mẫu có 1 chỗ cần sửa.' : `Mẫu có ${problems.length} chỗ cần sửa.`,
      'Sửa trong Word, lưu lại rồi tải lên; mẫu đang dùng không đổi.',
      {
        errors: problems.slice(0, NAMED).map(({ value, reason, mend }) => ({ field: 'file', value, reason, mend })),
      },
    ),
  templateVersionUnknown: (version: number) => {
    const [title, mend] = [`Không có bản mẫu số ${version}.`, 'Chọn một bản trong danh sách.'];
    return new ApiProblem(404, 'LETTER_TEMPLATE.NOT_FOUND', title, mend, one('version', String(version), title, mend));
  },
  templateDefaultAlready: () =>
    new ApiProblem(409, 'LETTER_TEMPLATE.DEFAULT_ALREADY', 'Cơ quan đang dùng mẫu mặc định.', 'Không cần làm gì thêm.'),
} as const;
