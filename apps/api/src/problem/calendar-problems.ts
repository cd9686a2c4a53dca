import { ApiProblem } from './api-problem.js';

/** Refusals about calendars that the API makes itself, by their stable codes. */
export const calendarProblems = {
  overtaken: (basedOn: number, newest: number) => {
    const title = `Lịch đã có bản ${newest}, mới hơn bản ${basedOn} đang sửa.`;
    const mend = 'Tải lại lịch, xem bản mới rồi nhập lại thông báo.';
    return new ApiProblem(409, 'CALENDAR.OVERTAKEN', title, mend, {
      errors: [{ field: 'basedOn', value: String(basedOn), reason: title, mend }],
    });
  },
  notKeeper: () =>
    new ApiProblem(
      403,
      'CALENDAR.NOT_KEEPER',
      'Lịch làm việc dùng chung cho mọi cơ quan trong danh mục, kể cả cơ quan ngoài phạm vi của anh/chị.',
      'Đề nghị quản trị hệ thống nhập thông báo.',
    ),
  noticeMissing: () => {
    const [title, mend] = ['Chưa có nội dung thông báo.', 'Chọn tệp .ics hoặc nhập từng dòng, một trong hai.'];
    return new ApiProblem(422, 'CALENDAR.NOTICE_INVALID', title, mend, {
      errors: [{ field: 'text', value: '', reason: title, mend }],
    });
  },
} as const;
