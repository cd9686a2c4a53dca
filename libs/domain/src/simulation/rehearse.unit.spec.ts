import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, type Instant, instantAt, instantOf } from '../calendar/instant.js';
import { addDays, plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aPolicy, aReport, aUnit, theCalendar, theCentre, yearlyRule } from '../testing/index.js';
import { evolveCascade, initialCascade } from '../cascade/cascade.js';
import { nextWake } from '../unit-plan/advance.js';
import { decideUnitPlan } from '../unit-plan/decide.js';
import { evolveUnitPlan } from '../unit-plan/evolve.js';
import { initialUnitPlan, type UnitPlanEvent } from '../unit-plan/unit-plan.js';
import type { Act, Behaviour } from './behaviour.js';
import { type Life, type Rehearsal, rehearse } from './rehearse.js';

const policy = aPolicy(
  anObligation('sau-thang', { due: yearlyRule(6, 15), needsAcceptance: true }),
  anObligation('bao-cao'),
  anObligation('gop-y', { due: yearlyRule(4, 1), silence: 'agreed' }),
);
const report = aReport({ signedOn: plainDateOf('2024-01-31') });
const hand = (lineId: string, at: Instant): Act => ({
  at,
  command: { type: 'ReceiveSubmission', lineId, submissionId: `bai-${lineId}-${at}`, content: report },
});

/** `so-dung` is punctual, `so-muon` nine days late, `so-im` never answers. */
const behaviour: Behaviour = (unitId, { lineId, due }) => {
  if (unitId === 'so-im' || lineId.startsWith('gop-y') || due === null) return [];
  const day = unitId === 'so-muon' ? addDays(due.overdueFrom, 8) : due.lastWorkingDay;
  const at = instantAt(day, '09:00');
  const accept: Act = {
    at: instantAt(theCalendar.addWorkingDays(day, 3), '10:00'),
    command: { type: 'AcceptSubmission', lineId },
  };
  return lineId.startsWith('sau-thang') ? [hand(lineId, at), accept] : [hand(lineId, at)];
};

const rehearsal: Rehearsal = {
  policy,
  units: [...theCentre(), aUnit('so-dung'), aUnit('so-muon'), aUnit('so-im')],
  draft: {
    type: 'DraftCascade',
    cascadeId: 'dot-1',
    title: 'Thử',
    template: { id: 'mau-thu', version: 1 },
    calendar: { id: 'vn', version: 1 },
    document: { type: 'Kế hoạch', sign: 'KH-UBND', number: null, issuedOn: null, issuer: 'UBND tỉnh', subject: 'Thử' },
    sample: true,
  },
  issue: {
    documentNumber: '1',
    issuedOn: plainDateOf('2024-02-01'),
    at: instantAt(plainDateOf('2024-02-01'), '09:00'),
  },
  behaviour,
  until: instantOf('2025-03-01T00:00:00.000Z'),
};
const life = rehearse(rehearsal);
const planOf = ({ plans }: Life, unitId: string) => {
  const found = plans.find((plan) => plan.unitId === unitId);
  if (!found) throw new Error(`No plan of ${unitId}.`);
  return found;
};

/** The same plan by the deciders alone: every wake and act, one after the other. */
const stepped = (unitId: string): UnitPlanEvent[] => {
  const opening = planOf(life, unitId).events[0];
  if (!opening) throw new Error('A life begins with its opening.');
  const events = [opening];
  let plan = evolveUnitPlan(initialUnitPlan(), opening);
  const issued = life.cascade.events.find((event) => event.type === 'CascadeIssued');
  const acts = (issued?.data.schedule ?? [])
    .flatMap((line) => behaviour(unitId, line))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const apply = (command: Act['command'], now: Instant): void => {
    for (const event of decideUnitPlan(plan, command, policy, now)) {
      events.push(event);
      plan = evolveUnitPlan(plan, event);
    }
  };
  for (const act of [...acts, { at: rehearsal.until, command: { type: 'Advance' } } as Act]) {
    for (let wake = nextWake(plan, policy); wake !== null && wake <= act.at; wake = nextWake(plan, policy))
      apply({ type: 'Advance' }, wake);
    apply(act.command, act.at);
  }
  return events;
};

