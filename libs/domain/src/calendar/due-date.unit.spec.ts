import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DueDate, dueDate, overdueAt, reportableFrom } from './due-date.js';
import type { DatedRule, Period, Roll } from './due-rule.js';
import { addDays, plainDateOf } from './plain-date.js';
import { vietnamCalendar } from './vietnam-calendar.js';
import { workingCalendar } from './working-calendar.js';

const calendar = workingCalendar(vietnamCalendar);
const day = plainDateOf;
const source = { clause: 'IV.1.a', words: 'trước ngày 25/11', boundary: 'before', roll: 'none' } as const;
const once: Period = { id: 'once', label: 'một lần', year: null };
const year = (value: number): Period => ({ id: String(value), label: `năm ${value}`, year: value });
const issuedOn = day('2022-01-27');
const anchors = (from = issuedOn) => ({ issuedOn: from, dataCutOff: null, dueOf: () => null });

const on = (date: string, given: Partial<DatedRule & { kind: 'fixed-date' }> = {}): DueDate =>
  dueDate({ kind: 'fixed-date', date: day(date), ...source, ...given }, once, anchors(), calendar);
const yearly = (value: number, given: Partial<DatedRule & { kind: 'yearly-day' }> = {}): DueDate =>
  dueDate(
    { kind: 'yearly-day', month: 11, day: 25, yearOffset: -1, overrides: [], ...source, ...given },
    year(value),
    anchors(),
    calendar,
  );
const afterIssue = (
  count: number,
  unit: 'calendar-days' | 'working-days',
  roll: Roll = 'none',
  from = issuedOn,
): DueDate => {
  const length = { event: { kind: 'issue' }, direction: 'after', count, unit } as const;
  return dueDate({ kind: 'after-event', ...length, ...source, boundary: 'on', roll }, once, anchors(from), calendar);
};
const steps = ({ why }: DueDate): string[] => why.map(({ step }) => step);
const text = ({ why }: DueDate, step: string): string => why.find((one) => one.step === step)?.text ?? '';

describe('the boundary', () => {
  it('"trước ngày X" leaves X out: the day before is the last safe one, X is late from 00:00', () => {
    const due = on('2022-03-15');
    expect(due).toMatchObject({
      named: '2022-03-15',
      lastSafeDay: '2022-03-14',
      overdueFrom: '2022-03-15',
      hour: null,
    });
    expect(overdueAt(due)).toBe('2022-03-14T17:00:00.000Z');
  });

  it('"chậm nhất ngày X" takes X in', () => {
    const due = on('2023-11-01', { boundary: 'on' });
    expect(due).toMatchObject({ lastSafeDay: '2023-11-01', overdueFrom: '2023-11-02' });
    expect(overdueAt(due)).toBe('2023-11-01T17:00:00.000Z');
  });

  it('nobody is reported upwards between the strict and the lenient reading', () => {
    expect(reportableFrom(on('2022-03-15'))).toBe('2022-03-16');
    expect(reportableFrom(on('2022-03-15', { boundary: 'on' }))).toBe('2022-03-16');
    expect(reportableFrom(on('2024-11-25', { roll: 'previous' }))).toBe('2024-11-26');
  });

  it('an hour belongs to the day named: "trước 14h00 ngày X" is late from 14:00 of X', () => {
    const due = on('2022-06-15', { hour: '14:00' });
    expect(due).toMatchObject({ lastSafeDay: '2022-06-15', overdueFrom: '2022-06-16', hour: '14:00' });
    expect(overdueAt(due)).toBe('2022-06-15T07:00:00.000Z');
    expect(text(due, 'result')).toContain('14:00 thứ Tư, 15/06/2022');
  });

  it.each(['before', 'on'] as const)(
    'with an hour, the explanation (%s) does not end the day at midnight',
    (boundary) => {
      const due = on('2022-06-15', { hour: '14:00', boundary });
      expect(text(due, 'boundary')).toContain('14:00');
      expect(text(due, 'boundary')).not.toMatch(/không tính ngày|hết ngày/);
    },
  );
});

