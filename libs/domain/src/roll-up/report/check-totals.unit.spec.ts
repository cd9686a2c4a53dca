import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RuleViolation } from '../../errors/rule-violation.js';
import { checkTotals } from './check-totals.js';
import { reportTable, type ReportRow, type ReportTable } from './report-counts.js';
import { type ReportItem, reportShareNames } from './report-item.js';

const lines = ['dong-1', 'dong-2', 'dong-3'].map((key) => ({ key, label: `Báo cáo ${key}` }));
const classes = ['so-ban-nganh', 'xa'].map((key) => ({ key, label: `Nhóm ${key}` }));

const out = new Set(['agreed', 'notApplicable', 'exempt']);
const days = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null });
const someItem = fc
  .record({
    lineId: fc.constantFrom(...lines.map(({ key }) => key)),
    group: fc.constantFrom(...classes.map(({ key }) => key)),
    share: fc.constantFrom(...reportShareNames),
    standing: days,
    first: days,
  })
  .map(
    ({ standing, first, ...one }): Omit<ReportItem, 'unitId'> => ({
      ...one,
      late: out.has(one.share) ? { standing: null, first: null } : { standing, first },
    }),
  );
const someItems = fc
  .array(someItem, { maxLength: 60 })
  .map((all) => all.map((one, index): ReportItem => ({ ...one, unitId: `don-vi-${index}` })));

const table = (items: readonly ReportItem[]): ReportTable => reportTable(items, { lines, classes });

const refusal = (wrong: ReportTable): RuleViolation['details'] | undefined => {
  try {
    checkTotals(wrong);
    return undefined;
  } catch (error) {
    if (error instanceof RuleViolation && error.code === 'REPORT.TOTALS_WRONG') return error.details;
    throw error;
  }
};

const planted = (items: readonly ReportItem[], change: (row: ReportRow) => Partial<ReportRow>): ReportTable => {
  const right = table(items);
  const [first, ...others] = right.byLine;
  if (!first) throw new Error('There is a row to plant in.');
  return { ...right, byLine: [{ ...first, ...change(first) }, ...others] };
};

const item = (n: number, share: ReportItem['share'], late: number | null = null): ReportItem => ({
  unitId: `u-${n}`,
  lineId: n % 2 === 0 ? 'dong-1' : 'dong-2',
  group: 'so-ban-nganh',
  share,
  late: { standing: late, first: late },
});
const items = [
  item(0, 'acceptedOnTime', 0),
  item(1, 'waitingLate', 3),
  item(2, 'overdue', 5),
  item(3, 'exempt'),
  item(4, 'inTime'),
];

describe('a report that is counted', () => {
  it('adds up, whatever it is counted from, and no rate is above 100 %', () => {
    fc.assert(
      fc.property(someItems, (all) => {
        const counted = checkTotals(table(all));
        for (const { part, of } of counted.total.rates) expect(part).toBeLessThanOrEqual(of);
        expect(counted.total.assigned).toBe(all.length);
        expect(counted.byClass.reduce((sum, { owed }) => sum + owed, 0)).toBe(counted.total.owed);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a report with a wrong row', () => {
  it.each<[string, (row: ReportRow) => Partial<ReportRow>]>([
    ['one more assigned', ({ assigned }) => ({ assigned: assigned + 1 })],
    ['one less owed', ({ owed }) => ({ owed: owed - 1 })],
    ['one more handed in', ({ handedIn }) => ({ handedIn: handedIn + 1 })],
    ['one more fallen due', ({ fallenDue }) => ({ fallenDue: fallenDue + 1 })],
    ['a share that is off', ({ counts }) => ({ counts: { ...counts, overdue: counts.overdue + 1 } })],
    ['a share below nothing', ({ counts }) => ({ counts: { ...counts, overdue: -1, inTime: counts.inTime + 1 } })],
    ['half a unit', ({ counts }) => ({ counts: { ...counts, overdue: 0.5 } })],
    ['a rate above 100 %', ({ rates }) => ({ rates: rates.map((rate) => ({ ...rate, part: rate.of + 1 })) })],
  ])('is refused and the row named: %s', (_, change) => {
    expect(refusal(planted(items, change))).toMatchObject({ field: 'Báo cáo dong-1' });
  });

  it('is refused when the rows do not sum to the total', () => {
    const { byLine, ...right } = table(items);
    expect(refusal({ ...right, byLine: byLine.slice(1) })).toMatchObject({ field: 'Tổng số' });
    const moved = table(items.map((one) => ({ ...one, group: 'xa' })));
    expect(refusal({ ...table(items), byClass: moved.byClass.slice(1) })).toMatchObject({ field: 'Tổng số' });
  });

  it('any single number that is changed is found', () => {
    const names = [...reportShareNames];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer({ min: 1, max: 5 }), (share, by) => {
        const wrong = planted(items, ({ counts }) => ({ counts: { ...counts, [share]: counts[share] + by } }));
        expect(refusal(wrong)).toBeDefined();
      }),
    );
  });
});
