import { addDays, type PlainDate } from '@dondoc/domain';
import { folded, textLine } from './content-lines.js';

/**
 * One duty as a day in a calendar. `uid` stays the same for ever; `sequence` and `changedAt` (instant) rise whenever the duty
 * changes, so that programs move the day they have. `open`: still to be handed in, so it rings; `cancelled`: no longer owed.
 */
export type FeedEvent = {
  uid: string;
  day: PlainDate;
  summary: string;
  description: string;
  url: string;
  state: 'open' | 'done' | 'cancelled';
  sequence: number;
  changedAt: string;
};

export type CalendarFeed = { name: string; description: string; events: readonly FeedEvent[] };

/** `2024-06-14` → `20240614`: a date has no zone, so no program can move it by a day. */
const dateValue = (day: PlainDate): string => day.replace(/-/g, '');
/** `2024-06-14T00:30:00.000Z` → `20240614T003000Z`. */
const instantValue = (at: string): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;

/** Half past seven on the eve, on the clock of whoever looks: counted back from the midnight on which the day begins. */
const alarmOf = (summary: string): string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  textLine('DESCRIPTION', summary),
  'TRIGGER:-PT16H30M',
  'END:VALARM',
];

const statusOf = ({ state }: FeedEvent): string => (state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED');

const eventLines = (event: FeedEvent): string[] => [
  'BEGIN:VEVENT',
  folded(`UID:${event.uid}`),
  `DTSTAMP:${instantValue(event.changedAt)}`,
  `LAST-MODIFIED:${instantValue(event.changedAt)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTART;VALUE=DATE:${dateValue(event.day)}`,
  `DTEND;VALUE=DATE:${dateValue(addDays(event.day, 1))}`,
  textLine('SUMMARY', event.summary),
  textLine('DESCRIPTION', event.description),
  folded(`URL:${event.url}`),
  `STATUS:${statusOf(event)}`,
  'TRANSP:TRANSPARENT',
  ...(event.state === 'open' ? alarmOf(event.summary) : []),
  'END:VEVENT',
];

/** The calendar as RFC 5545 has it: whole days, lines of 75 octets, `\r\n`. The same content is the same text. */
export const calendarFeed = ({ name, description, events }: CalendarFeed): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Don Doc//Calendar feed//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    textLine('NAME', name),
    textLine('X-WR-CALNAME', name),
    textLine('X-WR-CALDESC', description),
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
