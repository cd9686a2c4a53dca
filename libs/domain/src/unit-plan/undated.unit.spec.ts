import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { tallyOf } from '../roll-up/tally.js';
import { anObligation, aPolicy, aReport, openedPlan, planSpec, statusIn } from '../testing/index.js';
import { isClosed, nextWake } from './advance.js';
import { outlookOf } from './outlook.js';
import type { UnitPlanEvent } from './unit-plan.js';

const once = { kind: 'once', label: 'cả đợt' } as const;
const due = { kind: 'undated', words: 'đăng ký một mô hình', clause: 'III.2', recurring: false } as const;
const policy = aPolicy(anObligation('mo-hinh', { periods: once, due, needsAcceptance: true }));
const given = planSpec(policy);
const opened = openedPlan(policy, instantOf('2024-02-01T02:00:00.000Z'));
const lineId = 'mo-hinh';
const yearsLater = instantOf('2025-12-30T02:00:00.000Z');
const submitted: UnitPlanEvent = {
  type: 'SubmissionReceived',
  at: yearsLater,
  data: { lineId, submissionId: 'bai-1', version: 1, content: aReport() },
};
const accepted: UnitPlanEvent = { type: 'SubmissionAccepted', at: yearsLater, data: { lineId, submissionId: 'bai-1' } };

describe('a duty without a date', () => {
  it('is never late and never chased', () => {
    const { state } = given(opened);
    expect(nextWake(state, policy)).toBeNull();
    given(opened).when({ type: 'Advance' }, yearsLater).thenNothing();
    expect(statusIn(policy, state, lineId, yearsLater)).toEqual({ code: 'no_due', days: 0, label: 'Không hạn' });
    expect(outlookOf(state, policy)).toEqual({ nextWake: null, nextDue: null, state: 'open' });
  });

  it('stays owed: its plan is not over, and it counts as undated', () => {
    const { state } = given(opened);
    expect(isClosed(state, policy)).toBe(false);
    const tally = tallyOf([{ unitId: 'so-a', status: statusIn(policy, state, lineId, yearsLater) }]);
    expect(tally).toMatchObject({ assigned: 1, owed: 1, undated: 1, overdue: 0, missingUnits: ['so-a'] });
  });

  it('is on time whenever it is handed in', () => {
    const content = aReport();
    given(opened)
      .when({ type: 'ReceiveSubmission', lineId, submissionId: 'bai-1', content }, yearsLater)
      .then(submitted);
    const { state } = given(opened, submitted, accepted);
    expect(statusIn(policy, state, lineId, yearsLater).code).toBe('done_on_time');
    expect(isClosed(state, policy)).toBe(true);
  });

  it('is chased for the new date of a return, which makes nobody late', () => {
    const returned: UnitPlanEvent = {
      type: 'SubmissionReturned',
      at: instantOf('2024-03-01T02:00:00.000Z'),
      data: { lineId, submissionId: 'bai-1', reason: 'Thiếu phụ lục', newDate: plainDateOf('2024-03-15') },
    };
    const early = { ...submitted, at: instantOf('2024-02-20T02:00:00.000Z') };
    const plan = given(opened, early, returned);
    expect(nextWake(plan.state, policy)).toBe('2024-03-08T00:30:00.000Z');
    const types = plan.when({ type: 'Advance' }, instantOf('2024-03-19T02:00:00.000Z')).events();
    expect(types.map(({ type }) => type)).toEqual(['ReminderRaised', 'ReminderRaised', 'ReminderRaised']);
    expect(statusIn(policy, plan.state, lineId, yearsLater)).toMatchObject({ code: 'returned', days: 0 });
  });
});