describe('a day off', () => {
  it('does not move a named date, and the last working day is told', () => {
    const due = on('2024-11-25');
    expect(due).toMatchObject({ lastSafeDay: '2024-11-24', lastWorkingDay: '2024-11-22', overdueFrom: '2024-11-25' });
    expect(text(due, 'roll')).toContain('nghỉ cuối tuần');
    expect(text(due, 'roll')).toContain('thứ Sáu, 22/11/2024');
  });

  it('moves a period on to the next working day, by Điều 148', () => {
    const due = on('2024-11-25', { roll: 'next' });
    expect(due).toMatchObject({ lastSafeDay: '2024-11-25', lastWorkingDay: '2024-11-25', overdueFrom: '2024-11-26' });
    expect(text(due, 'roll')).toContain('Điều 148');
  });

  it('moves back where the template says so', () => {
    expect(on('2024-11-25', { roll: 'previous' })).toMatchObject({
      lastSafeDay: '2024-11-22',
      lastWorkingDay: '2024-11-22',
      overdueFrom: '2024-11-23',
    });
  });

  it('is named with its reason and source: Ngày Văn hóa Việt Nam, and the open question around it', () => {
    const due = yearly(2027);
    expect(due).toMatchObject({ named: '2026-11-25', lastSafeDay: '2026-11-24', lastWorkingDay: '2026-11-23' });
    expect(text(due, 'roll')).toContain('Ngày Văn hóa Việt Nam (Nghị quyết 28/2026/QH16)');
    expect(text(due, 'calendar')).toContain('Đề xuất nghỉ 23/11/2026');
  });

  it('never ends a rolled period, whatever the date', () => {
    const rolls = fc.constantFrom<Roll>('next', 'previous');
    const rules = fc.tuple(fc.integer({ min: 0, max: 1500 }), rolls, fc.constantFrom('before' as const, 'on' as const));
    fc.assert(
      fc.property(rules, ([more, roll, boundary]) => {
        const due = on(addDays(day('2022-06-01'), more), { roll, boundary });
        expect(calendar.isWorkingDay(due.lastSafeDay)).toBe(true);
        expect(due.lastWorkingDay).toBe(due.lastSafeDay);
        expect(due.overdueFrom).toBe(addDays(due.lastSafeDay, 1));
      }),
      { seed: 21, numRuns: 500 },
    );
  });

  it('unmoved stays in time itself, while reminders count from the working day before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), (more) => {
        const due = on(addDays(day('2022-06-01'), more));
        expect(due.lastSafeDay).toBe(addDays(due.named, -1));
        expect(due.lastWorkingDay).toBe(calendar.onOrBefore(due.lastSafeDay));
      }),
      { seed: 22, numRuns: 500 },
    );
  });
});

