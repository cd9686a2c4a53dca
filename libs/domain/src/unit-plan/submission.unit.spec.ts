import { describe, expect, it } from 'vitest';
import { type Instant, instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aPolicy, aReport, openedPlan, planSpec } from '../testing/index.js';
import type { SubmissionContent, UnitPlanEvent } from './unit-plan.js';

const figures = [
  { key: 'lop', label: 'Số lớp', unit: 'lớp', min: 0, max: null, required: true },
  { key: 'ty-le', label: 'Tỷ lệ', unit: '%', min: 0, max: 100, required: false },
];
const policy = aPolicy(anObligation('bao-cao', { figures, needsAcceptance: true }));
const given = planSpec(policy);
const opened = openedPlan(policy, instantOf('2024-10-01T02:00:00.000Z'));
const lineId = 'bao-cao.2024';
const inTime = instantOf('2024-11-12T03:00:00.000Z');
const content = aReport({ figures: { lop: 3 } });
const submit = (more: Partial<SubmissionContent> = {}, submissionId = 'bai-1') =>
  ({ type: 'ReceiveSubmission', lineId, submissionId, content: { ...content, ...more } }) as const;
const received = (at: Instant, version = 1): UnitPlanEvent => ({
  type: 'SubmissionReceived',
  at,
  data: { lineId, submissionId: `bai-${version}`, version, content },
});
const accepted: UnitPlanEvent = { type: 'SubmissionAccepted', at: inTime, data: { lineId, submissionId: 'bai-1' } };
const missed: UnitPlanEvent = {
  type: 'DeadlineMissed',
  at: instantOf('2024-11-14T17:00:00.000Z'),
  data: { lineId, overdueFrom: plainDateOf('2024-11-15') },
};

/** What a worker that was awake has recorded by then. */
const passed = (until: Instant): UnitPlanEvent[] => [...given(opened).when({ type: 'Advance' }, until).events()];
const untold = (rung: string, at: string): UnitPlanEvent => ({
  type: 'ReminderRaised',
  at: instantOf(at),
  data: { lineId, rung, notify: false },
});

