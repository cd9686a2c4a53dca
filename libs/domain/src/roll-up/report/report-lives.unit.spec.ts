import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochOf, type Instant, instantFromEpoch } from '../../calendar/instant.js';
import { attemptRehearsal } from '../../simulation/attempt.js';
import { behaviourNamed } from '../../simulation/behaviours.js';
import { factsOf, indexLife, type LifeIndex, obligationAt } from '../../simulation/life-index.js';
import { statusOfCell } from '../../simulation/matrix-at.js';
import { anObligation, aRehearsal, departments, issueOf2024, yearlyRule } from '../../testing/index.js';
import { tallyOf } from '../tally.js';
import { checkTotals } from './check-totals.js';
import { reportTable } from './report-counts.js';
import { reportItem } from './report-item.js';
import { reportLists, reportRates } from './report-lists.js';

/** A year of many units that are punctual, late, silent, each its own way. */
const lived = (seed: number): { index: LifeIndex; until: Instant } => {
  const request = aRehearsal(
    [
      anObligation('sau-thang', { due: yearlyRule(6, 15), needsAcceptance: true }),
      anObligation('bao-cao', { due: yearlyRule(9, 3, { hour: '14:00' }) }),
      anObligation('gop-y', { due: yearlyRule(4, 1), silence: 'agreed' }),
      anObligation('ra-soat', { due: yearlyRule(3, 15), condition: 'Chỉ khi có', silence: 'not-applicable' }),
      anObligation('khong-han', {
        periods: { kind: 'once', label: '' },
        due: { kind: 'undated', words: 'kịp thời', clause: 'V', recurring: false },
      }),
    ],
    { units: departments(10), behaviour: (setting) => behaviourNamed('mixed', setting, seed) },
  );
  const { life, rehearsal } = attemptRehearsal(request);
  if (!life || !rehearsal) throw new Error('This rehearsal can be lived.');
  return { index: indexLife(life, rehearsal.policy), until: rehearsal.until };
};
const lives = [1, 2, 3].map(lived);

const reportAt = ({ index }: { index: LifeIndex }, at: Instant) => {
  const cells = [...index.cells.values()].flatMap((lines) => [...lines.values()]);
  return cells.flatMap((cell) => {
    const obligation = obligationAt(cell, at);
    const status = statusOfCell(cell, index, at);
    if (!obligation || !status) return [];
    const owed = { ...cell, group: 'so-ban-nganh', facts: factsOf(obligation, index.policy) };
    return [{ item: reportItem(owed, status, at), status }];
  });
};

const someMoment = fc
  .tuple(fc.constantFrom(...lives), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([life, share]) => {
    const [from, to] = [epochOf(issueOf2024.at), epochOf(life.until)];
    return { life, at: instantFromEpoch(Math.round(from + (to - from) * share)) };
  });
const names = {
  lines: ['sau-thang.2024', 'bao-cao.2024', 'gop-y.2024', 'ra-soat.2024', 'khong-han'].map((key) => ({
    key,
    label: key,
  })),
  classes: [{ key: 'so-ban-nganh', label: 'Sở' }],
};

describe('a report of a life on any day', () => {
  it('adds up, agrees with the tally of the roll-up, and every rate is a part of its denominator', () => {
    fc.assert(
      fc.property(someMoment, ({ life, at }) => {
        const all = reportAt(life, at);
        const items = all.map(({ item }) => item);
        const { total } = checkTotals(reportTable(items, names));
        const tally = tallyOf(all.map(({ item, status }) => ({ unitId: item.unitId, status })));
        expect([total.assigned, total.owed, total.handedIn]).toEqual([tally.assigned, tally.owed, tally.handedIn]);
        expect(items.filter(reportLists.missing.has)).toHaveLength(tally.missingUnits.length);
        expect(items.filter(reportLists.late.has)).toHaveLength(tally.late);
        for (const { part, of } of Object.values(reportRates)) {
          const whole = new Set(items.filter(reportLists[of].has));
          expect(items.filter(reportLists[part].has).every((item) => whole.has(item))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('counts who is late by the first receipt, whatever was decided since', () => {
    fc.assert(
      fc.property(someMoment, ({ life, at }) => {
        for (const { item, status } of reportAt(life, at)) {
          if (item.share === 'acceptedLate' || item.share === 'waitingLate')
            expect(item.late.standing).toBe(status.days);
          if (item.share === 'overdue') expect(item.late.standing).toBe(status.days);
          if (item.share === 'acceptedOnTime' || item.share === 'waitingOnTime')
            expect(item.late.standing ?? 0).toBe(0);
          if (item.share === 'inTime' || item.share === 'undated') expect(item.late.standing).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });
});
