import { plainDateOf } from '@dondoc/domain';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFeed, type FeedEvent } from './write-feed.js';

const duty = (given: Partial<FeedEvent> = {}): FeedEvent => ({
  uid: 'dot-1.so-a.bao-cao.2024@dondoc',
  day: plainDateOf('2024-06-14'),
  summary: 'Hạn nộp: Báo cáo 6 tháng năm 2024',
  description: 'Vì sao: “trước ngày 15/6” → hết 14/06; gửi qua Sở Nội vụ, bản giấy\nvà bản điện tử.',
  url: 'https://dondoc.example.vn/nghia-vu/dot-1/so-a/bao-cao.2024',
  state: 'open',
  sequence: 2,
  changedAt: '2024-02-01T01:02:03.004Z',
  ...given,
});
const textOf = (...events: FeedEvent[]): string =>
  calendarFeed({ name: 'Đôn Đốc: Sở Y tế', description: 'Hạn nộp', events });
const parsed = (text: string): ICAL.Component[] =>
  new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]).getAllSubcomponents('vevent');
const only = (text: string): ICAL.Component => {
  const [first] = parsed(text);
  if (!first) throw new Error('no event');
  return first;
};

describe('a calendar feed', () => {
  it('has a duty as a whole day without a zone, the end excluded', () => {
    const event = only(textOf(duty()));
    expect(event.getFirstProperty('dtstart')?.type).toBe('date');
    expect(String(event.getFirstPropertyValue('dtstart'))).toBe('2024-06-14');
    expect(String(event.getFirstPropertyValue('dtend'))).toBe('2024-06-15');
    expect(textOf(duty())).not.toContain('TZID');
  });

  it('says what, why and where, with Vietnamese marks and every special character', () => {
    const event = only(textOf(duty()));
    expect(event.getFirstPropertyValue('summary')).toBe(duty().summary);
    expect(event.getFirstPropertyValue('description')).toBe(duty().description);
    expect(String(event.getFirstPropertyValue('url'))).toBe(duty().url);
    expect(String(event.getFirstPropertyValue('uid'))).toBe(duty().uid);
  });

  it('moves by its sequence, and rings only while it is open', () => {
    const moved = only(textOf(duty({ day: plainDateOf('2024-12-31'), sequence: 3 })));
    expect(String(moved.getFirstPropertyValue('dtend'))).toBe('2025-01-01');
    expect(moved.getFirstPropertyValue('sequence')).toBe(3);
    expect(moved.getAllSubcomponents('valarm')).toHaveLength(1);
    expect(only(textOf(duty({ state: 'done' }))).getAllSubcomponents('valarm')).toEqual([]);
    const gone = only(textOf(duty({ state: 'cancelled' })));
    expect(gone.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(gone.getAllSubcomponents('valarm')).toEqual([]);
  });

  it('rings at half past seven on the eve', () => {
    const alarm = only(textOf(duty())).getFirstSubcomponent('valarm');
    expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('-PT16H30M');
  });

  it('of nothing is a calendar all the same', () => {
    expect(parsed(textOf())).toEqual([]);
    expect(textOf().startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
  });

  it('keeps every line within 75 octets and every text readable, whatever it holds', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constant('Nghị quyết số 57-NQ/TW; “đôn đốc”, \\n \r\n '),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const summary = parts.join(' ').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
        const text = textOf(duty({ summary }));
        for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(only(text).getFirstPropertyValue('summary')).toBe(summary.replace(/\r\n?/g, '\n'));
      }),
    );
  });

  it('takes no lines from a text that looks like one', () => {
    const event = only(textOf(duty({ summary: 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:khác' })));
    expect(parsed(textOf(duty({ summary: 'a\nEND:VEVENT' })))).toHaveLength(1);
    expect(event.getFirstPropertyValue('summary')).toContain('END:VEVENT');
  });
});
