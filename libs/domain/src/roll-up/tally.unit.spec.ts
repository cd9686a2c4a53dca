import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatusCode } from '../unit-plan/status.js';
import { type Standing, type Tally, progressSentence, tallyOf, tallySentence } from './tally.js';

const codes: StatusCode[] = [
  'planned',
  'not_due',
  'due_soon',
  'due_today',
  'overdue',
  'received',
  'returned',
  'done_on_time',
  'done_late',
  'no_due',
  'tacit',
  'exempt',
];
const standing = (unitId: string, code: StatusCode, days = 0): Standing => ({
  unitId,
  status: { code, days },
});
const standings = fc
  .array(fc.tuple(fc.constantFrom(...codes), fc.integer({ min: 0, max: 40 })), { maxLength: 60 })
  .map((all) => all.map(([code, days], index) => standing(`đơn vị ${index}`, code, days)));
const shares = (tally: Tally): number[] => [
  tally.onTime,
  tally.late,
  tally.overdue,
  tally.notYet,
  tally.undated,
  tally.returned,
  tally.agreed,
  tally.exempt,
];
const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('a tally', () => {
  it('adds up: every unit falls in exactly one share, and the exempt leave the denominator', () => {
    fc.assert(
      fc.property(standings, (all) => {
        const tally = tallyOf(all);
        expect(sum(shares(tally))).toBe(tally.assigned);
        expect(tally.assigned).toBe(all.length);
        expect(tally.owed).toBe(tally.assigned - tally.exempt);
        expect(tally.handedIn).toBe(tally.onTime + tally.late + tally.agreed);
        expect(tally.handedIn + tally.missingUnits.length).toBe(tally.owed);
        expect(tally.lateUnits).toHaveLength(tally.late);
      }),
      { seed: 31, numRuns: 500 },
    );
  });

  it.each([
    ['received', 0, 'onTime'],
    ['received', 3, 'late'],
    ['done_on_time', 0, 'onTime'],
    ['done_late', 2, 'late'],
    ['overdue', 2, 'overdue'],
    ['returned', 0, 'returned'],
    ['tacit', 0, 'agreed'],
    ['exempt', 0, 'exempt'],
    ['planned', 0, 'notYet'],
    ['not_due', 0, 'notYet'],
    ['due_soon', 3, 'notYet'],
    ['due_today', 0, 'notYet'],
    ['no_due', 0, 'undated'],
  ] as const)('counts %s (%d days) as %s', (code, days, share) => {
    expect(tallyOf([standing('a', code, days)])[share]).toBe(1);
  });

  it('names who is missing and who was late', () => {
    const tally = tallyOf([
      standing('a', 'overdue', 2),
      standing('b', 'done_late', 1),
      standing('c', 'done_on_time'),
      standing('d', 'returned'),
      standing('e', 'due_soon'),
    ]);
    expect(tally.missingUnits).toEqual(['a', 'd', 'e']);
    expect(tally.lateUnits).toEqual(['b']);
  });
});

describe('the sentence of a tally', () => {
  const of = (...counts: [number, StatusCode][]): string =>
    tallySentence(tallyOf(counts.flatMap(([count, code]) => Array.from({ length: count }, () => standing('x', code)))));

  it('says n of m with a share to one decimal, and of which so many late', () => {
    expect(of([85, 'done_on_time'], [11, 'done_late'], [14, 'overdue'], [6, 'due_soon'], [2, 'exempt'])).toBe(
      '96/116 đơn vị đã nộp (82,8 %), trong đó 11 nộp muộn; 14 quá hạn; 6 chưa đến hạn; 2 không áp dụng (không tính)',
    );
  });

  it('says who agreed by silence and what was returned', () => {
    expect(of([2, 'tacit'], [1, 'done_on_time'], [1, 'returned'])).toBe(
      '3/4 đơn vị đã nộp (75 %), trong đó 0 nộp muộn; 2 mặc nhiên thống nhất; 1 bị trả lại',
    );
  });

  it('says what has no date, and how the appraised are rated', () => {
    const rated = (unitId: string, rating: string | null): Standing => ({
      ...standing(unitId, 'done_on_time'),
      rating,
    });
    const tally = tallyOf([rated('a', 'Tốt'), rated('b', 'Khá'), rated('c', 'Tốt'), rated('d', null)]);
    expect(tally.ratings).toEqual({ Tốt: ['a', 'c'], Khá: ['b'] });
    expect(tallySentence(tally)).toContain('; 2 xếp loại Tốt, 1 xếp loại Khá');
    expect(of([1, 'done_on_time'], [3, 'no_due'])).toContain('; 3 không hạn, chưa nộp');
  });

  it('reads a tally of before duties without a date', () => {
    const { undated: _, ...old } = tallyOf([standing('a', 'done_on_time'), standing('b', 'due_soon')]);
    expect(tallySentence(old as Tally)).toBe('1/2 đơn vị đã nộp (50 %), trong đó 0 nộp muộn; 1 chưa đến hạn');
    expect(progressSentence(old as Tally)).toContain('1/1 nghĩa vụ đến hạn đã nộp');
  });

  it('does not divide by nobody', () => {
    expect(of([3, 'exempt'])).toBe('0/0 đơn vị đã nộp (0 %), trong đó 0 nộp muộn; 3 không áp dụng (không tính)');
  });
});
