import { describe, expect, it } from 'vitest';
import { type Instant, instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aPolicy, aReport, aScoring, openedPlan, planSpec } from '../testing/index.js';
import { isClosed } from './advance.js';
import { planEventText } from './event-text.js';
import { obligationIn } from './refusals.js';
import { awaitedAppraisers, settledScore } from './scores.js';
import type { Scores, UnitPlanEvent } from './unit-plan.js';

const lineId = 'ho-so.2024';
const scoring = aScoring();
const policy = aPolicy(anObligation('ho-so', { scoring }));
const given = planSpec(policy);
const opened = openedPlan(policy, instantOf('2024-10-01T02:00:00.000Z'));
const at = instantOf('2024-10-18T02:00:00.000Z');
const self = { 1: 35, 2: 28, 3: 27.5 };
const submit = (scores: Scores | undefined, submissionId = 'bai-1') =>
  ({
    type: 'ReceiveSubmission',
    lineId,
    submissionId,
    content: aReport(scores === undefined ? {} : { scores }),
  }) as const;
const received = (version = 1): UnitPlanEvent => ({
  type: 'SubmissionReceived',
  at,
  data: { lineId, submissionId: `bai-${version}`, version, content: aReport({ scores: self }) },
});
const appraise = (by: string, scores: Scores, reason = '') =>
  ({ type: 'AppraiseSubmission', lineId, by, scores, reason }) as const;
const appraised = (by: string, scores: Scores, reason = '', now: Instant = at): UnitPlanEvent => ({
  type: 'SubmissionAppraised',
  at: now,
  data: { lineId, submissionId: 'bai-1', by, scores, reason },
});
const rated = (total: number, label: string): UnitPlanEvent => ({
  type: 'SubmissionRated',
  at,
  data: { lineId, submissionId: 'bai-1', rating: { total, label } },
});
const handedIn = [opened, received()];

describe('a self-score', () => {
  it('is given for every criterion within its bounds', () => {
    given(opened).when(submit(self), at).then(received());
    given(opened).when(submit(undefined), at).thenThrows('SUBMISSION.SCORE_INVALID');
  });

  it.each([
    ['a criterion left out', { 1: 35, 2: 28 }, 'scores.3', ''],
    ['more than the most', { ...self, 2: 30.5 }, 'scores.2', '30.5'],
    ['less than nothing', { ...self, 1: -1 }, 'scores.1', '-1'],
    ['no number at all', { ...self, 1: Number.NaN }, 'scores.1', 'NaN'],
    ['a third decimal', { ...self, 3: 27.505 }, 'scores.3', '27.505'],
    ['a criterion that the sheet lacks', { ...self, 9: 1 }, 'scores.9', '1'],
  ])('with %s is refused, naming the criterion', (_name, scores, field, value) => {
    expect(() => given(opened).when(submit(scores), at).events()).toThrow(
      expect.objectContaining({
        code: 'SUBMISSION.SCORE_INVALID',
        details: expect.objectContaining({ field, value }),
      }),
    );
  });

  it('is refused where nothing is scored', () => {
    const plain = aPolicy(anObligation('ho-so'));
    planSpec(plain)(openedPlan(plain, at)).when(submit(self), at).thenThrows('SUBMISSION.SCORE_INVALID');
  });
});

