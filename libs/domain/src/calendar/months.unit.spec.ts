import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dayInMonth, daysInMonth, mostDaysIn } from './months.js';
import { addDays, daysBetween, partsOf, plainDateOf } from './plain-date.js';

const day = plainDateOf;

describe('months', () => {
  it.each([
    [2024, 2, 29],
    [2023, 2, 28],
    [1900, 2, 28],
    [2000, 2, 29],
    [2024, 13, 31], // January of the next year
    [2024, 0, 31], // December of the year before
    [2024, -10, 28], // February of the year before
  ])('of %d, %d has %d days', (year, month, days) => expect(daysInMonth(year, month)).toBe(days));

  it('have at most so many days in any year', () => {
    expect([1, 2, 4, 9, 12].map(mostDaysIn)).toEqual([31, 29, 30, 30, 31]);
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29', true],
    ['2023-01-31', 1, '2023-02-28', true],
    ['2023-11-30', 3, '2024-02-29', true],
    ['2024-03-31', -1, '2024-02-29', true],
    ['2024-02-29', 12, '2025-02-28', true],
    ['2024-02-29', 48, '2028-02-29', false],
    ['2024-10-15', 3, '2025-01-15', false],
    ['2024-01-15', -1, '2023-12-15', false],
  ])('%s and %d months is %s (the last day of a month that lacks it: %s)', (from, months, to, clamped) => {
    expect(addMonths(day(from), months)).toEqual({ date: to, clamped });
  });

  it('end with the day that is asked for as last', () => {
    expect(dayInMonth(2024, 2, 'last')).toEqual({ date: '2024-02-29', clamped: false });
    expect(dayInMonth(2024, 14, 31)).toEqual({ date: '2025-02-28', clamped: true });
  });

  it('forth never pass over a month, and keep their order', () => {
    const dates = fc.integer({ min: 0, max: 40_000 }).map((more) => addDays(day('1990-01-01'), more));
    fc.assert(
      fc.property(dates, fc.integer({ min: -400, max: 400 }), (date, months) => {
        const [from, to] = [partsOf(date), partsOf(addMonths(date, months).date)];
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        expect(to.day).toBeLessThanOrEqual(from.day);
        expect(daysBetween(addMonths(date, months).date, addMonths(date, months + 1).date)).toBeGreaterThan(0);
      }),
      { seed: 31, numRuns: 500 },
    );
  });
});
