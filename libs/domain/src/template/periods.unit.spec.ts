import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, plainDateOf, weekdayOf } from '../calendar/plain-date.js';
import type { ObligationPeriods } from './cascade-template.js';
import { countPeriods, periodsOf, periodsUnder } from './periods.js';

const day = plainDateOf;
type Divided = ObligationPeriods & { kind: 'half-year' | 'quarter' | 'month' };
const divided = (kind: Divided['kind'], given: Partial<Divided> = {}): Divided => ({
  kind,
  from: 2024,
  to: 2024,
  label: 'kỳ {kỳ} năm {năm} ({từ}–{đến})',
  startsOn: { month: 1, day: 1, yearOffset: 0 },
  only: null,
  ...given,
});
const told = (periods: ObligationPeriods): string[] =>
  periodsOf(periods).map(({ id, start, end }) => `${id} ${start}…${end}`);
/** Nghị định 09/2019/NĐ-CP, Điều 12: từ ngày 15/12 năm trước đến ngày 14/12. */
const decree09 = { startsOn: { month: 12, day: 15, yearOffset: -1 } };

describe('periods', () => {
  it('once: without year and days', () => {
    expect(periodsOf({ kind: 'once', label: 'giai đoạn 2022-2026' })).toEqual([
      { id: 'once', label: 'giai đoạn 2022-2026', year: null },
    ]);
  });

  it('of years: from the first of January to the last of December', () => {
    expect(periodsOf({ kind: 'yearly', from: 2022, to: 2023, label: 'năm {năm}' })).toEqual([
      { id: '2022', label: 'năm 2022', year: 2022, start: '2022-01-01', end: '2022-12-31' },
      { id: '2023', label: 'năm 2023', year: 2023, start: '2023-01-01', end: '2023-12-31' },
    ]);
  });

  it.each([
    ['half-year', {}, '2024-H1 2024-01-01…2024-06-30, 2024-H2 2024-07-01…2024-12-31'],
    ['quarter', { only: [1, 3] }, '2024-Q1 2024-01-01…2024-03-31, 2024-Q3 2024-07-01…2024-09-30'],
    ['month', { only: [2] }, '2024-02 2024-02-01…2024-02-29'],
    ['half-year', decree09, '2024-H1 2023-12-15…2024-06-14, 2024-H2 2024-06-15…2024-12-14'],
    ['quarter', { ...decree09, only: [1, 4] }, '2024-Q1 2023-12-15…2024-03-14, 2024-Q4 2024-09-15…2024-12-14'],
    ['month', { ...decree09, only: [1, 12] }, '2024-01 2023-12-15…2024-01-14, 2024-12 2024-11-15…2024-12-14'],
    [
      'quarter',
      { startsOn: { month: 10, day: 1, yearOffset: -1 }, only: [1, 4] }, // a year from 01/10 to 30/9
      '2024-Q1 2023-10-01…2023-12-31, 2024-Q4 2024-07-01…2024-09-30',
    ],
    // The month of October 2023 is called so, although it is the first of that reporting year.
    ['month', { startsOn: { month: 10, day: 1, yearOffset: -1 }, only: [10] }, '2023-10 2023-10-01…2023-10-31'],
  ] as const)('of %s %j: %s', (kind, given, expected) => {
    expect(told(divided(kind, given)).join(', ')).toBe(expected);
  });

  it('fill in the label', () => {
    const [first] = periodsOf(divided('quarter', decree09));
    expect(first?.label).toBe('kỳ 1 năm 2024 (15/12/2023–14/03/2024)');
  });

  it('of weeks: Monday to Sunday by ISO 8601, the first and last cut to the stretch', () => {
    const weeks = { kind: 'week', from: day('2024-12-25'), to: day('2025-01-08'), label: 'tuần {kỳ}/{năm}' } as const;
    expect(told(weeks)).toEqual([
      '2024-W52 2024-12-25…2024-12-29',
      '2025-W01 2024-12-30…2025-01-05',
      '2025-W02 2025-01-06…2025-01-08',
    ]);
    expect(periodsOf(weeks).map(({ label }) => label)).toEqual(['tuần 52/2024', 'tuần 1/2025', 'tuần 2/2025']);
  });

  it('of weeks, under a weekday, leave out a cut week that does not have it', () => {
    const weeks = { kind: 'week', from: day('2024-12-25'), to: day('2025-01-08'), label: '{từ}' } as const;
    const monday = { kind: 'weekly-day', weekday: 1, boundary: 'on', roll: 'none', words: 'w', clause: 'c' } as const;
    expect(periodsUnder(monday, weeks).map(({ id }) => id)).toEqual(['2025-W01', '2025-W02']);
    expect(periodsUnder({ ...monday, weekday: 5 }, weeks).map(({ id }) => id)).toEqual(['2024-W52', '2025-W01']);
  });

  it('of days: every day between two events', () => {
    const days = { kind: 'day', from: day('2021-02-09'), to: day('2021-02-11'), label: 'ngày {từ}' } as const;
    expect(periodsOf(days).map(({ id, label }) => `${id} ${label}`)).toEqual([
      '2021-02-09 ngày 09/02/2021',
      '2021-02-10 ngày 10/02/2021',
      '2021-02-11 ngày 11/02/2021',
    ]);
  });

  it('follow each other without gap or overlap, however the year begins, with ids of their own', () => {
    const startsOn = fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      yearOffset: fc.constantFrom(-1, 0),
    });
    const kinds = fc.constantFrom('half-year' as const, 'quarter' as const, 'month' as const);
    fc.assert(
      fc.property(kinds, startsOn, (kind, from) => {
        const periods = periodsOf(divided(kind, { to: 2026, startsOn: from }));
        expect(new Set(periods.map(({ id }) => id)).size).toBe(periods.length);
        expect(periods).toHaveLength(countPeriods(divided(kind, { to: 2026 })));
        periods.slice(1).forEach(({ start }, index) => {
          const before = periods[index]?.end;
          expect(start).toBe(before && addDays(before, 1));
        });
      }),
      { seed: 41, numRuns: 300 },
    );
  });

  it('of weeks cover the stretch, and each but the first begins on Monday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 200 }), (more, length) => {
        const from = addDays(day('2020-01-01'), more);
        const stretch = { kind: 'week', from, to: addDays(from, length), label: '' } as const;
        const weeks = periodsOf(stretch);
        const days = weeks.reduce((sum, { start, end }) => sum + (start && end ? daysBetween(start, end) + 1 : 0), 0);
        expect(days).toBe(length + 1);
        expect(weeks.length).toBeLessThanOrEqual(countPeriods(stretch));
        expect(weeks.slice(1).every(({ start }) => start && weekdayOf(start) === 1)).toBe(true);
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});
