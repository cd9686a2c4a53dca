import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochOf, type Instant, instantFromEpoch } from '../calendar/instant.js';
import { anObligation, aRehearsal, departments, issueOf2024, yearlyRule } from '../testing/index.js';
import { evolveUnitPlan } from '../unit-plan/evolve.js';
import { soonWorkingDays, statusAt } from '../unit-plan/status.js';
import { initialUnitPlan } from '../unit-plan/unit-plan.js';
import { attemptRehearsal } from './attempt.js';
import { behaviourNamed } from './behaviours.js';
import { factsOf, indexLife } from './life-index.js';
import { matrixAt, statusStepsOf } from './matrix-at.js';

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
  { units: departments(12), behaviour: (setting) => behaviourNamed('mixed', setting, 5) },
);
const { life, rehearsal } = attemptRehearsal(request);
if (!life || !rehearsal) throw new Error('This rehearsal can be lived.');
const { policy, until } = rehearsal;
const index = indexLife(life, policy);
const steps = statusStepsOf(index, until);

const from = epochOf(issueOf2024.at);
const someMoment = fc
  .integer({ min: from - 86_400_000, max: epochOf(until) })
  .map((epoch): Instant => instantFromEpoch(epoch));

/** The slow way: the plan as its events up to then make it. */
const foldedAt = (unitId: string, at: Instant) => {
  const events = life.plans.find((plan) => plan.unitId === unitId)?.events ?? [];
  return events.filter((event) => event.at <= at).reduce(evolveUnitPlan, initialUnitPlan());
};

describe('the matrix of a rehearsed life', () => {
  it('shows at any instant what the events up to then make of every unit and line', () => {
    fc.assert(
      fc.property(someMoment, (at) => {
        const expected = life.plans.flatMap(({ unitId }) =>
          Object.values(foldedAt(unitId, at).obligations).map((obligation) => ({
            unitId,
            lineId: obligation.lineId,
            status: statusAt(factsOf(obligation, policy), policy.calendar, soonWorkingDays, at),
          })),
        );
        expect(matrixAt(index, at)).toEqual(expected);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('has for each cell the steps between which its status does not change', () => {
    fc.assert(
      fc.property(someMoment, (at) => {
        const asked = new Map(
          matrixAt(index, at).map(({ unitId, lineId, status }) => [`${unitId} ${lineId}`, status.code]),
        );
        for (const cell of steps) {
          const step = cell.steps.filter((one) => one.at <= at).at(-1);
          expect(step?.code, `${cell.unitId} ${cell.lineId} ${at}`).toBe(asked.get(`${cell.unitId} ${cell.lineId}`));
        }
      }),
      { seed: 6, numRuns: 150 },
    );
  });

  it('is empty before the issue', () => {
    expect(matrixAt(index, instantFromEpoch(from - 1))).toEqual([]);
  });
});
