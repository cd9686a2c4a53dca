import { describe, expect, it } from 'vitest';
import { type Instant, instantAt } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aPolicy, aReport } from '../testing/a-cascade.js';
import { openedPlan, planSpec, statusIn } from '../testing/a-unit-plan.js';
import { evolveUnitPlan } from './evolve.js';
import type { Policy } from './policy.js';
import { initialUnitPlan, type SubmissionContent, type UnitPlan, type UnitPlanEvent } from './unit-plan.js';

const at = (date: string, clock = '09:00'): Instant => instantAt(plainDateOf(date), clock);
const lineId = 'bao-cao.2024';
const policyWith = (given: Parameters<typeof anObligation>[1] = {}): Policy =>
  aPolicy(anObligation('bao-cao', { needsAcceptance: true, ...given }));
const policy = policyWith();
const opened = openedPlan(policy, at('2024-02-01'));
const fold = (events: readonly UnitPlanEvent[]): UnitPlan => events.reduce(evolveUnitPlan, initialUnitPlan());
const status = (of: Policy, events: readonly UnitPlanEvent[], now: Instant) => statusIn(of, fold(events), lineId, now);

type Entry = { id?: string; expectedVersion?: number; receivedAt?: Instant; content?: Partial<SubmissionContent> };
const submit = ({ id = 's1', expectedVersion, receivedAt, content = {} }: Entry = {}) =>
  ({
    type: 'ReceiveSubmission',
    lineId,
    submissionId: id,
    content: aReport(content),
    expectedVersion,
    paper: receivedAt && { receivedAt, reason: 'Mất mạng từ 13/11' },
    by: 'Trần Thị B',
  }) as const;
const given = planSpec(policy);
const advanced = (now: Instant): UnitPlanEvent[] => [opened, ...given(opened).when({ type: 'Advance' }, now).events()];

describe('two who hand in at once', () => {
  const first = given(opened).when(submit(), at('2024-11-12', '14:05')).events();
  it('the second, who has not seen the first, is told by whom and when', () => {
    expect(() =>
      given(opened, ...first)
        .when(submit({ id: 's2', expectedVersion: 0 }), at('2024-11-12', '14:06'))
        .events(),
    ).toThrow(
      expect.objectContaining({
        code: 'SUBMISSION.STALE',
        details: expect.objectContaining({ reason: 'Trần Thị B đã nộp bản 1 lúc 14:05 ngày 12/11/2024.' }),
      }),
    );
  });

  it('who has seen it makes the next version', () => {
    const second = given(opened, ...first)
      .when(submit({ id: 's2', expectedVersion: 1 }), at('2024-11-13'))
      .events();
    expect(second).toMatchObject([{ type: 'SubmissionReceived', data: { version: 2 } }]);
  });

  it('no judgement meant for the first falls on the second', () => {
    const both = [
      ...first,
      ...given(opened, ...first)
        .when(submit({ id: 's2' }), at('2024-11-13'))
        .events(),
    ];
    const spec = given(opened, ...both);
    spec
      .when({ type: 'AcceptSubmission', lineId, submissionId: 's1' }, at('2024-11-14'))
      .thenThrows('SUBMISSION.STALE');
    const back = { type: 'ReturnSubmission', lineId, reason: 'Thiếu', newDate: plainDateOf('2024-11-20') } as const;
    spec.when({ ...back, submissionId: 's1' }, at('2024-11-14')).thenThrows('SUBMISSION.STALE');
    expect(spec.when({ ...back, submissionId: 's2' }, at('2024-11-14')).events()).toHaveLength(1);
  });
});

describe('the dates of a submission', () => {
  it.each([
    [{ signedOn: plainDateOf('2024-11-13') }, 'signedOn'],
    [{ signedOn: plainDateOf('2024-11-10'), sentOn: plainDateOf('2024-11-09') }, 'sentOn'],
    [{ sentOn: plainDateOf('2024-11-13') }, 'sentOn'],
  ])('signed, sent, received come in that order (%o)', (content, field) => {
    expect(() => given(opened).when(submit({ content }), at('2024-11-12')).events()).toThrow(
      expect.objectContaining({ code: 'SUBMISSION.DATES_OUT_OF_ORDER', details: expect.objectContaining({ field }) }),
    );
  });
});

