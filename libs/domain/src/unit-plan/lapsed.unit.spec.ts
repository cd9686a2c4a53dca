import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aPolicy, aReport, openedPlan, planSpec, yearlyRule } from '../testing/index.js';
import { isClosed, nextWake } from './advance.js';
import { statusAt } from './status.js';

const policy = aPolicy(anObligation('bao-cao'), anObligation('sau-thang', { due: yearlyRule(6, 15) }));
const given = planSpec(policy);
const openedOn = (date: string) => openedPlan(policy, instantOf(`${date}T02:00:00.000Z`));
const submit = {
  type: 'ReceiveSubmission',
  lineId: 'sau-thang.2024',
  submissionId: 'bai-1',
  content: aReport(),
} as const;

describe('a due date that had passed before the directive was issued', () => {
  const opened = openedOn('2024-07-01');

  it('binds nobody: no reminder, no lateness', () => {
    const { state } = given(opened);
    expect(state.obligations['sau-thang.2024']).toMatchObject({ lapsed: true, work: 'not-applicable' });
    const later = given(opened).when({ type: 'Advance' }, instantOf('2025-06-01T00:00:00.000Z')).events();
    expect(later.filter((event) => 'lineId' in event.data && event.data.lineId === 'sau-thang.2024')).toEqual([]);
  });

  it('is the day before the issue, not the day of the issue itself', () => {
    const lapsed = (date: string) => given(openedOn(date)).state.obligations['sau-thang.2024']?.lapsed;
    expect(lapsed('2024-06-14')).toBe(false);
    expect(lapsed('2024-06-15')).toBe(true);
  });

  it('counts from the date of the directive, not from the day on which it was entered', () => {
    const entered = openedPlan(policy, instantOf('2024-07-01T02:00:00.000Z'), plainDateOf('2024-06-10'));
    expect(given(entered).state.obligations['sau-thang.2024']).toMatchObject({ lapsed: false, work: 'open' });
  });

  it('makes nobody late who hands something in all the same: it is kept, and the line still does not apply', () => {
    const events = given(opened).when(submit, instantOf('2024-07-10T02:00:00.000Z')).events();
    expect(events.map(({ type }) => type)).toEqual(['SubmissionReceived']);
    const one = given(opened, ...events).state.obligations['sau-thang.2024'];
    if (!one) throw new Error('The plan has its obligation.');
    expect(one.submissions).toHaveLength(1);
    const facts = {
      ...one,
      firstReceivedAt: one.submissions[0]?.receivedAt ?? null,
      returnedNewDate: null,
      needsAcceptance: false,
      silence: 'overdue' as const,
    };
    expect(statusAt(facts, policy.calendar, 15, instantOf('2024-07-10T02:00:00.000Z')).code).toBe('exempt');
  });

  it('for every line leaves a plan that is over as soon as it is opened', () => {
    const { state } = given(openedOn('2024-12-02'));
    expect(isClosed(state, policy)).toBe(true);
    expect(nextWake(state, policy)).toBeNull();
  });
});
