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
  noticeMissing: () => {
    const [title, mend] = ['Chưa có nội dung thông báo.', 'Chọn tệp .ics hoặc nhập từng dòng, một trong hai.'];
    return new ApiProblem(422, 'CALENDAR.NOTICE_INVALID', title, mend, {
      errors: [{ field: 'text', value: '', reason: title, mend }],
    });
  },
} as const;