describe('a submission', () => {
  it('is received at the moment of its command', () => {
    given(opened, ...passed(inTime))
      .when(submit(), inTime)
      .then(received(inTime));
  });

  it('again is a new version; the first one stays', () => {
    const later = instantOf('2024-11-13T03:00:00.000Z');
    given(opened, received(inTime)).when(submit({}, 'bai-2'), later).then(received(later, 2));
    const { state } = given(opened, received(inTime), received(later, 2));
    expect(state.obligations[lineId]?.submissions.map(({ submissionId }) => submissionId)).toEqual(['bai-1', 'bai-2']);
  });

  it('is recorded after all that time had done before, of which nobody is told any more', () => {
    const late = instantOf('2024-11-20T03:00:00.000Z');
    const asleepSince = passed(inTime);
    const events = given(opened, ...asleepSince)
      .when(submit(), late)
      .events();
    expect(events).toEqual([
      untold('before-1', '2024-11-14T00:30:00.000Z'),
      missed,
      untold('after', '2024-11-15T00:30:00.000Z'),
      received(late),
    ]);
    given(opened, ...passed(late))
      .when(submit(), late)
      .then(received(late));
  });

  it('at 23:59:59.999 of the last safe day is in time, at 00:00 of the next day late', () => {
    const [justInTime, justLate] = [instantOf('2024-11-14T16:59:59.999Z'), instantOf('2024-11-14T17:00:00.000Z')];
    const before = passed(justInTime);
    given(opened, ...before)
      .when(submit(), justInTime)
      .then(received(justInTime));
    given(opened, ...before)
      .when(submit(), justLate)
      .then(missed, received(justLate));
  });

  it('ends the chase', () => {
    given(opened, received(inTime)).when({ type: 'Advance' }, instantOf('2025-03-01T00:00:00.000Z')).thenNothing();
  });

  it('that was accepted is not followed by another', () => {
    given(opened, received(inTime), accepted).when(submit({}, 'bai-2'), inTime).thenThrows('OBLIGATION.ALREADY_CLOSED');
  });

  it.each([
    ['without number', { documentNumber: ' ' }, 'DOCUMENT.NUMBER_MISSING', 'documentNumber'],
    ['signed tomorrow', { signedOn: plainDateOf('2024-11-13') }, 'SUBMISSION.DATES_OUT_OF_ORDER', 'signedOn'],
    ['without file', { files: [] }, 'SUBMISSION.FILE_MISSING', 'files'],
    ['without a required figure', { figures: {} }, 'SUBMISSION.FIGURE_INVALID', 'figures.lop'],
    ['with a figure below its least', { figures: { lop: -1 } }, 'SUBMISSION.FIGURE_INVALID', 'figures.lop'],
    [
      'with a figure above its most',
      { figures: { lop: 1, 'ty-le': 100.5 } },
      'SUBMISSION.FIGURE_INVALID',
      'figures.ty-le',
    ],
    ['with a figure that is no number', { figures: { lop: Number.NaN } }, 'SUBMISSION.FIGURE_INVALID', 'figures.lop'],
    ['with an infinite figure', { figures: { lop: Infinity } }, 'SUBMISSION.FIGURE_INVALID', 'figures.lop'],
    ['with an unknown figure', { figures: { lop: 1, la: 2 } }, 'SUBMISSION.FIGURE_INVALID', 'figures.la'],
  ])('%s is refused by field, and nothing is recorded', (_, more, code, field) => {
    expect(() => given(opened).when(submit(more), inTime).events()).toThrow(
      expect.objectContaining({
        code,
        details: expect.objectContaining({
          field,
          reason: expect.stringMatching(/\S/),
          mend: expect.stringMatching(/\S/),
        }),
      }),
    );
  });

  it('may be signed on the very day of its receipt in Hồ Chí Minh', () => {
    const justAfterMidnight = instantOf('2024-11-12T17:00:00.000Z'); // 13/11 there
    expect(
      given(opened, ...passed(justAfterMidnight))
        .when(submit({ signedOn: plainDateOf('2024-11-13') }), justAfterMidnight)
        .events(),
    ).toHaveLength(1);
  });
});

describe('acceptance', () => {
  it('closes what was handed in', () => {
    given(opened, received(inTime)).when({ type: 'AcceptSubmission', lineId }, inTime).then(accepted);
  });

  it('of the newest version', () => {
    given(opened, received(inTime), received(inTime, 2))
      .when({ type: 'AcceptSubmission', lineId }, inTime)
      .then({ type: 'SubmissionAccepted', at: inTime, data: { lineId, submissionId: 'bai-2' } });
  });

  it('needs something that waits for it', () => {
    const accept = { type: 'AcceptSubmission', lineId } as const;
    given(opened).when(accept, inTime).thenThrows('OBLIGATION.NOTHING_SUBMITTED');
    given(opened, received(inTime), accepted).when(accept, inTime).thenThrows('OBLIGATION.NOTHING_SUBMITTED');
  });
});

describe('a command for an obligation that the unit does not have', () => {
  it.each([
    { ...submit(), lineId: 'khac' },
    { type: 'AcceptSubmission', lineId: 'khac' },
    { type: 'ReturnSubmission', lineId: 'khac', reason: 'Thiếu', newDate: plainDateOf('2024-12-02') },
    { type: 'DeclareNotApplicable', lineId: 'khac', reason: 'Không có' },
  ] as const)('$type is refused', (command) => {
    given(opened).when(command, inTime).thenThrows('OBLIGATION.NOT_FOUND');
  });
});

describe('opening a plan', () => {
  it('twice records nothing', () => {
    const command = {
      type: 'OpenUnitPlan',
      cascadeId: 'dot-1',
      unitId: 'so-a',
      issuedOn: plainDateOf('2024-10-01'),
      lines: [],
    } as const;
    given(opened).when(command, inTime).thenNothing();
  });
});
