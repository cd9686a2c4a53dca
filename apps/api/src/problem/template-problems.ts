import type { TemplateDraftView, TemplateProblemView } from '@dondoc/contracts';
import { ApiProblem, type ProblemError } from './api-problem.js';

/** More faults than anybody mends at once are counted, not listed. */
const MOST_LISTED = 200;

const placeOf = ({ line, column, field }: TemplateProblemView): string =>
  line === null ? field : `dòng ${line}${column === null ? '' : `, cột ${column}`}: ${field}`;

const errorsOf = (problems: readonly TemplateProblemView[]): ProblemError[] =>
  problems
    .slice(0, MOST_LISTED)
    .map((one) => ({ field: placeOf(one), value: one.value, reason: one.reason, mend: one.mend }));

const listed = (problems: readonly TemplateProblemView[]) => ({
  errors: errorsOf(problems),
  more: { problems: problems.slice(0, MOST_LISTED) },
});

/** Refusals about templates and drafts that the API makes itself, by their stable codes. */
export const templateProblems = {
  fileInvalid: (problems: readonly TemplateProblemView[]) =>
    new ApiProblem(
      400,
      'TEMPLATE.FILE_INVALID',
      `Tệp mẫu có ${problems.length} lỗi, chưa nhập được.`,
      'Sửa các dòng được nêu rồi nhập lại.',
      listed(problems),
    ),
  unfinished: (problems: readonly TemplateProblemView[]) =>
    new ApiProblem(
      422,
      'TEMPLATE.UNFINISHED',
      `Mẫu còn ${problems.length} lỗi, chưa công bố được.`,
      'Sửa các mục được nêu rồi công bố.',
      listed(problems),
    ),
  alreadyExists: (templateId: string) => {
    const [title, mend] = ['Đã có mẫu mang mã này.', 'Chọn mã khác, hoặc sửa mẫu đã có.'];
    return new ApiProblem(409, 'TEMPLATE.ALREADY_EXISTS', title, mend, {
      errors: [{ field: 'templateId', value: templateId, reason: title, mend }],
    });
  },
  idInvalid: (field: string, value: string) => {
    const [title, mend] = [
      'Mã mẫu không đúng dạng.',
      'Dùng chữ thường không dấu, số và gạch nối, ví dụ ke-hoach-2027.',
    ];
    return new ApiProblem(422, 'TEMPLATE.ID_INVALID', title, mend, { errors: [{ field, value, reason: title, mend }] });
  },
  idChanged: (templateId: string, written: string) => {
    const title = `Nội dung ghi mã “${written}”, khác mã “${templateId}” của bản nháp.`;
    const mend = `Ghi lại id là “${templateId}”, hoặc lập mẫu mới với mã kia.`;
    return new ApiProblem(422, 'TEMPLATE.ID_CHANGED', title, mend, {
      errors: [{ field: 'id', value: written, reason: title, mend }],
    });
  },
  /** `when` in words; `current` lets the editor show what the other person has saved. */
  draftConflict: (mine: string, current: TemplateDraftView, when: string) => {
    const title = `${current.editedBy} đã sửa mẫu này lúc ${when}, trong khi ${mine} đang sửa.`;
    const mend = 'Xem khác biệt rồi chọn; phần đang soạn chưa mất.';
    return new ApiProblem(409, 'TEMPLATE.DRAFT_CONFLICT', title, mend, {
      errors: [{ field: 'revision', value: `${current.editedBy}, ${when}`, reason: title, mend }],
      more: { current },
    });
  },
  titleMissing: () => {
    const [title, mend] = ['Mẫu chưa có tên.', 'Nhập tên mẫu.'];
    return new ApiProblem(422, 'TEMPLATE.FIELD_MISSING', title, mend, {
      errors: [{ field: 'title', value: '', reason: title, mend }],
    });
  },
} as const;
