import { describe, expect, it } from 'vitest';
import { type Instant, instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aPolicy, aReport, openedPlan, planSpec } from '../testing/index.js';
import { isClosed, nextWake } from './advance.js';
import { outlookOf } from './outlook.js';
import { chasedDue, ladderOf } from './policy.js';
import { statusAt } from './status.js';
import type { UnitPlan, UnitPlanEvent } from './unit-plan.js';

const policy = aPolicy(anObligation('bao-cao', { needsAcceptance: true }));
const given = planSpec(policy);
const lineId = 'bao-cao.2024';
const opened = openedPlan(policy, instantOf('2024-10-01T02:00:00.000Z'));
const inTime = instantOf('2024-11-12T03:00:00.000Z');
const monday = instantOf('2024-11-18T03:00:00.000Z');
const received = (at: Instant, version = 1): UnitPlanEvent => ({
  type: 'SubmissionReceived',
  at,
  data: { lineId, submissionId: `bai-${version}`, version, content: aReport() },
});
const returned = (at: Instant, newDate: string, submissionId = 'bai-1'): UnitPlanEvent => ({
  type: 'SubmissionReturned',
  at,
  data: { lineId, submissionId, reason: 'Thiếu biểu số liệu', newDate: plainDateOf(newDate) },
});
const giveBack = (newDate: string, reason = 'Thiếu biểu số liệu') =>
  ({ type: 'ReturnSubmission', lineId, reason, newDate: plainDateOf(newDate) }) as const;
const one = (plan: UnitPlan) => {
  const found = plan.obligations[lineId];
  if (!found) throw new Error('The plan has its obligation.');
  return found;
};
const ladder = (plan: UnitPlan): string[] => ladderOf(plan, one(plan), policy).map(({ id, on }) => `${id} ${on}`);

describe('a return', () => {
  it('names the submission, the reason and a new date', () => {
    given(opened, received(inTime))
      .when(giveBack('2024-11-29', ' Thiếu biểu số liệu '), monday)
      .then(returned(monday, '2024-11-29'));
  });

  it.each([
    ['2024-11-18', 'today'],
    ['2024-11-15', 'a day gone by'],
  ])('to %s, %s, is refused', (newDate) => {
    given(opened, received(inTime)).when(giveBack(newDate), monday).thenThrows('RETURN.DATE_PAST');
  });

  it('to tomorrow, as Hồ Chí Minh sees it, is allowed', () => {
    const lateEvening = instantOf('2024-11-18T16:30:00.000Z'); // 23:30 on 18/11
    expect(given(opened, received(inTime)).when(giveBack('2024-11-19'), lateEvening).events()).toHaveLength(1);
    given(opened, received(inTime))
      .when(giveBack('2024-11-19'), instantOf('2024-11-18T17:00:00.000Z'))
      .thenThrows('RETURN.DATE_PAST');
  });

  it('needs a reason and something to return', () => {
    given(opened, received(inTime)).when(giveBack('2024-11-29', '  '), monday).thenThrows('REASON.MISSING');
    given(opened).when(giveBack('2024-11-29'), monday).thenThrows('OBLIGATION.NOTHING_SUBMITTED');
    given(opened, received(inTime), returned(monday, '2024-11-29'))
      .when(giveBack('2024-11-29'), monday)
      .thenThrows('OBLIGATION.NOTHING_SUBMITTED');
  });

  it('keeps the first due date and chases the new one, whose day still counts', () => {
    const { state } = given(opened, received(inTime), returned(monday, '2024-11-29'));
    expect(one(state).due?.lastSafeDay).toBe('2024-11-14');
    expect(chasedDue(one(state), policy)).toMatchObject({
      named: '2024-11-29',
      boundary: 'on',
      lastSafeDay: '2024-11-29',
      overdueFrom: '2024-11-30',
    });
    expect(outlookOf(state, policy)).toMatchObject({ nextDue: '2024-11-29T17:00:00.000Z', state: 'open' });
  });

  it('starts a ladder of its own, from the day of the return', () => {
    expect(ladder(given(opened, received(inTime), returned(monday, '2024-11-29')).state).slice(0, 5)).toEqual([
      'return-1/before-5 2024-11-22',
      'return-1/before-1 2024-11-28',
      'return-1/after 2024-12-02',
      'return-1/repeat-1 2024-12-09',
      'return-1/escalation-1 2024-12-09',
    ]);
  });

  it('reminds again even where the first ladder had been climbed to its end', () => {
    const climbed = given(opened).when({ type: 'Advance' }, instantOf('2025-03-03T02:00:00.000Z')).events();
    const [handedIn, back] = [instantOf('2025-03-03T03:00:00.000Z'), instantOf('2025-03-04T03:00:00.000Z')];
    const { state } = given(opened, ...climbed, received(handedIn), returned(back, '2025-03-14'));
    expect(nextWake(state, policy)).toBe('2025-03-07T00:30:00.000Z');
  });

  it('after the first date does not make late what had come in time: only the new ladder is climbed', () => {
    const history = [opened, received(inTime), returned(monday, '2024-11-29')];
    const events = given(...history)
      .when({ type: 'Advance' }, instantOf('2024-12-02T02:00:00.000Z'))
      .events();
    expect(events.map((event) => (event.type === 'ReminderRaised' ? event.data.rung : event.type))).toEqual([
      'return-1/before-5',
      'return-1/before-1',
      'return-1/after',
    ]);
  });

  it('twice gives a second ladder, so that no rung is taken for one told before', () => {
    const again = instantOf('2024-11-27T03:00:00.000Z');
    const { state } = given(
      opened,
      received(inTime),
      returned(monday, '2024-11-29'),
      received(again, 2),
      returned(again, '2024-12-13', 'bai-2'),
    );
    expect(ladder(state)[0]).toBe('return-2/before-5 2024-12-06');
  });

  it('is answered by a new version, which ends the chase; acceptance closes', () => {
    const again = instantOf('2024-11-27T03:00:00.000Z');
    const history = [opened, received(inTime), returned(monday, '2024-11-29'), received(again, 2)];
    given(...history)
      .when({ type: 'Advance' }, instantOf('2025-02-01T00:00:00.000Z'))
      .thenNothing();
    const accepted: UnitPlanEvent = { type: 'SubmissionAccepted', at: again, data: { lineId, submissionId: 'bai-2' } };
    given(...history)
      .when({ type: 'AcceptSubmission', lineId }, again)
      .then(accepted);
    expect(isClosed(given(...history).state, policy)).toBe(false);
    expect(isClosed(given(...history, accepted).state, policy)).toBe(true);
  });

  it('does not make the first, timely report late, nor the first, late report timely', () => {
    const again = instantOf('2024-11-27T03:00:00.000Z');
    const status = (first: Instant): string => {
      const { state } = given(opened, received(first), returned(monday, '2024-11-29'), received(again, 2));
      const { work, due, submissions } = one(state);
      const facts = {
        work,
        due,
        firstReceivedAt: submissions[0]?.receivedAt ?? null,
        returnedNewDate: null,
        needsAcceptance: false,
        silence: 'overdue' as const,
      };
      return statusAt(facts, policy.calendar, 15, again).label;
    };
    expect(status(inTime)).toBe('Hoàn thành đúng hạn');
    expect(status(instantOf('2024-11-16T03:00:00.000Z'))).toBe('Hoàn thành quá hạn 2 ngày');
  });
});
