import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/instant.js';
import { anObligation, aPolicy, aUnit, draftOf, issueOf2024, theCentre, yearlyRule } from '../testing/index.js';
import { nextWake } from '../unit-plan/advance.js';
import { decideUnitPlan } from '../unit-plan/decide.js';
import { evolveUnitPlan } from '../unit-plan/evolve.js';
import { initialUnitPlan, type UnitPlanCommand, type UnitPlanEvent } from '../unit-plan/unit-plan.js';
import { mixed } from './behaviours.js';
import { type Rehearsal, rehearse } from './rehearse.js';

const policy = aPolicy(
  anObligation('sau-thang', { due: yearlyRule(6, 15), needsAcceptance: true }),
  // On Saturday 15/6 lateness begins two days before anybody works, while others act and wake.
  anObligation('cuoi-tuan', { due: yearlyRule(6, 16) }),
  anObligation('co-gio', { due: yearlyRule(6, 14, { hour: '14:00' }), needsAcceptance: true }),
  anObligation('gop-y', { due: yearlyRule(6, 12), silence: 'agreed' }),
  anObligation('ra-soat', { due: yearlyRule(6, 18), condition: 'Chỉ khi có', silence: 'not-applicable' }),
);
const rehearsalOf = (seed: number): Rehearsal => ({
  policy,
  units: [...theCentre(), aUnit('so-a'), aUnit('so-b'), aUnit('so-c')],
  draft: draftOf(),
  issue: issueOf2024,
  behaviour: mixed({ policy, issue: issueOf2024 }, seed),
  until: instantOf('2024-12-31T00:00:00.000Z'),
});

/** A whole plan by the deciders alone: every wake and act, one after the other, nothing shared and nothing split. */
const stepped = (
  { behaviour, until, policy: pinned }: Rehearsal,
  unitId: string,
  opening: UnitPlanEvent,
  lines: Parameters<Rehearsal['behaviour']>[1][],
) => {
  const events = [opening];
  let plan = evolveUnitPlan(initialUnitPlan(), opening);
  const apply = (command: UnitPlanCommand, now: typeof until): void => {
    for (const event of decideUnitPlan(plan, command, pinned, now)) {
      events.push(event);
      plan = evolveUnitPlan(plan, event);
    }
  };
  const acts = lines
    .flatMap((line) => behaviour(unitId, line))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const act of [...acts, { at: until, command: { type: 'Advance' } as const }]) {
    for (let wake = nextWake(plan, pinned); wake !== null && wake <= act.at; wake = nextWake(plan, pinned))
      apply({ type: 'Advance' }, wake);
    apply(act.command, act.at);
  }
  return { events, plan };
};

describe('a rehearsal that shares moments among units and lives each line by itself', () => {
  it('records the same events in the same order as whole plans that step through every wake and act', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const rehearsal = rehearsalOf(seed);
        const { plans, cascade } = rehearse(rehearsal);
        const issued = cascade.events.find((event) => event.type === 'CascadeIssued');
        for (const { unitId, events, state } of plans) {
          const [opening] = events;
          if (!opening) throw new Error('A life begins with its opening.');
          const whole = stepped(rehearsal, unitId, opening, [...(issued?.data.schedule ?? [])]);
          expect(events).toEqual(whole.events);
          expect(state).toEqual(whole.plan);
        }
      }),
      { seed: 17, numRuns: 60 },
    );
  });
});
