import { addDays, daysBetween, formatDate, isPlainDate, type NoticeDay, type PlainDate } from '@dondoc/domain';
import ICAL from 'ical.js';
import { LONGEST_REST, MOST_DAYS, noticeInvalid } from '../notice/notice-day.js';
import { worksBy } from '../notice/rest-words.js';
import { checkedLines, type ContentLine } from './check-lines.js';

const MOST_EVENTS = 400;
const ALL_DAY = 'Đặt sự kiện cả ngày (DTSTART;VALUE=DATE).';

type Event = { line: number; component: ICAL.Component };

/** Where each VEVENT begins, in the order of the file. */
const eventLines = (lines: readonly ContentLine[]): number[] =>
  lines.flatMap(({ line, text }) => (/^BEGIN:VEVENT$/i.test(text.trim()) ? [line] : []));

type Jcal = ConstructorParameters<typeof ICAL.Component>[0];

/** The calendars of the file; mostly one. */
const parsed = (text: string): ICAL.Component[] => {
  try {
    const jcal = ICAL.parse(text) as unknown[];
    const calendars = typeof jcal[0] === 'string' ? [jcal] : jcal;
    return calendars.map((one) => new ICAL.Component(one as Jcal));
  } catch (error) {
    const value = error instanceof Error ? error.message : '';
    throw noticeInvalid(
      null,
      value,
      'Không đọc được tệp .ics.',
      'Xuất lại tệp từ chương trình lịch, hoặc nhập từng dòng.',
    );
  }
};

/** A date as printed in the file, not as a library would turn 30/2 into 2/3; the zone of a whole day means nothing. */
const dayOf = ({ component, line }: Event, name: 'dtstart' | 'dtend'): PlainDate | null => {
  const property = component.getFirstProperty(name);
  if (!property) return null;
  const value = String(property.toJSON()[3]);
  if (property.type !== 'date') {
    throw noticeInvalid(line, value, 'Sự kiện có giờ, không phải cả ngày.', ALL_DAY);
  }
  if (isPlainDate(value)) return value;
  throw noticeInvalid(line, value, 'Không có ngày này trong lịch.', 'Sửa ngày của sự kiện.');
};

const lengthOf = (event: Event, from: PlainDate): number => {
  const end = dayOf(event, 'dtend'); // the day after the last (RFC 5545, 3.6.1)
  if (end !== null) return daysBetween(from, end) || 1;
  const duration: unknown = event.component.getFirstPropertyValue('duration');
  return duration instanceof ICAL.Duration ? duration.weeks * 7 + duration.days : 1;
};

const refuseUnclear = ({ component, line }: Event, summary: string): void => {
  for (const [name, reason] of [
    ['rrule', 'Sự kiện lặp lại, mà thông báo nghỉ nêu từng ngày.'],
    ['rdate', 'Sự kiện lặp lại, mà thông báo nghỉ nêu từng ngày.'],
  ] as const) {
    if (component.getFirstProperty(name)) throw noticeInvalid(line, summary, reason, 'Ghi mỗi ngày thành một sự kiện.');
  }
  if (String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED') {
    throw noticeInvalid(line, summary, 'Sự kiện này đã bị hủy.', 'Bỏ sự kiện khỏi tệp.');
  }
};

const daysOf = (event: Event): NoticeDay[] => {
  const { component, line } = event;
  const summary = String(component.getFirstPropertyValue('summary') ?? '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
  refuseUnclear(event, summary);
  const working = worksBy(summary);
  if (working === undefined) {
    const mend = 'Mở đầu tên sự kiện bằng “Nghỉ” hoặc “Làm bù”; ngày kỷ niệm không nghỉ thì bỏ khỏi tệp.';
    throw noticeInvalid(line, summary, 'Tên sự kiện không nói rõ nghỉ hay làm việc.', mend);
  }
  const from = dayOf(event, 'dtstart');
  if (from === null) throw noticeInvalid(line, summary, 'Sự kiện không có ngày (DTSTART).', ALL_DAY);
  const length = lengthOf(event, from);
  if (length < 1 || length > LONGEST_REST) {
    const reason = length < 1 ? 'Ngày cuối trước ngày đầu.' : `Sự kiện dài ${length} ngày, từ ${formatDate(from)}.`;
    throw noticeInvalid(line, summary, reason, 'Kiểm tra lại ngày đầu và ngày cuối của sự kiện.');
  }
  return Array.from({ length }, (_, index) => ({ date: addDays(from, index), working, name: summary }));
};

/**
 * Reads the days of a notice from an iCalendar file: one or more whole days per event, "Nghỉ …" or "Làm bù …".
 * @throws RuleViolation `CALENDAR.NOTICE_INVALID` naming the line
 */
export const readIcsNotice = (text: string): NoticeDay[] => {
  const lines = checkedLines(text);
  const starts = eventLines(lines);
  if (starts.length === 0) throw noticeInvalid(null, '', 'Tệp không có sự kiện nào.', 'Chọn đúng tệp của thông báo.');
  if (starts.length > MOST_EVENTS) {
    const mend = 'Chỉ giữ các ngày của thông báo này.';
    throw noticeInvalid(null, `${starts.length} sự kiện`, `Tệp nhiều hơn ${MOST_EVENTS} sự kiện.`, mend);
  }
  const calendars = parsed(lines.map((one) => one.text).join('\r\n'));
  const components = calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
  const days = components.flatMap((component, index) => daysOf({ component, line: starts[index] ?? 1 }));
  if (days.length > MOST_DAYS) {
    throw noticeInvalid(null, `${days.length} ngày`, `Thông báo nhiều hơn ${MOST_DAYS} ngày.`, 'Chia thành nhiều lần.');
  }
  return days;
};
