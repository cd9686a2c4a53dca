import { describe, expect, it } from 'vitest';
import type { CalendarNotice, NoticeDay } from './calendar-notice.js';
import { applyNotice, diffCalendars } from './calendar-versions.js';
import { plainDateOf } from './plain-date.js';
import { vietnamCalendar } from './vietnam-calendar.js';
import { workingCalendar } from './working-calendar.js';

const day = (date: string, working: boolean, name = 'Nghỉ hoán đổi'): NoticeDay => ({
  date: plainDateOf(date),
  working,
  name,
});
const notice = (days: NoticeDay[], given: Partial<CalendarNotice> = {}): CalendarNotice => ({
  source: 'Thông báo 100/TB-BNV ngày 01/10/2026',
  status: 'swap',
  days,
  confirmedYears: [],
  ...given,
});
const swap = notice([day('2026-11-23', false), day('2026-11-28', true, 'Làm bù cho 23/11')]);
const refused = (given: CalendarNotice, field: string, value: string): void =>
  expect(() => applyNotice(vietnamCalendar, given)).toThrow(
    expect.objectContaining({
      code: 'CALENDAR.NOTICE_INVALID',
      details: expect.objectContaining({ field, value, mend: expect.stringMatching(/\S/) }),
    }),
  );

describe('a notice', () => {
  it('makes the next version and leaves the pinned one as it was', () => {
    const before = structuredClone(vietnamCalendar);
    const next = applyNotice(vietnamCalendar, swap);
    expect(next).toMatchObject({ id: vietnamCalendar.id, version: 2 });
    const calendar = workingCalendar(next);
    expect(calendar.isWorkingDay(plainDateOf('2026-11-23'))).toBe(false);
    expect(calendar.isWorkingDay(plainDateOf('2026-11-28'))).toBe(true);
    expect(calendar.entryOn(plainDateOf('2026-11-23'))).toMatchObject({ status: 'swap', source: swap.source });
    expect(vietnamCalendar).toEqual(before);
  });

  it('shows exactly the days that differ', () => {
    const changes = diffCalendars(vietnamCalendar, applyNotice(vietnamCalendar, swap));
    expect(changes.map(({ date, before, after }) => [date, before?.working, after?.working])).toEqual([
      ['2026-11-23', undefined, false],
      ['2026-11-28', undefined, true],
    ]);
    expect(diffCalendars(vietnamCalendar, vietnamCalendar)).toEqual([]);
  });

  it('can take a day off back: the day is as the plain week has it', () => {
    const next = applyNotice(vietnamCalendar, notice([day('2026-08-31', true), day('2026-08-22', false)]));
    expect(next.entries.some(({ date }) => date === '2026-08-31' || date === '2026-08-22')).toBe(false);
    expect(workingCalendar(next).isWorkingDay(plainDateOf('2026-08-31'))).toBe(true);
  });

  it('that confirms what was only computed changes its source, and closes the questions of a confirmed year', () => {
    const tet = ['04', '05', '06', '07', '08', '09', '10'].map((of) => day(`2027-02-${of}`, false, 'Tết Nguyên đán'));
    const next = applyNotice(vietnamCalendar, notice(tet, { status: 'notice', confirmedYears: [2027] }));
    expect(workingCalendar(next).entryOn(plainDateOf('2027-02-04'))).toMatchObject({ status: 'notice' });
    // 6 and 7 are a weekend within the rest: let pass, without an entry.
    expect(next.entries.some(({ date }) => date === '2027-02-06')).toBe(false);
    expect(next.openQuestions.every(({ from }) => !from.startsWith('2027'))).toBe(true);
    expect(next.openQuestions).toHaveLength(1);
  });

  it('may bring a whole new year', () => {
    const next = applyNotice(vietnamCalendar, notice([day('2028-01-03', false)], { confirmedYears: [2028] }));
    expect(next.years).toContain(2028);
    expect(workingCalendar(next).isWorkingDay(plainDateOf('2028-01-04'))).toBe(true);
  });

  it('is refused by the day', () => {
    refused(notice([day('2026-11-23', false), day('2026-11-23', true)]), 'days.1', '23/11/2026');
    refused(notice([day('2026-11-23', false), day('2026-11-23', false)]), 'days.1', '23/11/2026');
    refused(notice([day('2026-11-28', false)]), 'days.0', '28/11/2026'); // a Saturday is off anyhow
    refused(notice([day('2026-11-23', true)]), 'days.0', '23/11/2026'); // a Monday is worked anyhow
    refused(notice([day('2028-01-03', false)]), 'days.0', '03/01/2028');
  });

  it('is refused without a source, without a change, for a year that cannot be', () => {
    refused(notice([day('2026-11-23', false)], { source: ' ' }), 'source', '');
    refused(notice([]), 'days', '');
    refused(notice([], { confirmedYears: [2025] }), 'days', '');
    refused(notice([], { confirmedYears: [20_270] }), 'confirmedYears', '20270');
  });

  it('twice is refused: the second changes nothing', () => {
    const once = applyNotice(vietnamCalendar, swap);
    expect(() => applyNotice(once, swap)).toThrow(expect.objectContaining({ code: 'CALENDAR.NOTICE_INVALID' }));
  });
});