describe('an appraisal', () => {
  it('of all criteria by all who appraise them settles the rating', () => {
    const ours = appraised('so-noi-vu', self);
    given(...handedIn)
      .when(appraise('so-noi-vu', self), at)
      .then(ours);
    given(...handedIn, ours)
      .when(appraise('van-phong', { 1: 35 }), at)
      .then(appraised('van-phong', { 1: 35 }), rated(90.5, 'Xuất sắc'));
  });

  it('may come in parts, in any order', () => {
    const office = appraised('van-phong', { 1: 35 });
    const first = appraised('so-noi-vu', { 1: 35, 3: 27.5 });
    given(...handedIn, office, first)
      .when(appraise('so-noi-vu', { 2: 28 }), at)
      .then(appraised('so-noi-vu', { 2: 28 }), rated(90.5, 'Xuất sắc'));
  });

  it('needs a reason where it differs from the self-score', () => {
    given(...handedIn)
      .when(appraise('so-noi-vu', { ...self, 2: 20 }, ' '), at)
      .thenThrows('REASON.MISSING');
    given(...handedIn)
      .when(appraise('so-noi-vu', { 2: 20 }, ' Thiếu minh chứng '), at)
      .then(appraised('so-noi-vu', { 2: 20 }, 'Thiếu minh chứng'));
  });

  it('on which the co-appraiser differs waits for the appraiser to score again, with a reason', () => {
    const ours = appraised('so-noi-vu', self);
    const office = appraised('van-phong', { 1: 30 }, 'Một văn bản ban hành chậm');
    given(...handedIn, ours)
      .when(appraise('van-phong', { 1: 30 }, 'Một văn bản ban hành chậm'), at)
      .then(office);
    const contested = given(...handedIn, ours, office);
    const [criterion] = scoring.criteria;
    if (!criterion) throw new Error('The sheet has criteria.');
    const { appraisals } = obligationIn(contested.state, lineId);
    expect(settledScore(scoring, criterion, appraisals)).toBeNull();
    expect(awaitedAppraisers(scoring, criterion, appraisals)).toEqual(['so-noi-vu']);
    contested.when(appraise('so-noi-vu', { 1: 35 }), at).thenThrows('REASON.MISSING');
    contested
      .when(appraise('so-noi-vu', { 1: 35 }, 'Chậm vì lý do khách quan'), at)
      .then(appraised('so-noi-vu', { 1: 35 }, 'Chậm vì lý do khách quan'), rated(90.5, 'Xuất sắc'));
    contested
      .when(appraise('so-noi-vu', { 1: 30 }, 'Thống nhất với Văn phòng'), at)
      .then(appraised('so-noi-vu', { 1: 30 }, 'Thống nhất với Văn phòng'), rated(85.5, 'Tốt'));
  });

  it.each([
    ['by a unit that does not appraise', appraise('so-y-te', { 1: 35 }), 'APPRAISAL.NOT_APPRAISER'],
    ['by a co-appraiser of what is not theirs', appraise('van-phong', { 1: 35, 2: 28 }), 'APPRAISAL.NOT_THEIRS'],
    ['beyond the most', appraise('so-noi-vu', { 1: 41 }, 'x'), 'APPRAISAL.SCORE_INVALID'],
    ['of an unknown criterion', appraise('so-noi-vu', { 4: 1 }, 'x'), 'APPRAISAL.SCORE_INVALID'],
    ['of nothing', appraise('so-noi-vu', {}), 'APPRAISAL.SCORE_INVALID'],
  ])('%s is refused', (_name, command, code) => {
    given(...handedIn)
      .when(command, at)
      .thenThrows(code);
  });

  it('comes after receipt, and only where something is scored', () => {
    given(opened).when(appraise('so-noi-vu', self), at).thenThrows('OBLIGATION.NOTHING_SUBMITTED');
    const plain = aPolicy(anObligation('ho-so'));
    planSpec(plain)(openedPlan(plain, at), received())
      .when(appraise('so-noi-vu', self), at)
      .thenThrows('APPRAISAL.NOT_SCORED');
  });
});

describe('a rating', () => {
  const settled = [
    ...handedIn,
    appraised('so-noi-vu', self),
    appraised('van-phong', { 1: 35 }),
    rated(90.5, 'Xuất sắc'),
  ];
  const returned: UnitPlanEvent = {
    type: 'SubmissionReturned',
    at,
    data: { lineId, submissionId: 'bai-1', reason: 'Sai biểu', newDate: plainDateOf('2024-10-30') },
  };

  it('is final: neither scored again nor escaped by handing in again', () => {
    given(...settled)
      .when(appraise('so-noi-vu', { 1: 1 }, 'x'), at)
      .thenThrows('APPRAISAL.ALREADY_RATED');
    given(...settled)
      .when(submit(self, 'bai-2'), at)
      .thenThrows('OBLIGATION.ALREADY_CLOSED');
  });

  it('falls with a return, and its version’s scores with it', () => {
    expect(obligationIn(given(...settled, returned).state, lineId)).toMatchObject({ appraisals: [], rating: null });
    given(...settled, returned)
      .when(submit(self, 'bai-2'), at)
      .then(received(2));
    const half = given(...handedIn, appraised('van-phong', { 1: 35 }), received(2)).state;
    expect(obligationIn(half, lineId).appraisals).toEqual([]);
  });

  it('is told with a decimal comma', () => {
    expect(planEventText(rated(90.5, 'Tốt'))).toBe('Xếp loại: Tốt (90,5 điểm)');
  });

  it('is waited for: the plan is over only then', () => {
    expect(isClosed(given(...handedIn).state, policy)).toBe(false);
    expect(isClosed(given(...settled).state, policy)).toBe(true);
  });

  it('adds hundredths without losing any, and a total below all ratings has none', () => {
    const sum = aScoring({
      criteria: [0.1, 0.2, 0.3].map((_, index) => ({ number: index + 1, title: 't', max: 1, coAppraisers: [] })),
      ratings: [{ label: 'Đạt', from: 0.6 }],
    });
    const small = aPolicy(anObligation('ho-so', { scoring: sum }));
    const plan = (scores: Scores) => {
      const content = aReport({ scores });
      const event: UnitPlanEvent = {
        type: 'SubmissionReceived',
        at,
        data: { lineId, submissionId: 'bai-1', version: 1, content },
      };
      return planSpec(small)(openedPlan(small, at), event).when(appraise('so-noi-vu', scores), at).events().at(-1);
    };
    expect(plan({ 1: 0.1, 2: 0.2, 3: 0.3 })).toEqual(rated(0.6, 'Đạt'));
    expect(plan({ 1: 0.1, 2: 0.2, 3: 0.29 })).toEqual(rated(0.59, 'Không xếp loại'));
  });
});
