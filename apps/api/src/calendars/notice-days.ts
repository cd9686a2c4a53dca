import type { NoticeRequest } from '@dondoc/contracts';
import { readIcsNotice, readNoticeLines } from '@dondoc/documents';
import { type CalendarData, type CalendarNotice, type NoticeDay, weekdayOf } from '@dondoc/domain';
import { calendarProblems } from '../problem/calendar-problems.js';

const isGiven = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

/** A file of a whole year names holidays that fall on a weekend, too; whoever types a line means to change something. */
const withoutWeekends = (days: readonly NoticeDay[], { entries }: CalendarData): NoticeDay[] => {
  const known = new Set(entries.map(({ date }) => date));
  return days.filter(({ date, working }) => working || weekdayOf(date) <= 5 || known.has(date));
};

const daysIn = ({ ics, text, confirmedYears }: NoticeRequest, calendar: CalendarData): NoticeDay[] => {
  if (isGiven(ics) && isGiven(text)) throw calendarProblems.noticeMissing();
  if (isGiven(ics)) return withoutWeekends(readIcsNotice(ics), calendar);
  if (isGiven(text)) return readNoticeLines(text);
  // A year may be confirmed without any day of its own.
  if (confirmedYears.length > 0) return [];
  throw calendarProblems.noticeMissing();
};

/** A notice as the calendar takes it. @throws RuleViolation `CALENDAR.NOTICE_INVALID` naming the line */
export const noticeOf = (request: NoticeRequest, calendar: CalendarData): CalendarNotice => {
  const { source, status, confirmedYears } = request;
  return { source: source.trim(), status, days: daysIn(request, calendar), confirmedYears };
};
