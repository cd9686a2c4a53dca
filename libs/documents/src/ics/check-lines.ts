import { noticeInvalid } from '../notice/notice-day.js';

/** One content line, unfolded (RFC 5545, 3.1); `line` is where it begins, from 1. */
export type ContentLine = { line: number; text: string };

const MEND = 'Xuất lại tệp .ics từ chương trình lịch, hoặc nhập từng dòng.';

const unfolded = (text: string): ContentLine[] => {
  const lines: ContentLine[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(raw) && last) last.text += raw.slice(1);
    else if (raw.trim() !== '') lines.push({ line: index + 1, text: raw });
  }
  return lines;
};

/**
 * The content lines of a file whose components open and close as they must; the parser behind it names no line.
 * @throws RuleViolation `CALENDAR.NOTICE_INVALID` naming the line
 */
export const checkedLines = (text: string): ContentLine[] => {
  const lines = unfolded(text.replace(/^\uFEFF/, ''));
  const [first] = lines;
  if (first?.text.trim().toUpperCase() !== 'BEGIN:VCALENDAR') {
    throw noticeInvalid(first?.line ?? 1, first?.text ?? '', 'Đây không phải tệp lịch iCalendar (.ics).', MEND);
  }
  const open: ContentLine[] = [];
  for (const one of lines) {
    const [, act, name] = /^(BEGIN|END):(.*)$/i.exec(one.text.trim()) ?? [];
    if (act?.toUpperCase() === 'BEGIN') open.push({ line: one.line, text: (name ?? '').toUpperCase() });
    else if (act && open.pop()?.text !== name?.toUpperCase()) {
      throw noticeInvalid(one.line, one.text, 'Mục này đóng không khớp với mục đang mở.', MEND);
    } else if (!act && !/^[A-Za-z0-9-]+[;:]/.test(one.text)) {
      throw noticeInvalid(one.line, one.text, 'Dòng này không đúng dạng “TÊN:giá trị”.', MEND);
    }
  }
  const left = open.at(-1);
  if (left) throw noticeInvalid(left.line, `BEGIN:${left.text}`, 'Mục này mở ra mà không đóng.', MEND);
  return lines;
};
