import { describe, expect, it } from 'vitest';
import { type Instant, instantAt } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { noticesOfPlanEvent } from '../cascade/notices-of-events.js';
import { tallyOf } from '../roll-up/tally.js';
import { anObligation, aPolicy, aReport } from '../testing/a-cascade.js';
import { openedPlan, planSpec, statusIn } from '../testing/a-unit-plan.js';
import { isClosed, nextWake } from './advance.js';
import { evolveUnitPlan } from './evolve.js';
import { initialUnitPlan, type UnitPlan, type UnitPlanEvent } from './unit-plan.js';

const at = (date: string, clock = '09:00'): Instant => instantAt(plainDateOf(date), clock);
const day = plainDateOf;
const lineId = 'bao-cao.2024';
const policy = aPolicy(anObligation('bao-cao'));
const given = planSpec(policy);
const opened = openedPlan(policy, at('2024-02-01'));
const fold = (events: readonly UnitPlanEvent[]): UnitPlan => events.reduce(evolveUnitPlan, initialUnitPlan());
const status = (events: readonly UnitPlanEvent[], now: Instant, line = lineId) =>
  statusIn(policy, fold(events), line, now);
const exempt = { type: 'Exempt', lineId, reason: 'Mới thành lập' } as const;
const revoke = (until?: string) =>
  ({
    type: 'RevokeExemption',
    lineId,
    reason: 'Đã ổn định',
    until: until === undefined ? undefined : day(until),
  }) as const;
const submit = (line = lineId) =>
  ({ type: 'ReceiveSubmission', lineId: line, submissionId: `nop-${line}`, content: aReport() }) as const;

describe('an exemption', () => {
  const history = [opened, ...given(opened).when(exempt, at('2024-11-04')).events()];

  it('leaves the denominator, ends the chasing and closes the plan', () => {
    const now = at('2024-12-30');
    expect(status(history, now)).toMatchObject({ code: 'exempt', label: 'Được miễn theo quyết định' });
    expect(tallyOf([{ unitId: 'so-a', status: status(history, now) }])).toMatchObject({
      assigned: 1,
      owed: 0,
      exempt: 1,
    });
    expect(
      given(...history)
        .when({ type: 'Advance' }, now)
        .events(),
    ).toEqual([]);
    expect([nextWake(fold(history), policy), isClosed(fold(history), policy)]).toEqual([null, true]);
  });

  it('needs a reason and something that is owed', () => {
    given(opened)
      .when({ ...exempt, reason: '' }, at('2024-11-04'))
      .thenThrows('REASON.MISSING');
    given(...history)
      .when(exempt, at('2024-11-05'))
      .thenThrows('OBLIGATION.ALREADY_CLOSED');
    const received = given(opened).when(submit(), at('2024-11-05')).events();
    given(opened, ...received)
      .when(exempt, at('2024-11-06'))
      .thenThrows('OBLIGATION.ALREADY_CLOSED');
  });

  it('revoked before the due date is owed by it again', () => {
    const again = [
      ...history,
      ...given(...history)
        .when(revoke(), at('2024-11-06'))
        .events(),
    ];
    expect(status(again, at('2024-11-07')).code).toBe('due_soon');
    expect(status(again, at('2024-11-18'))).toMatchObject({ code: 'overdue', days: 4 });
  });

  it('revoked after the due date needs a new one: nobody is late by a decision', () => {
    const spec = given(...history);
    spec.when(revoke(), at('2024-11-18')).thenThrows('EXEMPTION.DATE_NEEDED');
    spec.when(revoke('2024-11-15'), at('2024-11-18')).thenThrows('EXEMPTION.DATE_NEEDED');
    const again = [...history, ...spec.when(revoke('2024-11-29'), at('2024-11-18')).events()];
    expect(status(again, at('2024-11-20'))).toMatchObject({ extendedTo: '2024-11-29' });
    // The new date does not use up the unit's own extension.
    const grant = { type: 'GrantExtension', lineId, until: day('2024-12-06'), reason: 'Bão' } as const;
    expect(
      given(...again)
        .when(grant, at('2024-11-20'))
        .events(),
    ).not.toEqual([]);
    const letters = given(...again)
      .when({ type: 'Advance' }, at('2024-11-29'))
      .events();
    expect(letters.some(({ type }) => type === 'EscalationRaised')).toBe(false);
  });

  it('is revoked only where there is one, with a reason', () => {
    given(opened).when(revoke(), at('2024-11-06')).thenThrows('EXEMPTION.NOT_EXEMPT');
    given(...history)
      .when({ ...revoke(), reason: '' }, at('2024-11-06'))
      .thenThrows('REASON.MISSING');
  });

  it('keeps what is handed in all the same, and counts it when it is revoked', () => {
    const kept = [
      ...history,
      ...given(...history)
        .when(submit(), at('2024-11-08'))
        .events(),
    ];
    expect(status(kept, at('2024-11-09')).code).toBe('exempt');
    const again = [
      ...kept,
      ...given(...kept)
        .when(revoke(), at('2024-11-20'))
        .events(),
    ];
    expect(status(again, at('2024-11-20')).code).toBe('done_on_time');
  });
});

