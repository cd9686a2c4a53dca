import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, instantAt, instantFromEpoch, epochOf, instantOf } from '../calendar/instant.js';
import { addDays, plainDateOf } from '../calendar/plain-date.js';
import type { SilenceMeaning } from '../template/cascade-template.js';
import { anObligation, aPolicy, openedPlan, yearlyRule } from '../testing/index.js';
import { advance, isClosed, nextWake } from './advance.js';
import { evolveUnitPlan } from './evolve.js';
import { outlookOf } from './outlook.js';
import type { Policy } from './policy.js';
import { initialUnitPlan, type UnitPlan, type UnitPlanEvent } from './unit-plan.js';

const fold = (plan: UnitPlan, events: readonly UnitPlanEvent[]): UnitPlan => events.reduce(evolveUnitPlan, plan);
const openAt = (policy: Policy, at: Instant): UnitPlan => fold(initialUnitPlan(), [openedPlan(policy, at)]);

const silences = fc.constantFrom<SilenceMeaning>('overdue', 'agreed', 'not-applicable');
const boundaries = fc.constantFrom('before' as const, 'on' as const);
const rolls = fc.constantFrom('none' as const, 'next' as const, 'previous' as const);
const hours = fc.constantFrom(undefined, '07:00', '14:00');
const settings = fc.tuple(
  silences,
  boundaries,
  rolls,
  hours,
  fc.integer({ min: 0, max: 360 }),
  fc.integer({ min: 0, max: 23 }),
);
const livingPlan = ([silence, boundary, roll, hour, day, clock]: [
  SilenceMeaning,
  'before' | 'on',
  'none' | 'next' | 'previous',
  string | undefined,
  number,
  number,
]) => {
  const due = yearlyRule(6, 15, { boundary, roll, ...(hour === undefined ? {} : { hour }) });
  const policy = aPolicy(
    anObligation('bao-cao', { silence, due }),
    anObligation('ke-hoach', { due: yearlyRule(9, 1) }),
  );
  return {
    policy,
    plan: openAt(policy, instantAt(addDays(plainDateOf('2024-01-02'), day), `${String(clock).padStart(2, '0')}:15`)),
  };
};