describe('a paper that was received earlier than it is entered', () => {
  it('entered on day 3 with receipt on day 1 counts as day 1, marked, with a reason', () => {
    const history = advanced(at('2024-11-16'));
    expect(status(policy, history, at('2024-11-16')).code).toBe('overdue');
    const entered = given(...history)
      .when(submit({ receivedAt: at('2024-11-14', '16:00') }), at('2024-11-18'))
      .events();
    expect(entered).toMatchObject([
      {
        type: 'SubmissionReceived',
        at: at('2024-11-14', '16:00'),
        data: { paper: { reason: 'Mất mạng từ 13/11', recordedAt: at('2024-11-18') } },
      },
    ]);
    const plan = fold([...history, ...entered]);
    expect(statusIn(policy, plan, lineId, at('2024-11-18'))).toMatchObject({ code: 'received', days: 0 });
    expect(plan.obligations[lineId]?.missed).toBe(false);
  });

  it('records no lateness that a worker had not recorded yet', () => {
    const entered = given(opened)
      .when(submit({ receivedAt: at('2024-11-14') }), at('2024-11-18'))
      .events();
    expect(entered.some(({ type }) => type === 'DeadlineMissed')).toBe(false);
  });

  it('is refused from the future, from before the directive, and without reason', () => {
    given(opened)
      .when(submit({ receivedAt: at('2024-11-19') }), at('2024-11-18'))
      .thenThrows('PAPER.IN_FUTURE');
    given(opened)
      .when(submit({ receivedAt: at('2024-01-31') }), at('2024-11-18'))
      .thenThrows('PAPER.BEFORE_ISSUE');
    const bare = { ...submit(), paper: { receivedAt: at('2024-11-14'), reason: '  ' } };
    given(opened).when(bare, at('2024-11-18')).thenThrows('REASON.MISSING');
  });

  it('of before a later report settles the date, and the later one stays the one to judge', () => {
    const late = given(opened)
      .when(submit({ id: 'dien-tu' }), at('2024-11-18'))
      .events();
    expect(status(policy, [opened, ...late], at('2024-11-18'))).toMatchObject({ code: 'received', days: 4 });
    const paper = given(opened, ...late)
      .when(submit({ id: 'giay', receivedAt: at('2024-11-14') }), at('2024-11-19'))
      .events();
    const history = [opened, ...late, ...paper];
    expect(status(policy, history, at('2024-11-19'))).toMatchObject({ code: 'received', days: 0 });
    expect(fold(history).obligations[lineId]?.submissions.map((one) => one.submissionId)).toEqual(['giay', 'dien-tu']);
    expect(
      given(...history)
        .when({ type: 'AcceptSubmission', lineId }, at('2024-11-20'))
        .events(),
    ).toMatchObject([{ data: { submissionId: 'dien-tu' } }]);
  });

  it('does not answer a return that came after a newer report', () => {
    const judged = [opened, ...given(opened).when(submit(), at('2024-11-18')).events()];
    const back = { type: 'ReturnSubmission', lineId, reason: 'Thiếu', newDate: plainDateOf('2024-11-25') } as const;
    judged.push(
      ...given(...judged)
        .when(back, at('2024-11-19'))
        .events(),
    );
    judged.push(
      ...given(...judged)
        .when(submit({ id: 's2', receivedAt: at('2024-11-13') }), at('2024-11-20'))
        .events(),
    );
    expect(status(policy, judged, at('2024-11-20'))).toMatchObject({ code: 'returned', days: 0 });
  });

  it('takes back an agreement by silence that was recorded before anybody knew of it', () => {
    const consulting = policyWith({ silence: 'agreed' });
    const plan = openedPlan(consulting, at('2024-02-01'));
    const silent = planSpec(consulting)(plan).when({ type: 'Advance' }, at('2024-11-16')).events();
    expect(status(consulting, [plan, ...silent], at('2024-11-16')).code).toBe('tacit');
    const spec = planSpec(consulting)(plan, ...silent);
    const inTime = spec.when(submit({ receivedAt: at('2024-11-14') }), at('2024-11-18')).events();
    expect(status(consulting, [plan, ...silent, ...inTime], at('2024-11-18')).code).toBe('received');
    const comment = spec.when(submit({ receivedAt: at('2024-11-16') }), at('2024-11-18')).events();
    expect(status(consulting, [plan, ...silent, ...comment], at('2024-11-18')).code).toBe('tacit');
  });
});

