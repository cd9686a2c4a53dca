import { RuleViolation } from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { readIcsNotice } from './read-notice.js';

const calendarOf = (...events: string[][]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//vi',
    ...events.flatMap((lines, index) => ['BEGIN:VEVENT', `UID:${index}`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

const refusal = (text: string): { field: string; reason: string; value: string } => {
  try {
    readIcsNotice(text);
  } catch (error) {
    if (error instanceof RuleViolation && error.code === 'CALENDAR.NOTICE_INVALID') return error.details;
    throw error;
  }
  throw new Error('Nobody refused.');
};

describe('a notice as an iCalendar file', () => {
  it('gives every whole day, off or worked by its name', () => {
    const text = calendarOf(
      ['DTSTART;VALUE=DATE:20260831', 'DTEND;VALUE=DATE:20260903', 'SUMMARY:Nghỉ Quốc khánh'],
      ['DTSTART;VALUE=DATE:20260822', 'SUMMARY:Làm bù cho ngày nghỉ 31/8'],
      ['DTSTART;TZID=America/New_York;VALUE=DATE:20261124', 'DURATION:P1D', 'SUMMARY:Ngày Văn hóa Việt Nam'],
    );
    expect(readIcsNotice(text).map(({ date, working }) => `${date} ${working}`)).toEqual([
      '2026-08-31 false',
      '2026-09-01 false',
      '2026-09-02 false',
      '2026-08-22 true',
      '2026-11-24 false',
    ]);
  });

  it('reads folded lines, bare line feeds, a byte order mark and decomposed letters', () => {
    const summary = 'SUMMARY:Nghỉ\n  hoán đổi'.normalize('NFD');
    const text = `\uFEFF${calendarOf(['DTSTART;VALUE=DATE:20260831', summary])}`.replace(/\r\n/g, '\n');
    expect(readIcsNotice(text)).toEqual([{ date: '2026-08-31', working: false, name: 'Nghỉ hoán đổi' }]);
  });

  it.each([
    [['DTSTART;VALUE=DATE:20260230', 'SUMMARY:Nghỉ'], 'Không có ngày này'],
    [['DTSTART:20260831T080000', 'SUMMARY:Nghỉ'], 'có giờ'],
    [['SUMMARY:Nghỉ'], 'không có ngày'],
    [['DTSTART;VALUE=DATE:20261120', 'SUMMARY:Ngày Nhà giáo Việt Nam'], 'không nói rõ'],
    [['DTSTART;VALUE=DATE:20260831', 'SUMMARY:Đổi ngày nghỉ, ngày làm việc'], 'không nói rõ'],
    [['DTSTART;VALUE=DATE:20260831', 'DTEND;VALUE=DATE:20260801', 'SUMMARY:Nghỉ'], 'trước ngày đầu'],
    [['DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20270101', 'SUMMARY:Nghỉ'], '365 ngày'],
    [['DTSTART;VALUE=DATE:20260831', 'RRULE:FREQ=YEARLY', 'SUMMARY:Nghỉ'], 'lặp lại'],
    [['DTSTART;VALUE=DATE:20260831', 'STATUS:CANCELLED', 'SUMMARY:Nghỉ'], 'hủy'],
  ])('refuses %j at its line', (lines, reason) => {
    const good = ['DTSTART;VALUE=DATE:20260901', 'SUMMARY:Nghỉ'];
    const refused = refusal(calendarOf(good, lines));
    expect(refused.field).toBe('dòng 9');
    expect(refused.reason).toContain(reason);
  });

  it.each([
    ['', 'dòng 1'],
    ['hôm nay nghỉ', 'dòng 1'],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR', 'dòng 3'],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT', 'dòng 1'],
    ['BEGIN:VCALENDAR\nđây là gì\nEND:VCALENDAR', 'dòng 2'],
    ['BEGIN:VCALENDAR\nEND:VCALENDAR', 'thông báo'],
  ])('that is broken names the line: %j', (text, field) => {
    expect(refusal(text).field).toBe(field);
  });

  it('with too many events is refused', () => {
    const events = Array.from({ length: 401 }, () => ['DTSTART;VALUE=DATE:20260831', 'SUMMARY:Nghỉ']);
    expect(refusal(calendarOf(...events)).value).toBe('401 sự kiện');
  });
});
