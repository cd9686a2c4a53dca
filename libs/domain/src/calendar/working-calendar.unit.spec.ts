import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDateOf, toEpochDay, weekdayOf } from './plain-date.js';
import { vietnamCalendar } from './vietnam-calendar.js';
import { workingCalendar } from './working-calendar.js';

const calendar = workingCalendar(vietnamCalendar);
const day = plainDateOf;
const first = toEpochDay(day('2022-01-01'));
const days2022To2027 = fc
  .integer({ min: 0, max: toEpochDay(day('2027-12-31')) - first })
  .map((more) => addDays(day('2022-01-01'), more));
/** Days from which 60 working days in both directions stay inside the known years. */
const innerDays = days2022To2027.filter((date) => date > '2022-05-01' && date < '2027-09-01');

describe('a working calendar', () => {
  it.each([
    // from, working days, expected: counted by hand on the calendar of domain.md §5
    ['2022-03-15', -1, '2022-03-14'],
    ['2022-03-14', -1, '2022-03-11'],
    ['2022-01-28', 1, '2022-02-07'], // over Tết
    ['2024-04-26', 1, '2024-05-02'], // 29/4 swapped off, 30/4, 1/5
    ['2024-05-03', 1, '2024-05-04'], // a worked Saturday
    ['2024-05-04', 1, '2024-05-06'],
    ['2025-04-25', 1, '2025-04-26'],
    ['2026-08-21', 1, '2026-08-22'],
    ['2026-08-28', 1, '2026-09-03'],
    ['2026-11-23', 1, '2026-11-25'],
    ['2024-11-24', 0, '2024-11-24'], // nothing to add leaves even a Sunday alone
  ])('%s and %d working days is %s', (from, count, expected) => {
    expect(calendar.addWorkingDays(day(from), count)).toBe(expected);
  });

  it.each([
    ['2024-11-24', '2024-11-22', '2024-11-25'],
    ['2026-11-24', '2026-11-23', '2026-11-25'],
    ['2022-02-02', '2022-01-28', '2022-02-07'],
    ['2025-11-14', '2025-11-14', '2025-11-14'],
    ['2024-05-04', '2024-05-04', '2024-05-04'],
  ])('nearest to %s are %s before and %s after', (date, before, after) => {
    expect(calendar.onOrBefore(day(date))).toBe(before);
    expect(calendar.onOrAfter(day(date))).toBe(after);
  });

  it('counts the worked days after the first and up to the last day', () => {
    expect(calendar.workingDaysBetween(day('2022-03-11'), day('2022-03-14'))).toBe(1);
    expect(calendar.workingDaysBetween(day('2022-01-28'), day('2022-02-07'))).toBe(1);
    expect(calendar.workingDaysBetween(day('2024-05-03'), day('2024-05-05'))).toBe(1);
    expect(calendar.workingDaysBetween(day('2022-03-14'), day('2022-03-11'))).toBe(-1);
    expect(calendar.workingDaysBetween(day('2022-03-14'), day('2022-03-14'))).toBe(0);
  });

  it('never answers with a day off', () => {
    fc.assert(
      fc.property(innerDays, fc.integer({ min: -60, max: 60 }), (date, count) => {
        expect(calendar.isWorkingDay(calendar.onOrBefore(date))).toBe(true);
        expect(calendar.isWorkingDay(calendar.onOrAfter(date))).toBe(true);
        if (count !== 0) expect(calendar.isWorkingDay(calendar.addWorkingDays(date, count))).toBe(true);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('has no working day between a day off and the working day nearest to it', () => {
    fc.assert(
      fc.property(innerDays, (date) => {
        const [before, after] = [calendar.onOrBefore(date), calendar.onOrAfter(date)];
        for (let one = addDays(before, 1); one < after; one = addDays(one, 1))
          expect(calendar.isWorkingDay(one)).toBe(false);
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  it('counts back what it has added', () => {
    fc.assert(
      fc.property(innerDays, fc.integer({ min: 0, max: 60 }), (date, count) => {
        expect(calendar.workingDaysBetween(date, calendar.addWorkingDays(date, count))).toBe(count);
        const worked = calendar.onOrAfter(date);
        expect(calendar.addWorkingDays(calendar.addWorkingDays(worked, count), -count)).toBe(worked);
      }),
      { seed: 13, numRuns: 500 },
    );
  });

  it('gives a later day for more working days', () => {
    fc.assert(
      fc.property(innerDays, fc.integer({ min: -60, max: 59 }), (date, count) => {
        expect(calendar.addWorkingDays(date, count) < calendar.addWorkingDays(date, count + 1)).toBe(true);
      }),
      { seed: 14, numRuns: 500 },
    );
  });

  it('does not count over a year that it does not know', () => {
    const gap = workingCalendar({ ...vietnamCalendar, years: [2022, 2024] });
    expect(gap.addWorkingDays(day('2022-12-29'), 1)).toBe('2022-12-30');
    expect(() => gap.addWorkingDays(day('2022-12-30'), 1)).toThrow(/2023/);
    expect(() => gap.addWorkingDays(day('2024-01-02'), -1)).toThrow(/2023/);
  });

  it('starts from a day of an unknown year as long as the days counted are known', () => {
    expect(calendar.addWorkingDays(day('2028-01-01'), -1)).toBe('2027-12-31');
    expect(calendar.addWorkingDays(day('2021-12-31'), 1)).toBe('2022-01-04');
  });

  it('takes Monday to Friday for worked and the weekend for off where no entry says otherwise', () => {
    const bare = workingCalendar({ ...vietnamCalendar, entries: [] });
    fc.assert(
      fc.property(days2022To2027, (date) => {
        expect(bare.isWorkingDay(date)).toBe(weekdayOf(date) <= 5);
      }),
      { seed: 15 },
    );
  });

  it.each(['2020-12-31', '2028-01-01'])('refuses %s by the name of the year, never as a plain weekday', (date) => {
    const year = date.slice(0, 4);
    const refused = expect.objectContaining({
      code: 'CALENDAR.YEAR_UNKNOWN',
      details: expect.objectContaining({ field: 'calendar', value: year, mend: expect.stringContaining(year) }),
    });
    expect(() => calendar.isWorkingDay(day(date))).toThrow(refused);
    expect(() => calendar.onOrAfter(day(date))).toThrow(refused);
    expect(() => calendar.workingDaysBetween(day('2022-01-04'), day('2028-01-03'))).toThrow(/2028/);
    expect(() => calendar.addWorkingDays(day('2027-12-31'), 1)).toThrow(/2028/);
  });
});