describe('the lock after the closing day', () => {
  // Due at the end of Thursday 14/11; five working days later is Thursday 21/11.
  const locking = policyWith({ closesAfter: 5 });
  const plan = openedPlan(locking, at('2024-02-01'));
  const spec = planSpec(locking);
  const reopening = (until: string, reason = 'Bổ sung số liệu') =>
    ({ type: 'Reopen', lineId, until: plainDateOf(until), reason }) as const;

  it('takes reports to the end of the closing day and none after it', () => {
    expect(spec(plan).when(submit(), at('2024-11-21', '23:59')).events()).not.toEqual([]);
    expect(() => spec(plan).when(submit(), at('2024-11-22', '00:00')).events()).toThrow(
      expect.objectContaining({
        code: 'OBLIGATION.LOCKED',
        details: expect.objectContaining({
          reason: 'Kỳ này đã khóa ngày 21/11/2024.',
          mend: 'Gửi đề nghị mở lại cho Văn phòng.',
        }),
      }),
    );
  });

  it('does not shut out a paper that was received before it', () => {
    expect(
      spec(plan)
        .when(submit({ receivedAt: at('2024-11-21') }), at('2024-11-29'))
        .events(),
    ).not.toEqual([]);
    spec(plan)
      .when(submit({ receivedAt: at('2024-11-22') }), at('2024-11-29'))
      .thenThrows('OBLIGATION.LOCKED');
  });

  it('is opened by decision until the end of a day, and lateness stays', () => {
    const again = spec(plan).when(reopening('2024-12-05'), at('2024-11-29')).events();
    const history = [plan, ...again];
    const received = spec(...history)
      .when(submit(), at('2024-12-05', '23:00'))
      .events();
    expect(status(locking, [...history, ...received], at('2024-12-06'))).toMatchObject({ code: 'received', days: 21 });
    spec(...history)
      .when(submit(), at('2024-12-06', '00:00'))
      .thenThrows('OBLIGATION.LOCKED');
  });

  it('counts from an extended date and from the new date of a return', () => {
    const granted = spec(plan)
      .when({ type: 'GrantExtension', lineId, until: plainDateOf('2024-11-29'), reason: 'Bão' }, at('2024-11-12'))
      .events();
    expect(
      spec(plan, ...granted)
        .when(submit(), at('2024-12-06'))
        .events(),
    ).not.toEqual([]);
    spec(plan, ...granted)
      .when(submit(), at('2024-12-07'))
      .thenThrows('OBLIGATION.LOCKED');
  });

  it('never falls before the unit could know: counted from the day on which a directive is entered late', () => {
    const late = planSpec(locking)(openedPlan(locking, at('2024-12-02'), plainDateOf('2024-11-01')));
    expect(late.when(submit(), at('2024-12-09', '23:59')).events()).not.toEqual([]);
    late.when(submit(), at('2024-12-10', '00:00')).thenThrows('OBLIGATION.LOCKED');
  });

  it('needs no reopening before it, and none for a day gone by or without reason', () => {
    spec(plan).when(reopening('2024-11-25'), at('2024-11-15')).thenThrows('OBLIGATION.NOT_LOCKED');
    spec(plan).when(reopening('2024-11-25'), at('2024-11-29')).thenThrows('REOPENING.DATE_PAST');
    spec(plan).when(reopening('2024-12-05', ' '), at('2024-11-29')).thenThrows('REASON.MISSING');
  });

  it('never falls where the template has none', () => {
    expect(given(opened).when(submit(), at('2027-11-22')).events()).not.toEqual([]);
  });
});

describe('reopening what was accepted', () => {
  it('asks for a better version until a day, in time as it was', () => {
    const history = [opened, ...given(opened).when(submit(), at('2024-11-12')).events()];
    history.push(
      ...given(...history)
        .when({ type: 'AcceptSubmission', lineId }, at('2024-11-13'))
        .events(),
    );
    const reopen = { type: 'Reopen', lineId, until: plainDateOf('2024-11-29'), reason: 'Sai biểu 2' } as const;
    history.push(
      ...given(...history)
        .when(reopen, at('2024-11-18'))
        .events(),
    );
    expect(status(policy, history, at('2024-11-19'))).toMatchObject({
      code: 'returned',
      days: 0,
      label: 'Mở lại, cần bổ sung (hạn mới 29/11)',
    });
    history.push(
      ...given(...history)
        .when(submit({ id: 's2' }), at('2024-11-25'))
        .events(),
    );
    expect(status(policy, history, at('2024-11-25'))).toMatchObject({ code: 'received', days: 0 });
  });
});
