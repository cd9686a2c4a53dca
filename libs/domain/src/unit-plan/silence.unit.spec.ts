import { describe, expect, it } from 'vitest';
import { type Instant, instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aPolicy, aReport, openedPlan, planSpec, statusIn } from '../testing/index.js';
import { isClosed, nextWake } from './advance.js';
import { obligationIn } from './refusals.js';
import { isLateComment } from './status.js';
import type { UnitPlan, UnitPlanEvent } from './unit-plan.js';

const opening = instantOf('2024-10-01T02:00:00.000Z');
const deadline = instantOf('2024-11-14T17:00:00.000Z');
const late = instantOf('2024-11-20T03:00:00.000Z');
const inTime = instantOf('2024-11-12T03:00:00.000Z');
const content = aReport();
const setting = (silence: 'agreed' | 'not-applicable', condition: string | null = null) => {
  const policy = aPolicy(anObligation('gop-y', { silence, condition }));
  return { policy, given: planSpec(policy), opened: openedPlan(policy, opening) };
};
const lineId = 'gop-y.2024';
const submit = { type: 'ReceiveSubmission', lineId, submissionId: 'bai-1', content } as const;
const received = (at: Instant): UnitPlanEvent => ({
  type: 'SubmissionReceived',
  at,
  data: { lineId, submissionId: 'bai-1', version: 1, content },
});
const agreed: UnitPlanEvent = { type: 'SilenceTakenAsAgreement', at: deadline, data: { lineId } };
const notBound: UnitPlanEvent = { type: 'SilenceTakenAsNotApplicable', at: deadline, data: { lineId } };

const statusOf = (plan: UnitPlan, { policy }: ReturnType<typeof setting>, now: Instant): string =>
  statusIn(policy, plan, lineId, now).code;
const obligationOfPlan = (plan: UnitPlan) => obligationIn(plan, lineId);

describe('silence that counts as agreement', () => {
  const consent = setting('agreed');
  const { given, opened, policy } = consent;

  it('agrees at the deadline, after the reminders; nobody is late and nobody is reported', () => {
    const events = given(opened).when({ type: 'Advance' }, late).events();
    expect(events.map((event) => event.type)).toEqual([
      'ReminderRaised',
      'ReminderRaised',
      'ReminderRaised',
      'SilenceTakenAsAgreement',
    ]);
    expect(events.at(-1)).toEqual(agreed);
    expect(events.filter((event) => event.type === 'ReminderRaised' && event.data.notify)).toEqual([]);
  });

  it('wakes at the deadline itself, since no later reminder will', () => {
    const { state } = given(opened, ...given(opened).when({ type: 'Advance' }, inTime).events());
    expect(nextWake(state, policy)).toBe('2024-11-14T00:30:00.000Z');
    const eve = given(
      opened,
      ...given(opened).when({ type: 'Advance' }, instantOf('2024-11-14T01:00:00.000Z')).events(),
    );
    expect(nextWake(eve.state, policy)).toBe(deadline);
  });

  it('agrees from the deadline on, also before anybody has recorded it', () => {
    expect(statusOf(given(opened).state, consent, instantOf('2024-11-14T16:59:59.999Z'))).toBe('due_today');
    expect(statusOf(given(opened).state, consent, deadline)).toBe('tacit');
  });

  it('is over once silence has agreed', () => {
    const { state } = given(opened, agreed);
    expect(isClosed(state, policy)).toBe(true);
    expect(nextWake(state, policy)).toBeNull();
    expect(statusOf(state, consent, late)).toBe('tacit');
  });

  it('does not agree for who answered in time', () => {
    given(opened, received(inTime)).when({ type: 'Advance' }, late).thenNothing();
    expect(statusOf(given(opened, received(inTime)).state, consent, late)).toBe('done_on_time');
  });

  it('keeps a late comment, which changes nothing', () => {
    given(opened, agreed).when(submit, late).then(received(late));
    const { state } = given(opened, agreed, received(late));
    expect(statusOf(state, consent, late)).toBe('tacit');
    expect(statusIn(policy, state, lineId, late).label).toBe('Mặc nhiên thống nhất; có ý kiến muộn 20/11');
    const before = given(opened, agreed).state;
    expect([before, state].map((plan) => isLateComment(obligationOfPlan(plan)))).toEqual([false, true]);
  });

  it('has agreed before a late comment even when nobody had woken at the deadline', () => {
    const events = given(opened).when(submit, late).events();
    expect(events.slice(-2)).toEqual([agreed, received(late)]);
    expect(events.some((event) => event.type === 'ReminderRaised' && event.data.notify)).toBe(false);
  });

  it('leaves nothing to accept or return', () => {
    const after = given(opened, agreed, received(late));
    after.when({ type: 'AcceptSubmission', lineId }, late).thenThrows('OBLIGATION.NOTHING_SUBMITTED');
    const giveBack = { type: 'ReturnSubmission', lineId, reason: 'Thiếu', newDate: plainDateOf('2024-12-20') } as const;
    after.when(giveBack, late).thenThrows('OBLIGATION.NOTHING_SUBMITTED');
  });
});

describe('a duty that binds only under a condition', () => {
  const conditional = setting('not-applicable', 'Chỉ khi quy chế không phù hợp');
  const { given, opened, policy } = conditional;
  const declare = (reason: string) => ({ type: 'DeclareNotApplicable', lineId, reason }) as const;
  const declared: UnitPlanEvent = {
    type: 'DeclaredNotApplicable',
    at: inTime,
    data: { lineId, reason: 'Vẫn phù hợp' },
  };

  it('does not bind who is silent until the deadline', () => {
    const before = given(opened).when({ type: 'Advance' }, instantOf('2024-11-14T01:00:00.000Z')).events();
    given(opened, ...before)
      .when({ type: 'Advance' }, deadline)
      .then(notBound);
    expect(statusOf(given(opened).state, conditional, late)).toBe('exempt');
    expect(statusOf(given(opened, notBound).state, conditional, late)).toBe('exempt');
    expect(isClosed(given(opened, notBound).state, policy)).toBe(true);
  });

  it('can be declared not applicable, with the reason trimmed', () => {
    given(opened).when(declare('  Vẫn phù hợp '), inTime).then(declared);
    given(opened, declared).when({ type: 'Advance' }, late).thenNothing();
  });

  it('is not declared away without a reason, twice, or after something was handed in', () => {
    given(opened).when(declare('  '), inTime).thenThrows('REASON.MISSING');
    given(opened, declared).when(declare('Lần nữa'), inTime).thenThrows('OBLIGATION.ALREADY_CLOSED');
    given(opened, received(inTime)).when(declare('Muộn rồi'), late).thenThrows('OBLIGATION.ALREADY_CLOSED');
  });

  it('counts again when the unit hands something in after all', () => {
    given(opened, declared).when(submit, inTime).then(received(inTime));
    expect(statusOf(given(opened, declared, received(inTime)).state, conditional, late)).toBe('done_on_time');
  });
});

describe('a duty that binds everybody', () => {
  it('cannot be declared not applicable', () => {
    const { given, opened } = setting('agreed');
    given(opened)
      .when({ type: 'DeclareNotApplicable', lineId, reason: 'Không muốn' }, inTime)
      .thenThrows('OBLIGATION.NOT_CONDITIONAL');
  });
});
