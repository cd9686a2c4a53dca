import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueDate } from '../calendar/due-date.js';
import { dateOf, epochOf, type Instant, instantFromEpoch, instantOf } from '../calendar/instant.js';
import { addDays, type PlainDate, plainDateOf } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { tallyOf } from '../roll-up/tally.js';
import { anObligation, aPolicy, aReport, aScoring, openedPlan, statusIn, theCalendar } from '../testing/index.js';
import { nextWake } from './advance.js';
import { decideUnitPlan } from './decide.js';
import { evolveUnitPlan } from './evolve.js';
import { foldUnitPlan } from './fold.js';
import type { Policy } from './policy.js';
import {
  type DueFacts,
  initialUnitPlan,
  type OwedLine,
  type UnitPlan,
  type UnitPlanCommand,
  type UnitPlanEvent,
} from './unit-plan.js';

const once = { kind: 'once', label: '' } as const;
const fixed = (date: PlainDate) =>
  ({ kind: 'fixed-date', date, words: '', clause: '', boundary: 'before', roll: 'none' }) as const;
const factsOf = (date: PlainDate): DueFacts => {
  const anchors = { issuedOn: date, dataCutOff: null, dueOf: () => null };
  const { why: _, ...facts } = dueDate(fixed(date), { id: 'once', label: '', year: null }, anchors, theCalendar);
  return facts;
};
const start = plainDateOf('2024-03-01');
const policy: Policy = aPolicy(
  anObligation('bao-cao', { periods: once, due: fixed(addDays(start, 40)) }),
  anObligation('gop-y', { periods: once, due: fixed(addDays(start, 20)), silence: 'agreed' }),
  anObligation('ra-soat', { periods: once, due: fixed(addDays(start, 30)), silence: 'not-applicable', condition: 'x' }),
  anObligation('ho-so', { periods: once, due: fixed(addDays(start, 50)), needsAcceptance: true, scoring: aScoring() }),
  anObligation('mo-hinh', {
    periods: once,
    due: { kind: 'undated', words: '', clause: '', recurring: false },
    via: 'so-noi-vu',
  }),
);
const keys = policy.template.obligations.map(({ key }) => key);
const scores = { 1: 30, 2: 20, 3: 20 };

const shares = fc
  .array(fc.tuple(fc.constantFrom(...keys), fc.option(fc.integer({ min: -20, max: 200 }), { freq: 5 })), {
    maxLength: 6,
  })
  .map((all) => {
    const lines = new Map<string, OwedLine>();
    for (const [key, days] of all) {
      lines.set(key, { lineId: key, key, due: days === null ? null : factsOf(addDays(start, days)) });
    }
    return [...lines.values()];
  });
const onLine = fc.constantFrom(...keys);
const commands: fc.Arbitrary<(now: Instant, step: number) => UnitPlanCommand> = fc.oneof(
  fc.constant(() => ({ type: 'Advance' }) as const),
  fc.tuple(onLine, fc.boolean()).map(([lineId, scored]) => (now: Instant, step: number) => {
    const content = aReport({ signedOn: dateOf(now), ...(scored ? { scores } : {}) });
    return { type: 'ReceiveSubmission', lineId, submissionId: `bai-${step}`, content } as const;
  }),
  onLine.map((lineId) => () => ({ type: 'AcceptSubmission', lineId }) as const),
  fc.tuple(onLine, fc.integer({ min: 1, max: 60 })).map(([lineId, days]) => (now: Instant) => {
    return { type: 'ReturnSubmission', lineId, reason: 'Thiếu', newDate: addDays(dateOf(now), days) } as const;
  }),
  onLine.map((lineId) => () => ({ type: 'DeclareNotApplicable', lineId, reason: 'Không có' }) as const),
  onLine.map((lineId) => () => ({ type: 'ForwardSubmission', lineId, by: 'so-noi-vu' }) as const),
  fc.constantFrom('so-noi-vu', 'van-phong').map((by) => () => {
    const part = by === 'van-phong' ? { 1: 30 } : scores;
    return { type: 'AppraiseSubmission', lineId: 'ho-so', by, scores: part, reason: '' } as const;
  }),
  shares.map((lines) => (now: Instant, step: number) => {
    return { type: 'AmendUnitPlan', amendment: step, on: dateOf(now), lines } as const;
  }),
);
const life = fc.array(fc.tuple(commands, fc.integer({ min: 0, max: 30 * 24 })), { minLength: 1, maxLength: 25 });