describe('the anchor', () => {
  it('"của năm trước liền kề" lies in the year before the period', () => {
    expect(yearly(2023).named).toBe('2022-11-25');
    expect(yearly(2023, { yearOffset: 0 }).named).toBe('2023-11-25');
    expect(yearly(2023, { yearOffset: 1 }).named).toBe('2024-11-25');
    expect(text(yearly(2023), 'anchor')).toContain('năm trước liền kề');
  });

  it('one year can be stated differently, with its own words and boundary, and only that year', () => {
    const overrides = [{ year: 2022, date: day('2022-03-15'), boundary: 'on' as const, words: 'riêng năm 2022' }];
    const due = yearly(2022, { overrides });
    expect(due).toMatchObject({ named: '2022-03-15', boundary: 'on', lastSafeDay: '2022-03-15' });
    expect(text(due, 'override')).toContain('riêng năm 2022');
    expect(yearly(2023, { overrides })).toMatchObject({ named: '2022-11-25', boundary: 'before' });
  });

  it.each([
    [5, 'working-days', 'none', '2022-02-10'], // 28/1, then Tết, 7, 8, 9, 10/2
    [1, 'working-days', 'none', '2022-01-28'],
    [20, 'calendar-days', 'none', '2022-02-16'],
    [5, 'calendar-days', 'next', '2022-02-07'], // 1/2 lies in Tết
    [5, 'calendar-days', 'none', '2022-02-01'],
  ] as const)('%d %s after the issue, roll %s: the first day is not counted: %s', (count, unit, roll, expected) => {
    const due = afterIssue(count, unit, roll);
    expect(due.lastSafeDay).toBe(expected);
    expect(text(due, 'anchor')).toContain('không tính ngày đầu');
  });

  it('more days never give an earlier date', () => {
    const units = fc.constantFrom('calendar-days' as const, 'working-days' as const);
    const rolls = fc.constantFrom<Roll>('none', 'next', 'previous');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 1, max: 90 }),
        units,
        rolls,
        (more, n, unit, roll) => {
          const from = addDays(day('2022-06-01'), more);
          const [fewer, oneMore] = [afterIssue(n, unit, roll, from), afterIssue(n + 1, unit, roll, from)];
          expect(fewer.lastSafeDay <= oneMore.lastSafeDay).toBe(true);
        },
      ),
      { seed: 23, numRuns: 500 },
    );
  });

  it('that one year lacks is the last of the month, and it is said; one of no year is refused by name', () => {
    const rule = { month: 2, day: 29, yearOffset: 0 };
    expect(yearly(2024, rule).named).toBe('2024-02-29');
    const clamped = yearly(2025, rule);
    expect(clamped.named).toBe('2025-02-28');
    expect(clamped.why.map((one) => one.text).join(' ')).toContain('không có ngày 29: lấy ngày cuối tháng');
    for (const [month, day] of [
      [2, 30],
      [9, 31],
    ] as const) {
      expect(() => yearly(2024, { month, day })).toThrow(
        expect.objectContaining({
          code: 'DATE.NOT_REAL',
          details: expect.objectContaining({ value: `${day}/${month}` }),
        }),
      );
    }
  });

  it('in a year without calendar is refused by the name of the year', () => {
    expect(() => yearly(2029)).toThrow(
      expect.objectContaining({ code: 'CALENDAR.YEAR_UNKNOWN', details: expect.objectContaining({ value: '2028' }) }),
    );
  });
});

describe('the reasons for a date', () => {
  it('stand in order: words, anchor, boundary, calendar, result; the roll only where there is one', () => {
    expect(steps(on('2022-03-15'))).toEqual(['words', 'anchor', 'boundary', 'calendar', 'result']);
    expect(steps(on('2024-11-25'))).toEqual(['words', 'anchor', 'boundary', 'roll', 'calendar', 'result']);
    const overrides = [{ year: 2022, date: day('2022-03-15'), boundary: 'before' as const, words: 'riêng' }];
    expect(steps(yearly(2022, { overrides }))).toEqual(['words', 'override', 'boundary', 'calendar', 'result']);
  });

  it('quote the clause and the words of the source and both readings of "trước ngày"', () => {
    const due = on('2022-03-15', { words: 'gửi trước ngày 15/3/2022' });
    expect(text(due, 'words')).toBe('Nguyên văn, mục IV.1.a: “gửi trước ngày 15/3/2022”.');
    expect(text(due, 'boundary')).toContain('hết ngày thứ Hai, 14/03/2022');
    expect(text(due, 'boundary')).toContain('cách hiểu rộng: hết ngày 15/03/2022');
    expect(text(due, 'calendar')).toContain('Lịch làm việc cơ quan nhà nước, bản 1');
    expect(text(due, 'result')).toBe('Hạn nộp: hết thứ Hai, 14/03/2022; quá hạn từ 00:00 ngày 15/03/2022.');
  });
});
