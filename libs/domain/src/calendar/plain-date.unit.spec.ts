import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  formatDate,
  formatLongDate,
  isPlainDate,
  plainDateFrom,
  plainDateOf,
  weekdayOf,
} from './plain-date.js';

const DAY_MS = 86_400_000;
/** The oracle: the engine's own UTC calendar, which shares no code with ours. */
const oracle = (epochDay: number): string => new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
const between1900And2200 = fc.integer({ min: -25_567, max: 84_000 });

describe('a plain date', () => {
  it('counts days as the proleptic Gregorian calendar does', () => {
    fc.assert(
      fc.property(between1900And2200, fc.integer({ min: -40_000, max: 40_000 }), (day, more) => {
        const date = plainDateOf(oracle(day));
        expect(addDays(date, more)).toBe(oracle(day + more));
        expect(daysBetween(date, addDays(date, more))).toBe(more);
        expect(weekdayOf(date)).toBe(new Date(day * DAY_MS).getUTCDay() || 7);
      }),
      { seed: 20220315, numRuns: 2000 },
    );
  });

  it('is every day of a leap century and none that does not exist', () => {
    const real = (year: number): string[] => {
      const days: string[] = [];
      for (let month = 0; month <= 13; month += 1)
        for (let day = 0; day <= 32; day += 1) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          if (isPlainDate(text)) days.push(text);
        }
      return days;
    };
    expect(real(2000)).toHaveLength(366);
    expect(real(2100)).toHaveLength(365);
    expect(real(2024)).toContain('2024-02-29');
    expect(real(2100)).not.toContain('2100-02-29');
  });

  it.each(['2026-02-29', '2026-09-31', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', '', '2026-01-01T00:00'])(
    'refuses %j by field, value, reason and mend',
    (text) => {
      expect(() => plainDateOf(text, 'signedOn')).toThrow(
        expect.objectContaining({
          code: 'DATE.NOT_REAL',
          kind: 'invalid',
          details: {
            field: 'signedOn',
            value: text,
            reason: expect.stringMatching(/\S/),
            mend: expect.stringContaining('28/02/2026'),
          },
        }),
      );
    },
  );

  it('made of parts must exist too', () => {
    expect(plainDateFrom(2024, 2, 29)).toBe('2024-02-29');
    expect(() => plainDateFrom(2026, 2, 30, 'due')).toThrow(expect.objectContaining({ code: 'DATE.NOT_REAL' }));
  });

  it('is written day before month, with leading zeros and the Vietnamese weekday', () => {
    expect(formatDate(plainDateOf('2022-03-05'))).toBe('05/03/2022');
    const week = Array.from({ length: 7 }, (_, day) => formatLongDate(addDays(plainDateOf('2022-03-14'), day)));
    expect(week.map((text) => text.split(',')[0])).toEqual([
      'thứ Hai',
      'thứ Ba',
      'thứ Tư',
      'thứ Năm',
      'thứ Sáu',
      'thứ Bảy',
      'Chủ nhật',
    ]);
  });
});