const opening = instantOf('2024-03-01T02:00:00.000Z');
const later = (at: Instant, hours: number): Instant => instantFromEpoch(epochOf(at) + hours * 3_600_000);
const apply = (plan: UnitPlan, command: UnitPlanCommand, now: Instant): UnitPlan => {
  try {
    return decideUnitPlan(plan, command, policy, now).reduce(evolveUnitPlan, plan);
  } catch (error) {
    if (error instanceof RuleViolation) return plan; // a refusal changes nothing
    throw error;
  }
};

/** What happened, and the plan that it made event by event. */
const history = (acts: Parameters<typeof steps>[0]): { events: UnitPlanEvent[]; plan: UnitPlan } => {
  const events: UnitPlanEvent[] = [openedPlan(policy, opening)];
  for (const { before, command, now } of steps(acts)) {
    try {
      events.push(...decideUnitPlan(before, command, policy, now));
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
    }
  }
  return { events, plan: events.reduce(evolveUnitPlan, initialUnitPlan()) };
};

type Step = { before: UnitPlan; after: UnitPlan; command: UnitPlanCommand; now: Instant };
const steps = (acts: readonly (readonly [(now: Instant, step: number) => UnitPlanCommand, number])[]): Step[] => {
  let plan = evolveUnitPlan(initialUnitPlan(), openedPlan(policy, opening));
  let now = opening;
  return acts.map(([command, hours], index) => {
    now = later(now, hours);
    const step = { before: plan, command: command(now, index + 1), now };
    plan = apply(plan, step.command, now);
    return { ...step, after: plan };
  });
};
const HANDED_IN = new Set(['received', 'done_on_time', 'done_late', 'tacit', 'returned']);

describe('any life of a plan', () => {
  it('keeps totals adding up', () => {
    fc.assert(
      fc.property(life, (acts) => {
        for (const { after, now } of steps(acts)) {
          const standings = Object.keys(after.obligations).map((lineId) => ({
            unitId: lineId,
            status: statusIn(policy, after, lineId, now),
          }));
          const tally = tallyOf(standings);
          const { onTime, late, overdue, notYet, undated, returned, agreed, exempt } = tally;
          expect(onTime + late + overdue + notYet + undated + returned + agreed + exempt).toBe(tally.assigned);
          expect(tally.handedIn + tally.missingUnits.length).toBe(tally.owed);
        }
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('has the first date of every duty for ever', () => {
    fc.assert(
      fc.property(life, (acts) => {
        for (const { before, after } of steps(acts)) {
          for (const [lineId, { firstDue }] of Object.entries(before.obligations)) {
            expect(after.obligations[lineId]?.firstDue).toEqual(firstDue);
          }
        }
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('raises no rung twice, and always wakes later than it has been advanced', () => {
    fc.assert(
      fc.property(life, (acts) => {
        for (const { after, now } of steps(acts)) {
          const advanced = apply(after, { type: 'Advance' }, now);
          const wake = nextWake(advanced, policy);
          expect(wake === null || wake > now).toBe(true);
          for (const { raised } of Object.values(advanced.obligations)) {
            expect(new Set(raised).size).toBe(raised.length);
          }
        }
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

describe('any amendment', () => {
  it('twice is once', () => {
    fc.assert(
      fc.property(life, shares, (acts, lines) => {
        const last = steps(acts).at(-1);
        if (!last) return;
        const command = { type: 'AmendUnitPlan', amendment: 99, on: dateOf(last.now), lines } as const;
        const amended = apply(last.after, command, last.now);
        expect(decideUnitPlan(amended, command, policy, last.now)).toEqual([]);
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it('folds at once to what it is event by event', () => {
    fc.assert(
      fc.property(life, (acts) => {
        const { events, plan } = history(acts);
        expect(foldUnitPlan(events)).toEqual(plan);
      }),
      { seed: 9, numRuns: 300 },
    );
  });

  it('makes nobody later than it was, and leaves what was handed in as it was', () => {
    fc.assert(
      fc.property(life, (acts) => {
        for (const { before, after, command, now } of steps(acts)) {
          if (command.type !== 'AmendUnitPlan') continue;
          for (const lineId of Object.keys(before.obligations)) {
            const was = statusIn(policy, before, lineId, now);
            const is = statusIn(policy, after, lineId, now);
            if (is.code === 'overdue') expect(was.code).toBe('overdue');
            if (is.code === 'overdue' || is.code === 'returned') expect(is.days).toBeLessThanOrEqual(was.days);
            if (HANDED_IN.has(was.code) && was.code !== 'returned') expect(is).toEqual(was);
          }
        }
      }),
      { seed: 8, numRuns: 500 },
    );
  });
});
