import { describe, expect, it } from 'vitest';
import { type Instant, instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { owedLine, scheduleOf } from '../template/schedule.js';
import { anObligation, aPolicy, aReport, openedPlan, planSpec, statusIn, yearlyRule } from '../testing/index.js';
import { isClosed, nextWake } from './advance.js';
import { ladderOf } from './policy.js';
import { obligationIn } from './refusals.js';
import type { OwedLine, UnitPlan, UnitPlanEvent } from './unit-plan.js';

const lineId = 'bao-cao.2024';
const policy = aPolicy(anObligation('bao-cao'), anObligation('ke-hoach', { due: yearlyRule(12, 10) }));
const given = planSpec(policy);
const opened = openedPlan(policy, instantOf('2024-10-01T02:00:00.000Z'));
const day = plainDateOf;
const november5 = instantOf('2024-11-05T02:00:00.000Z');
const december2 = instantOf('2024-12-02T02:00:00.000Z');

/** The share with `bao-cao` due before that day of that month. */
const share = (month: number, dayOfMonth: number, more: Parameters<typeof yearlyRule>[2] = {}): OwedLine[] => {
  const { template, calendar } = aPolicy(
    anObligation('bao-cao', { due: yearlyRule(month, dayOfMonth, more) }),
    anObligation('ke-hoach', { due: yearlyRule(12, 10) }),
  );
  return scheduleOf(template, day('2024-10-01'), calendar).map(owedLine);
};
const amend = (lines: readonly OwedLine[], on = '2024-11-05', amendment = 1) =>
  ({ type: 'AmendUnitPlan', amendment, on: day(on), lines }) as const;
const amendedBy = (history: readonly UnitPlanEvent[], lines: readonly OwedLine[], now: Instant, amendment = 1) => {
  const events = given(...history)
    .when(amend(lines, now.slice(0, 10), amendment), now)
    .events();
  return [...history, ...events];
};
const received = (at: Instant): UnitPlanEvent => ({
  type: 'SubmissionReceived',
  at,
  data: { lineId, submissionId: 'bai-1', version: 1, content: aReport() },
});
const rungs = (plan: UnitPlan): string[] =>
  ladderOf(plan, obligationIn(plan, lineId), policy).map(({ id, on }) => `${id} ${on}`);
const due = (plan: UnitPlan): string | undefined => obligationIn(plan, lineId).due?.lastSafeDay;

describe('an amendment for a unit', () => {
  it('moves what is still open, and keeps the first date', () => {
    const { state } = given(...amendedBy([opened], share(11, 30), november5));
    expect(obligationIn(state, lineId)).toMatchObject({
      work: 'open',
      due: { lastSafeDay: '2024-11-29' },
      firstDue: { lastSafeDay: '2024-11-14' },
      amended: { amendment: 1, on: '2024-11-05' },
    });
    expect(due(given(...amendedBy([opened], share(11, 8), november5)).state)).toBe('2024-11-07');
  });

  it('with nothing in it for the unit is not recorded, and twice is once', () => {
    given(opened)
      .when(amend(share(11, 15)), november5)
      .thenNothing();
    given(...amendedBy([opened], share(11, 30), november5))
      .when(amend(share(11, 30)), november5)
      .thenNothing();
    given()
      .when(amend(share(11, 30)), november5)
      .thenNothing();
  });

  it('starts a ladder of its own from its day; the old one never comes again', () => {
    const chased = [opened, ...given(opened).when({ type: 'Advance' }, november5).events()];
    expect(rungs(given(...chased).state)).toContain('before-5 2024-11-08');
    const { state } = given(...amendedBy(chased, share(11, 30), november5));
    expect(rungs(state).slice(0, 3)).toEqual([
      'amend-1/before-15 2024-11-11',
      'amend-1/before-5 2024-11-25',
      'amend-1/before-1 2024-11-29',
    ]);
    expect(nextWake(state, policy)).toBe('2024-11-11T00:30:00.000Z');
    const soon = given(...amendedBy(chased, share(11, 20), november5)).state;
    expect(rungs(soon)[0]).toBe('amend-1/before-5 2024-11-13'); // the fifteenth day before had passed
  });

  it('undoes lateness when its date lies ahead, and it may be missed again', () => {
    const late = [opened, ...given(opened).when({ type: 'Advance' }, december2).events()];
    expect(obligationIn(given(...late).state, lineId).missed).toBe(true);
    const { state } = given(...amendedBy(late, share(12, 20), december2));
    expect(obligationIn(state, lineId).missed).toBe(false);
    expect(statusIn(policy, state, lineId, december2).code).toBe('due_soon');
    const again = given(...amendedBy(late, share(12, 20), december2))
      .when({ type: 'Advance' }, instantOf('2024-12-27T02:00:00.000Z'))
      .events();
    const missed = again.filter((one) => one.type === 'DeadlineMissed' && one.data.lineId === lineId);
    expect(missed).toMatchObject([{ data: { overdueFrom: '2024-12-20' } }]);
  });

  it('that only shortens lateness leaves the unit late by less', () => {
    const { state } = given(...amendedBy([opened], share(11, 30), december2));
    expect(statusIn(policy, state, lineId, december2)).toMatchObject({ code: 'overdue', days: 3 });
  });

  it('never makes anybody late on the spot, whatever the caller says', () => {
    given(opened)
      .when(amend(share(11, 1)), november5)
      .thenNothing();
  });

  it('leaves what was handed in as it is', () => {
    const report = received(instantOf('2024-11-18T02:00:00.000Z'));
    given(opened, report)
      .when(amend(share(12, 20), '2024-11-19'), instantOf('2024-11-19T02:00:00.000Z'))
      .thenNothing();
    expect(statusIn(policy, given(opened, report).state, lineId, december2)).toMatchObject({
      code: 'done_late',
      days: 4,
    });
  });

  it('records first what time had done, and no longer tells of what it moves', () => {
    const events = given(opened)
      .when(amend(share(12, 20), '2024-12-02'), december2)
      .events();
    const about = events.filter((one) => 'lineId' in one.data && one.data.lineId === lineId);
    expect(about.map(({ type }) => type)).toContain('DeadlineMissed');
    const told = about.filter((one) => one.type === 'ReminderRaised' || one.type === 'EscalationRaised');
    expect(told.every((one) => 'notify' in one.data && !one.data.notify)).toBe(true);
    expect(events.at(-1)?.type).toBe('UnitPlanAmended');
  });

  it('does not undo agreement by silence', () => {
    const consent = aPolicy(anObligation('bao-cao', { silence: 'agreed' }));
    const lines = share(12, 20).filter((line) => line.lineId === lineId);
    const plan = openedPlan(consent, instantOf('2024-10-01T02:00:00.000Z'));
    // Nobody had woken at the deadline: silence had agreed all the same.
    planSpec(consent)(plan).when(amend(lines, '2024-12-02'), december2).thenNothing();
  });
});

describe('an amendment of what was returned', () => {
  const returned = (newDate: string): UnitPlanEvent[] => [
    opened,
    received(instantOf('2024-10-28T02:00:00.000Z')),
    {
      type: 'SubmissionReturned',
      at: instantOf('2024-11-04T02:00:00.000Z'),
      data: { lineId, submissionId: 'bai-1', reason: 'Thiếu', newDate: day(newDate) },
    },
  ];

  it('puts the return off as well, when it comes later', () => {
    const { state } = given(...amendedBy(returned('2024-11-12'), share(11, 30), november5));
    expect(obligationIn(state, lineId).returned).toEqual({ on: '2024-11-05', newDate: '2024-11-29', amendment: 1 });
    expect(rungs(state)[0]).toBe('amend-1/return-1/before-15 2024-11-08');
    expect(statusIn(policy, state, lineId, november5)).toMatchObject({
      days: 0,
      label: 'Trả lại, cần bổ sung (hạn mới 29/11)',
    });
  });

  it('leaves a later date of the return, with its ladder', () => {
    const before = given(...returned('2024-12-18')).state;
    const { state } = given(...amendedBy(returned('2024-12-18'), share(11, 30), november5));
    expect(rungs(state)).toEqual(rungs(before));
  });
});

describe('an amendment that adds and drops', () => {
  const [report, plan] = share(11, 15);
  if (!report || !plan) throw new Error('The share has two lines.');
  const extra: OwedLine = { ...report, lineId: 'ra-soat', key: 'bao-cao' };

  it('gives the unit what is new, chased from its day', () => {
    const { state } = given(...amendedBy([opened], [report, plan, extra], november5));
    expect(obligationIn(state, 'ra-soat')).toMatchObject({ work: 'open', firstDue: extra.due, lapsed: false });
    expect(ladderOf(state, obligationIn(state, 'ra-soat'), policy)[0]).toMatchObject({
      id: 'amend-1/before-5',
      on: '2024-11-08',
    });
  });

  it('makes nobody late for what is new and past', () => {
    const { state } = given(...amendedBy([opened], [report, plan, extra], december2));
    expect(obligationIn(state, 'ra-soat')).toMatchObject({ work: 'not-applicable', lapsed: true });
  });

  it('takes away what is still open, for good', () => {
    const history = amendedBy([opened], [plan], november5);
    const dropped = given(...history);
    expect(obligationIn(dropped.state, lineId)).toMatchObject({ work: 'not-applicable', droppedBy: 1 });
    expect(statusIn(policy, dropped.state, lineId, december2).code).toBe('exempt');
    dropped
      .when({ type: 'ReceiveSubmission', lineId, submissionId: 'bai-1', content: aReport() }, november5)
      .thenThrows('OBLIGATION.ALREADY_CLOSED');
    dropped.when(amend([plan]), november5).thenNothing();
  });

  it('leaves what was handed in, also when the template no longer has it', () => {
    const later = aPolicy(anObligation('ke-hoach', { due: yearlyRule(12, 10), needsAcceptance: true }));
    const { state } = given(opened, received(november5));
    planSpec(later)(opened, received(november5))
      .when(amend([plan]), november5)
      .thenNothing();
    expect(statusIn(later, state, lineId, december2).code).toBe('done_on_time');
    expect(isClosed(state, later)).toBe(false);
  });

  it('may bring back what an earlier one had taken away', () => {
    const dropped = amendedBy([opened], [plan], november5);
    const { state } = given(...amendedBy(dropped, share(12, 20), instantOf('2024-11-06T02:00:00.000Z'), 2));
    expect(obligationIn(state, lineId)).toMatchObject({
      work: 'open',
      droppedBy: null,
      due: { lastSafeDay: '2024-12-19' },
      firstDue: { lastSafeDay: '2024-11-14' },
      amended: { amendment: 2 },
    });
  });
});

describe('what had lapsed before the issue', () => {
  const late = openedPlan(policy, december2);

  it('is owed after all when an amendment sets a date ahead', () => {
    const { state } = given(...amendedBy([late], share(12, 20), december2));
    expect(obligationIn(state, lineId)).toMatchObject({ work: 'open', lapsed: false });
    expect(statusIn(policy, state, lineId, december2).code).toBe('due_soon');
  });

  it('stays lapsed otherwise', () => {
    given(late)
      .when(amend(share(11, 30), '2024-12-02'), december2)
      .thenNothing();
  });
});

describe('a newer calendar that leaves the date', () => {
  it('changes its last working day, and leaves the ladder as it runs', () => {
    const lines = share(11, 15).map((line) =>
      line.lineId === lineId && line.due ? { ...line, due: { ...line.due, lastWorkingDay: day('2024-11-13') } } : line,
    );
    const { state } = given(...amendedBy([opened], lines, november5));
    expect(obligationIn(state, lineId)).toMatchObject({ due: { lastWorkingDay: '2024-11-13' }, amended: null });
    expect(rungs(state)).toEqual(rungs(given(opened).state));
  });
});