describe('a rehearsed life', () => {
  it.each(['so-dung', 'so-muon', 'so-im'])(
    'of %s holds the same events as stepping through every wake and act',
    (unitId) => {
      expect(planOf(life, unitId).events).toEqual(stepped(unitId));
    },
  );

  it('is the same each time', () => expect(rehearse(rehearsal)).toEqual(life));

  it('has its events in the order of time, all before its end', () => {
    for (const { events } of life.plans) {
      const instants = events.map(({ at }) => at);
      expect(instants).toEqual([...instants].sort());
      expect((instants.at(-1) ?? '') <= rehearsal.until).toBe(true);
    }
  });

  it('of a silent unit climbs every rung of each ladder once, and is sent each of them', () => {
    const rungs = planOf(life, 'so-im').events.flatMap(({ type, data }) =>
      type === 'ReminderRaised' || type === 'EscalationRaised'
        ? [{ lineId: data.lineId, rung: data.rung, notify: data.notify }]
        : [],
    );
    const ladder = [
      'before-15',
      'before-5',
      'before-1',
      'after',
      'repeat-1',
      'escalation-1',
      'repeat-2',
      'escalation-2',
      'repeat-3',
      'repeat-4',
      'escalation-3',
      'repeat-5',
      'repeat-6',
    ];
    for (const lineId of ['sau-thang.2024', 'bao-cao.2024']) {
      const own = rungs.filter((one) => one.lineId === lineId);
      expect(own.map(({ rung }) => rung)).toEqual(ladder);
      expect(own.every(({ notify }) => notify)).toBe(true);
    }
    expect(rungs.filter(({ lineId }) => lineId === 'gop-y.2024').map(({ rung }) => rung)).toEqual([
      'before-15',
      'before-5',
      'before-1',
    ]);
  });

  it('of a punctual unit is never late and never reported', () => {
    const types = new Set(planOf(life, 'so-dung').events.map(({ type }) => type));
    expect(types).not.toContain('DeadlineMissed');
    expect(types).not.toContain('EscalationRaised');
  });

  it('of a late unit is reminded until the report comes, and no longer', () => {
    const own = planOf(life, 'so-muon').events.filter(({ data }) => 'lineId' in data && data.lineId === 'bao-cao.2024');
    // Late from Friday 15/11; handed in on Saturday 23/11.
    expect(own.map((event) => `${dateOf(event.at)} ${'rung' in event.data ? event.data.rung : event.type}`)).toEqual([
      '2024-10-25 before-15',
      '2024-11-08 before-5',
      '2024-11-14 before-1',
      '2024-11-15 DeadlineMissed',
      '2024-11-15 after',
      '2024-11-22 repeat-1',
      '2024-11-22 escalation-1',
      '2024-11-23 SubmissionReceived',
    ]);
  });

  it('rolls up each line once: at its instant, or as soon as all have settled', () => {
    const rolled = life.cascade.events.flatMap((event) => (event.type === 'PeriodRolledUp' ? [event] : []));
    expect(rolled.map(({ at, data }) => `${at} ${data.lineId} ${data.trigger}`)).toEqual([
      '2024-03-31T17:00:00.000Z gop-y.2024 settled',
      '2024-06-28T10:00:00.000Z sau-thang.2024 time',
      '2024-11-28T10:00:00.000Z bao-cao.2024 time',
    ]);
    expect(rolled[1]?.data.tally).toMatchObject({
      assigned: 3,
      owed: 3,
      handedIn: 2,
      onTime: 1,
      late: 1,
      overdue: 1,
      lateUnits: ['so-muon'],
      missingUnits: ['so-im'],
    });
  });
});

describe('a folded history', () => {
  const histories = life.plans.map(({ events }) => events);

  it('in two chunks equals once, wherever it is cut', () => {
    for (const events of histories) {
      const whole = events.reduce(evolveUnitPlan, initialUnitPlan());
      fc.assert(
        fc.property(fc.integer({ min: 0, max: events.length }), (cut) => {
          const first = events.slice(0, cut).reduce(evolveUnitPlan, initialUnitPlan());
          const kept: typeof first = JSON.parse(JSON.stringify(first));
          expect(events.slice(cut).reduce(evolveUnitPlan, kept)).toEqual(whole);
        }),
        { seed: 61, numRuns: 30 },
      );
    }
  });

  it('survives being written as JSON and read again', () => {
    for (const events of histories) {
      const read: UnitPlanEvent[] = JSON.parse(JSON.stringify(events));
      expect(read).toEqual(events);
      expect(read.reduce(evolveUnitPlan, initialUnitPlan())).toEqual(events.reduce(evolveUnitPlan, initialUnitPlan()));
    }
    const cascade: typeof life.cascade.events = JSON.parse(JSON.stringify(life.cascade.events));
    expect(cascade.reduce(evolveCascade, initialCascade())).toEqual(life.cascade.state);
  });
});