describe('a request for explanation', () => {
  const question = 'Vì sao chậm báo cáo quý III?';
  const askFor = { type: 'RequestExplanation', lineId, question, dueOn: day('2024-11-25') } as const;
  const line = `giai-trinh.1.${lineId}`;
  const history = [opened, ...given(opened).when(askFor, at('2024-11-18')).events()];

  it('opens an obligation of its own, due at the end of its day', () => {
    expect(fold(history).obligations[line]).toMatchObject({
      key: 'giai-trinh',
      work: 'open',
      due: { lastSafeDay: '2024-11-25', boundary: 'on' },
      explains: { lineId, number: 1, question },
    });
    expect(status(history, at('2024-11-25', '23:59'), line).code).toBe('due_today');
    expect(status(history, at('2024-11-26', '00:00'), line)).toMatchObject({ code: 'overdue', days: 1 });
  });

  it('is told at once to the unit and chased by the ladder from the request on', () => {
    const asked = history[1];
    if (!asked) throw new Error('It was asked.');
    expect(noticesOfPlanEvent(asked, { cascadeId: 'dot-1', unitId: 'so-a' }, policy.template)).toMatchObject([
      { kind: 'explanation', recipient: 'so-a/focal-point', lineId: line, text: question },
    ]);
    const passed = given(...history)
      .when({ type: 'Advance' }, at('2024-11-27'))
      .events();
    const own = passed.filter(({ data }) => 'lineId' in data && data.lineId === line);
    expect(own.map(({ type }) => type)).toContain('DeadlineMissed');
    expect(own.filter(({ type }) => type === 'ReminderRaised')).not.toEqual([]);
  });

  it('keeps the plan open until it is answered and accepted, and returns as any report', () => {
    const reported = [
      ...history,
      ...given(...history)
        .when(submit(), at('2024-11-19'))
        .events(),
    ];
    expect(isClosed(fold(reported), policy)).toBe(false);
    const answered = [
      ...reported,
      ...given(...reported)
        .when(submit(line), at('2024-11-20'))
        .events(),
    ];
    expect(status(answered, at('2024-11-20'), line).code).toBe('received');
    const accepted = given(...answered)
      .when({ type: 'AcceptSubmission', lineId: line }, at('2024-11-21'))
      .events();
    expect(isClosed(fold([...answered, ...accepted]), policy)).toBe(true);
  });

  it('outlives an amendment that takes its origin away', () => {
    const amended = given(...history).when(
      { type: 'AmendUnitPlan', amendment: 1, on: day('2024-11-19'), lines: [] },
      at('2024-11-19'),
    );
    const plan = fold([...history, ...amended.events()]);
    expect([plan.obligations[lineId]?.droppedBy, plan.obligations[line]?.work]).toEqual([1, 'open']);
  });

  it('numbers a second one, and is not asked of an explanation, of nothing, or for today', () => {
    const second = given(...history)
      .when({ ...askFor, question: 'Còn quý II?' }, at('2024-11-19'))
      .events();
    expect(second).toMatchObject([{ data: { number: 2, opened: { lineId: `giai-trinh.2.${lineId}` } } }]);
    given(...history)
      .when({ ...askFor, lineId: line }, at('2024-11-19'))
      .thenThrows('EXPLANATION.OF_EXPLANATION');
    given(opened)
      .when({ ...askFor, question: '  ' }, at('2024-11-18'))
      .thenThrows('EXPLANATION.QUESTION_MISSING');
    given(opened).when(askFor, at('2024-11-25')).thenThrows('EXPLANATION.DATE_PAST');
    given(opened)
      .when({ ...askFor, lineId: 'khong-co' }, at('2024-11-18'))
      .thenThrows('OBLIGATION.NOT_FOUND');
  });
});

describe('a prompt by hand', () => {
  const prompt = { type: 'PromptUnit', lineId, jobId: 'viec-1', reason: 'Họp giao ban' } as const;

  it('is raised once per job and only while something is owed', () => {
    const raised = given(opened).when(prompt, at('2024-11-04')).events();
    expect(raised.at(-1)).toMatchObject({ type: 'PromptRaised', data: { jobId: 'viec-1' } });
    given(opened, ...raised)
      .when(prompt, at('2024-11-05'))
      .thenNothing();
    const received = given(opened).when(submit(), at('2024-11-05')).events();
    given(opened, ...received)
      .when(prompt, at('2024-11-06'))
      .thenThrows('PROMPT.NOT_OPEN');
    given(opened)
      .when({ ...prompt, reason: '' }, at('2024-11-04'))
      .thenThrows('REASON.MISSING');
  });

  it('asks nobody for what is locked, until it is reopened', () => {
    const locking = aPolicy(anObligation('bao-cao', { closesAfter: 5 }));
    const [spec, begun] = [planSpec(locking), openedPlan(locking, at('2024-02-01'))];
    expect(spec(begun).when(prompt, at('2024-11-21', '17:00')).events().at(-1)).toMatchObject({ type: 'PromptRaised' });
    spec(begun).when(prompt, at('2024-11-22')).thenThrows('OBLIGATION.LOCKED');
    const reopen = { type: 'Reopen', lineId, until: day('2024-11-29'), reason: 'Mất điện' } as const;
    const reopened = spec(begun).when(reopen, at('2024-11-25')).events();
    expect(
      spec(begun, ...reopened)
        .when(prompt, at('2024-11-26'))
        .events()
        .at(-1),
    ).toMatchObject({ type: 'PromptRaised' });
  });
});
