import { describe, expect, it } from 'vitest';
import { type Instant, instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aPolicy, aReport, openedPlan, planSpec, statusIn, theCalendar } from '../testing/index.js';
import { intermediaryAt } from './intermediary.js';
import { definitionOf } from './policy.js';
import { obligationIn } from './refusals.js';
import type { UnitPlan, UnitPlanEvent } from './unit-plan.js';

const lineId = 'bao-cao.2024';
const policy = aPolicy(anObligation('bao-cao', { via: 'so-noi-vu', forwardWithin: 3, needsAcceptance: true }));
const given = planSpec(policy);
const opened = openedPlan(policy, instantOf('2024-10-01T02:00:00.000Z'));
/** The last safe day, a Thursday. */
const lastDay = instantOf('2024-11-14T08:00:00.000Z');
const monday = instantOf('2024-11-18T08:00:00.000Z');
const tuesday = instantOf('2024-11-19T08:00:00.000Z');
const wednesday = instantOf('2024-11-20T08:00:00.000Z');
const received = (at: Instant, version = 1): UnitPlanEvent => ({
  type: 'SubmissionReceived',
  at,
  data: { lineId, submissionId: `bai-${version}`, version, content: aReport() },
});
const forwarded = (at: Instant, version = 1): UnitPlanEvent => ({
  type: 'SubmissionForwarded',
  at,
  data: { lineId, submissionId: `bai-${version}`, by: 'so-noi-vu' },
});
const returned: UnitPlanEvent = {
  type: 'SubmissionReturned',
  at: monday,
  data: { lineId, submissionId: 'bai-1', reason: 'Thiếu', newDate: plainDateOf('2024-11-29') },
};
const forward = (by = 'so-noi-vu') => ({ type: 'ForwardSubmission', lineId, by }) as const;
const standing = (plan: UnitPlan, now: Instant, within: number | null = 3) => {
  const obligation = obligationIn(plan, lineId);
  return intermediaryAt(obligation, { ...definitionOf(policy, obligation), forwardWithin: within }, theCalendar, now);
};

describe('forwarding', () => {
  it('is the intermediary’s, after receipt', () => {
    given(opened, received(lastDay)).when(forward(), monday).then(forwarded(monday));
    given(opened, received(lastDay)).when(forward('so-y-te'), monday).thenThrows('SUBMISSION.NOT_VIA');
    given(opened).when(forward(), monday).thenThrows('OBLIGATION.NOTHING_SUBMITTED');
    given(opened, received(lastDay), returned).when(forward(), monday).thenThrows('OBLIGATION.NOTHING_SUBMITTED');
  });

  it('happens once for each version', () => {
    const once = [opened, received(lastDay), forwarded(monday)];
    given(...once)
      .when(forward(), tuesday)
      .thenThrows('SUBMISSION.ALREADY_FORWARDED');
    given(...once, received(tuesday, 2))
      .when(forward(), wednesday)
      .then(forwarded(wednesday, 2));
  });

  it('does not exist where the unit hands in directly', () => {
    const direct = aPolicy(anObligation('bao-cao'));
    planSpec(direct)(openedPlan(direct, lastDay), received(lastDay))
      .when(forward(), monday)
      .thenThrows('SUBMISSION.NOT_VIA');
  });
});

