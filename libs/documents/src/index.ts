export { readIcsNotice } from './ics/read-notice.js';
export { readNoticeLines } from './notice/read-notice-lines.js';
export { type ScheduleSheet, scheduleSheet, type SheetLine } from './xlsx/schedule-sheet.js';