describe('the next wake', () => {
  it('always brings time forward: advancing at it records something and the next one is later', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const { policy, plan } = livingPlan(setting);
        let now = plan;
        let last = '';
        for (let wake = nextWake(now, policy); wake !== null; wake = nextWake(now, policy)) {
          expect(wake > last).toBe(true);
          const events = advance(now, policy, wake);
          expect(events).not.toHaveLength(0);
          now = fold(now, events);
          last = wake;
        }
      }),
      { seed: 41, numRuns: 60 },
    );
  });

  it('never lies in the past once the plan has been advanced, and advancing again does nothing', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: 600 * 24 * 60 }), (setting, minutes) => {
        const { policy, plan } = livingPlan(setting);
        const now = instantFromEpoch(epochOf(instantOf('2024-01-01T00:00:00.000Z')) + minutes * 60_000);
        const after = fold(plan, advance(plan, policy, now));
        const wake = nextWake(after, policy);
        expect(wake === null || wake > now).toBe(true);
        expect(advance(after, policy, now)).toEqual([]);
      }),
      { seed: 42, numRuns: 150 },
    );
  });

  it('by many small steps records the same facts as by one long sleep; only the sending differs', () => {
    const facts = (events: readonly UnitPlanEvent[]): string[] =>
      events.map(
        ({ type, at, data }) =>
          `${at} ${type} ${'lineId' in data ? data.lineId : ''} ${'rung' in data ? data.rung : ''}`,
      );
    const end = instantOf('2025-06-01T00:00:00.000Z');
    fc.assert(
      fc.property(settings, (setting) => {
        const { policy, plan } = livingPlan(setting);
        const stepped: UnitPlanEvent[] = [];
        let state = plan;
        for (let wake = nextWake(state, policy); wake !== null && wake <= end; wake = nextWake(state, policy)) {
          const events = advance(state, policy, wake);
          stepped.push(...events);
          state = fold(state, events);
        }
        const slept = advance(plan, policy, end);
        expect(facts(slept).sort()).toEqual(facts(stepped).sort());
        expect(fold(plan, slept).obligations['bao-cao.2024']?.work).toBe(state.obligations['bao-cao.2024']?.work);
      }),
      { seed: 43, numRuns: 40 },
    );
  });

  it('spares midnight: lateness needs no wake of its own when a reminder will follow', () => {
    const policy = aPolicy(anObligation('bao-cao'));
    const plan = openAt(policy, instantOf('2024-10-01T02:00:00.000Z'));
    const eve = instantOf('2024-11-14T00:30:00.000Z');
    expect(nextWake(fold(plan, advance(plan, policy, eve)), policy)).toBe('2024-11-15T00:30:00.000Z');
  });

  it('is midnight after all when no reminder follows', () => {
    const ladder = {
      before: [1],
      dayAfter: false,
      repeat: { everyWorkingDays: 5, times: 0 },
      escalations: [],
      at: '07:30',
    };
    const policy = aPolicy(anObligation('bao-cao', { ladder }));
    const plan = openAt(policy, instantOf('2024-10-01T02:00:00.000Z'));
    const eve = fold(plan, advance(plan, policy, instantOf('2024-11-14T00:30:00.000Z')));
    expect(nextWake(eve, policy)).toBe('2024-11-14T17:00:00.000Z');
    const late = fold(eve, advance(eve, policy, instantOf('2024-11-14T17:00:00.000Z')));
    expect(nextWake(late, policy)).toBeNull();
    expect(outlookOf(late, policy).state).toBe('overdue');
  });
});

describe('a plan', () => {
  it('is open, then overdue, then handed in, then closed', () => {
    const policy = aPolicy(anObligation('bao-cao', { needsAcceptance: true }));
    const plan = openAt(policy, instantOf('2024-10-01T02:00:00.000Z'));
    expect(outlookOf(plan, policy)).toEqual({
      nextWake: '2024-10-25T00:30:00.000Z',
      nextDue: '2024-11-14T17:00:00.000Z',
      state: 'open',
    });
    const at = instantOf('2024-11-20T02:00:00.000Z');
    const late = fold(plan, advance(plan, policy, at));
    expect(outlookOf(late, policy).state).toBe('overdue');
    const lineId = 'bao-cao.2024';
    const content = { documentNumber: '1', signedOn: plainDateOf('2024-11-01'), note: '', files: [], figures: {} };
    const in_ = fold(late, [
      { type: 'SubmissionReceived', at, data: { lineId, submissionId: 'b', version: 1, content } },
    ]);
    expect(outlookOf(in_, policy)).toEqual({ nextWake: null, nextDue: null, state: 'handed-in' });
    const done = fold(in_, [{ type: 'SubmissionAccepted', at, data: { lineId, submissionId: 'b' } }]);
    expect(outlookOf(done, policy)).toEqual({ nextWake: null, nextDue: null, state: 'closed' });
  });

  it('that was never opened is not closed', () => {
    expect(isClosed(initialUnitPlan(), aPolicy(anObligation('bao-cao')))).toBe(false);
  });

  it('is closed by a report that nobody has to accept', () => {
    const policy = aPolicy(anObligation('bao-cao', { needsAcceptance: false }));
    const at = instantOf('2024-11-01T02:00:00.000Z');
    const content = { documentNumber: '1', signedOn: plainDateOf('2024-11-01'), note: '', files: [], figures: {} };
    const plan = fold(openAt(policy, instantOf('2024-10-01T02:00:00.000Z')), [
      { type: 'SubmissionReceived', at, data: { lineId: 'bao-cao.2024', submissionId: 'b', version: 1, content } },
    ]);
    expect(isClosed(plan, policy)).toBe(true);
  });
});