describe('the intermediary', () => {
  const held = given(opened, received(lastDay)).state;

  it('holds nothing before receipt and after a return', () => {
    expect(standing(given(opened).state, monday)).toMatchObject({ state: 'none', late: false, dueBy: null });
    expect(standing(given(opened, received(lastDay), returned).state, tuesday).state).toBe('none');
  });

  it('has its working days, the day of receipt not counted', () => {
    expect(standing(held, tuesday)).toEqual({
      state: 'holding',
      workingDaysHeld: 3,
      late: false,
      dueBy: '2024-11-19',
      label: 'Đầu mối đang giữ, 3 ngày làm việc (hạn chuyển tiếp hết thứ Ba, 19/11/2024)',
    });
  });

  it('is late the day after, and stays so when it has forwarded', () => {
    expect(standing(held, wednesday)).toMatchObject({
      late: true,
      label: 'Đầu mối chuyển tiếp chậm 1 ngày làm việc (hạn chuyển tiếp hết thứ Ba, 19/11/2024)',
    });
    const done = given(opened, received(lastDay), forwarded(wednesday)).state;
    expect(standing(done, instantOf('2025-05-05T00:00:00.000Z'))).toMatchObject({
      state: 'forwarded',
      workingDaysHeld: 4,
      late: true,
      label: 'Đã chuyển tiếp ngày 20/11/2024, chậm 1 ngày làm việc (hạn chuyển tiếp hết thứ Ba, 19/11/2024)',
    });
  });

  it('is not late within its days, nor ever where the source states none', () => {
    const done = given(opened, received(lastDay), forwarded(monday)).state;
    expect(standing(done, wednesday)).toMatchObject({
      late: false,
      label: 'Đã chuyển tiếp ngày 18/11/2024, sau 2 ngày làm việc',
    });
    expect(standing(held, instantOf('2025-05-05T00:00:00.000Z'), null)).toMatchObject({ late: false, dueBy: null });
  });

  it('has nothing to pass on any more when the report is accepted without it; what it was late until then stays', () => {
    const accepted = (at: Instant): UnitPlanEvent => ({
      type: 'SubmissionAccepted',
      at,
      data: { lineId, submissionId: 'bai-1' },
    });
    const yearLater = instantOf('2025-05-05T00:00:00.000Z');
    expect(standing(given(opened, received(lastDay), accepted(monday)).state, yearLater)).toMatchObject({
      state: 'none',
      late: false,
      label: 'Bài được duyệt ngày 18/11/2024, không còn phải chuyển tiếp',
    });
    expect(standing(given(opened, received(lastDay), accepted(wednesday)).state, yearLater)).toMatchObject({
      state: 'none',
      late: true,
      label:
        'Chưa chuyển tiếp khi bài được duyệt ngày 20/11/2024, chậm 1 ngày làm việc (hạn chuyển tiếp hết thứ Ba, 19/11/2024)',
    });
  });

  it('says so instead of counting in a year without calendar', () => {
    const far = standing(held, instantOf('2031-01-06T00:00:00.000Z'));
    expect(far).toMatchObject({ state: 'holding', late: false, workingDaysHeld: 0 });
    expect(far.label).toContain('chưa đếm được ngày làm việc');
  });
});

describe('a paper that somebody else took', () => {
  const taken = (takenBy: string): readonly UnitPlanEvent[] =>
    given(opened)
      .when(
        {
          type: 'ReceiveSubmission',
          lineId,
          submissionId: 'bai-1',
          content: aReport(),
          paper: { receivedAt: lastDay, reason: 'Fax', takenBy },
        },
        wednesday,
      )
      .events();

  it('never lies with the intermediary, who is not late with it', () => {
    const state = given(opened, ...taken('van-phong')).state;
    expect(standing(state, wednesday)).toMatchObject({
      state: 'none',
      late: false,
      label: 'Nơi nhận đã nhận thẳng bản giấy, không qua đầu mối',
    });
  });

  it('lies with it from the receipt when it took the paper itself', () => {
    expect(standing(given(opened, ...taken('so-noi-vu')).state, wednesday)).toMatchObject({
      state: 'holding',
      late: true,
    });
  });
});

describe('lateness of the intermediary', () => {
  it('is never the unit’s: the unit was in time when the intermediary received it', () => {
    const { state } = given(opened, received(lastDay), forwarded(wednesday));
    expect(statusIn(policy, state, lineId, wednesday)).toMatchObject({ code: 'received', days: 0 });
    expect(standing(state, wednesday).late).toBe(true);
  });
});
