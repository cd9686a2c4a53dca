import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, instantAt } from '../calendar/instant.js';
import { addDays, plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aPolicy, aReport } from '../testing/a-cascade.js';
import { openedPlan, planSpec, statusIn } from '../testing/a-unit-plan.js';
import { nextWake } from './advance.js';
import { evolveUnitPlan } from './evolve.js';
import { initialUnitPlan, type UnitPlan, type UnitPlanEvent } from './unit-plan.js';

const at = (date: string, clock = '09:00'): Instant => instantAt(plainDateOf(date), clock);
const day = plainDateOf;
// "trước ngày 15/11/2024": to the end of Thursday 14/11.
const policy = aPolicy(anObligation('bao-cao'));
const lineId = 'bao-cao.2024';
const given = planSpec(policy);
const opened = openedPlan(policy, at('2024-02-01'));
const fold = (events: readonly UnitPlanEvent[]): UnitPlan => events.reduce(evolveUnitPlan, initialUnitPlan());
const status = (events: readonly UnitPlanEvent[], now: Instant) => statusIn(policy, fold(events), lineId, now);

const ask = (until: string, requestId = 'xin-1') =>
  ({
    type: 'RequestExtension',
    lineId,
    requestId,
    until: day(until),
    reason: 'Chờ số liệu',
    by: 'Trần Thị B',
  }) as const;
const decide = (grant: boolean, more: { until?: string; reason?: string; requestId?: string } = {}) =>
  ({
    type: 'DecideExtension',
    lineId,
    requestId: more.requestId ?? 'xin-1',
    grant,
    until: more.until === undefined ? undefined : day(more.until),
    reason: more.reason ?? '',
  }) as const;
const grant = (until: string) => ({ type: 'GrantExtension', lineId, until: day(until), reason: 'Mưa lũ' }) as const;
const submit = { type: 'ReceiveSubmission', lineId, submissionId: 's1', content: aReport() } as const;
const asked = () => given(opened).when(ask('2024-11-25'), at('2024-11-10')).events();

describe('an extension given to a set of units', () => {
  const toAll = (until: string) => ({ ...grant(until), answers: true });

  it('answers the request of whoever has asked, and is given unasked to the others', () => {
    const answered = given(opened, ...asked()).when(toAll('2024-11-22'), at('2024-11-12'));
    expect(answered.events().at(-1)).toMatchObject({
      type: 'ExtensionGranted',
      data: { requestId: 'xin-1', due: { lastSafeDay: '2024-11-22' }, reason: 'Mưa lũ' },
    });
    const unasked = given(opened).when(toAll('2024-11-22'), at('2024-11-12')).events();
    expect(unasked.at(-1)).toMatchObject({ type: 'ExtensionGranted', data: { requestId: null } });
  });

  it('to one unit by itself does not decide what nobody has read', () => {
    given(opened, ...asked())
      .when(grant('2024-11-22'), at('2024-11-12'))
      .thenThrows('EXTENSION.PENDING');
  });
});

describe('a request for an extension', () => {
  it('is recorded with who asks, and waits', () => {
    expect(asked().at(-1)).toMatchObject({
      type: 'ExtensionRequested',
      data: { requestId: 'xin-1', until: '2024-11-25', reason: 'Chờ số liệu', by: 'Trần Thị B' },
    });
  });

  it.each([
    ['2024-11-14', 'EXTENSION.NOT_LATER'],
    ['2024-10-01', 'EXTENSION.NOT_LATER'],
  ])('until %s is refused: %s', (until, code) => {
    expect(() => given(opened).when(ask(until), at('2024-11-10')).events()).toThrow(expect.objectContaining({ code }));
  });

  it('for a day that has passed is refused', () => {
    expect(() => given(opened).when(ask('2024-11-20'), at('2024-11-25')).events()).toThrow(
      expect.objectContaining({ code: 'EXTENSION.DATE_PAST' }),
    );
  });

  it('is refused while another waits, without reason, after the report, and without a date to put off', () => {
    const again = { ...ask('2024-11-26', 'xin-2') };
    expect(() =>
      given(opened, ...asked())
        .when(again, at('2024-11-11'))
        .events(),
    ).toThrow(expect.objectContaining({ code: 'EXTENSION.PENDING' }));
    expect(() =>
      given(opened)
        .when({ ...ask('2024-11-25'), reason: ' ' }, at('2024-11-10'))
        .events(),
    ).toThrow(expect.objectContaining({ code: 'REASON.MISSING' }));
    const received = given(opened).when(submit, at('2024-11-10')).events();
    expect(() =>
      given(opened, ...received)
        .when(ask('2024-11-25'), at('2024-11-11'))
        .events(),
    ).toThrow(expect.objectContaining({ code: 'OBLIGATION.ALREADY_CLOSED' }));
    const undated = aPolicy(
      anObligation('bao-cao', { due: { kind: 'undated', words: 'khi có', clause: '', recurring: false } }),
    );
    const plan = openedPlan(undated, at('2024-02-01'));
    expect(() => planSpec(undated)(plan).when(ask('2024-11-25'), at('2024-11-10')).events()).toThrow(
      expect.objectContaining({ code: 'EXTENSION.UNDATED' }),
    );
  });
});

describe('a decision on an extension', () => {
  it('moves the date that counts and leaves the first one', () => {
    const granted = given(opened, ...asked())
      .when(decide(true), at('2024-11-12'))
      .events();
    const plan = fold([opened, ...asked(), ...granted]);
    expect(plan.obligations[lineId]).toMatchObject({
      due: { lastSafeDay: '2024-11-14' },
      firstDue: { lastSafeDay: '2024-11-14' },
      extended: { lastSafeDay: '2024-11-25' },
    });
    expect(status([opened, ...asked(), ...granted], at('2024-11-20'))).toMatchObject({
      code: 'due_soon',
      extendedTo: '2024-11-25',
      lateAgainstFirst: 6,
    });
  });

  it('after the due date ends lateness from then on; that it had been missed stays in the log', () => {
    const late = given(opened, ...asked())
      .when({ type: 'Advance' }, at('2024-11-20'))
      .events();
    const before = [opened, ...asked(), ...late];
    expect(late.some(({ type }) => type === 'DeadlineMissed')).toBe(true);
    expect(status(before, at('2024-11-20')).code).toBe('overdue');
    const granted = given(...before)
      .when(decide(true), at('2024-11-20', '10:00'))
      .events();
    const after = [...before, ...granted];
    expect(status(after, at('2024-11-20', '10:00')).code).toBe('due_soon');
    expect(fold(after).obligations[lineId]?.missed).toBe(false);
    const passed = given(...after)
      .when({ type: 'Advance' }, at('2024-11-28'))
      .events();
    expect(passed.filter(({ type }) => type === 'DeadlineMissed')).toHaveLength(1);
    expect(status([...after, ...passed], at('2024-11-28'))).toMatchObject({
      code: 'overdue',
      days: 3,
      lateAgainstFirst: 14,
    });
  });

  it('that was asked in time may be granted after the report has come late', () => {
    const received = given(opened, ...asked())
      .when(submit, at('2024-11-18'))
      .events();
    const before = [opened, ...asked(), ...received];
    expect(status(before, at('2024-11-19'))).toMatchObject({ code: 'done_late', days: 4 });
    const granted = given(...before)
      .when(decide(true, { until: '2024-11-18', reason: 'Đến ngày đã nộp' }), at('2024-11-26'))
      .events();
    expect(status([...before, ...granted], at('2024-11-26'))).toMatchObject({
      code: 'done_on_time',
      lateAgainstFirst: 4,
      label: expect.stringContaining('chậm 4 ngày so với hạn đầu'),
    });
  });

  it('needs a reason for a refusal and for another date than the one asked', () => {
    const spec = given(opened, ...asked());
    for (const command of [decide(false), decide(true, { until: '2024-11-20' })])
      expect(() => spec.when(command, at('2024-11-12')).events()).toThrow(
        expect.objectContaining({ code: 'REASON.MISSING' }),
      );
    const refused = spec.when(decide(false, { reason: 'Đã đủ thời gian' }), at('2024-11-12')).events();
    expect(refused.at(-1)).toMatchObject({ type: 'ExtensionRefused', data: { requestId: 'xin-1' } });
    expect(status([opened, ...asked(), ...refused], at('2024-11-16'))).toMatchObject({ code: 'overdue', days: 2 });
  });

  it('is made once, and only on a request that there is', () => {
    const granted = given(opened, ...asked())
      .when(decide(true), at('2024-11-12'))
      .events();
    expect(() =>
      given(opened, ...asked(), ...granted)
        .when(decide(false, { reason: 'Đổi ý' }), at('2024-11-13'))
        .events(),
    ).toThrow(expect.objectContaining({ code: 'EXTENSION.ALREADY_DECIDED' }));
    expect(() =>
      given(opened)
        .when(decide(true, { requestId: 'khac' }), at('2024-11-13'))
        .events(),
    ).toThrow(expect.objectContaining({ code: 'EXTENSION.NOT_FOUND' }));
  });
});

describe('the limit of extensions', () => {
  const first = given(opened).when(grant('2024-11-20'), at('2024-11-10')).events();
  it('is one by default, whoever grants or asks', () => {
    for (const command of [grant('2024-11-29'), ask('2024-11-29')])
      expect(() =>
        given(opened, ...first)
          .when(command, at('2024-11-18'))
          .events(),
      ).toThrow(expect.objectContaining({ code: 'EXTENSION.LIMIT' }));
  });

  it('can be lifted, or set to none, or to a number of working days', () => {
    const withLimit = (extensions: { most: number; maxWorkingDays: number | null } | null) => {
      const own = aPolicy(anObligation('bao-cao', { extensions }));
      return planSpec(own)(openedPlan(own, at('2024-02-01')));
    };
    expect(withLimit(null).when(grant('2024-11-29'), at('2024-11-10')).events()).not.toEqual([]);
    expect(() =>
      withLimit({ most: 0, maxWorkingDays: null }).when(grant('2024-11-29'), at('2024-11-10')).events(),
    ).toThrow(expect.objectContaining({ code: 'EXTENSION.LIMIT' }));
    const five = withLimit({ most: 3, maxWorkingDays: 5 });
    expect(five.when(grant('2024-11-21'), at('2024-11-10')).events()).not.toEqual([]);
    expect(() => five.when(grant('2024-11-22'), at('2024-11-10')).events()).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ mend: 'Chọn ngày từ 21/11/2024 trở về trước.' }) }),
    );
  });
});

describe('chasing after an extension', () => {
  it('follows the new date with a ladder of its own and escalates nobody for the old one', () => {
    const granted = given(opened).when(grant('2024-11-29'), at('2024-11-12')).events();
    const later = given(opened, ...granted)
      .when({ type: 'Advance' }, at('2024-12-02'))
      .events();
    const rungs = later.flatMap((event) => (event.type === 'ReminderRaised' ? [event.data.rung] : []));
    expect(rungs.every((rung) => rung.startsWith('extend-1/'))).toBe(true);
    expect(rungs).toContain('extend-1/before-1');
    expect(later.some(({ type }) => type === 'EscalationRaised')).toBe(false);
    expect(nextWake(fold([opened, ...granted]), policy)).not.toBeNull();
  });

  it('of a returned report puts off its new date and leaves timeliness alone', () => {
    const received = given(opened).when(submit, at('2024-11-18')).events();
    const own = aPolicy(anObligation('bao-cao', { needsAcceptance: true }));
    const returned = planSpec(own)(opened, ...received)
      .when({ type: 'ReturnSubmission', lineId, reason: 'Thiếu biểu', newDate: day('2024-11-25') }, at('2024-11-19'))
      .events();
    const granted = planSpec(own)(opened, ...received, ...returned)
      .when(grant('2024-12-05'), at('2024-11-22'))
      .events();
    const plan = fold([opened, ...received, ...returned, ...granted]);
    expect(plan.obligations[lineId]).toMatchObject({ returned: { newDate: '2024-12-05' }, extended: null });
    expect(statusIn(own, plan, lineId, at('2024-11-26'))).toMatchObject({ code: 'returned', days: 4 });
  });
});

describe('extensions, whatever happens', () => {
  const steps = fc.array(
    fc.record({
      days: fc.integer({ min: 0, max: 20 }),
      what: fc.constantFrom('ask', 'grant', 'refuse', 'give', 'submit', 'time'),
    }),
    { maxLength: 12 },
  );

  it('never change the first date, and fold alike twice and through JSON', () => {
    const many = aPolicy(anObligation('bao-cao', { extensions: null }));
    fc.assert(
      fc.property(steps, (lived) => {
        const events: UnitPlanEvent[] = [opened];
        let today = day('2024-10-20');
        for (const [index, { days, what }] of lived.entries()) {
          today = addDays(today, days);
          const until = addDays(today, 5 + days);
          const requestId = `xin-${events.filter(({ type }) => type === 'ExtensionRequested').length}`;
          const command = {
            ask: { ...ask(until, `xin-${events.filter(({ type }) => type === 'ExtensionRequested').length + 1}`) },
            grant: decide(true, { requestId }),
            refuse: decide(false, { requestId, reason: 'Không' }),
            give: grant(until),
            submit: { ...submit, submissionId: `s${index}` },
            time: { type: 'Advance' as const },
          }[what];
          try {
            events.push(
              ...planSpec(many)(...events)
                .when(command, at(today))
                .events(),
            );
          } catch {
            // Refused: nothing happened.
          }
        }
        const plan = fold(events);
        expect(plan.obligations[lineId]?.firstDue?.lastSafeDay).toBe('2024-11-14');
        expect(fold(events)).toEqual(plan);
        expect(fold(JSON.parse(JSON.stringify(events)) as UnitPlanEvent[])).toEqual(plan);
        expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
      }),
      { seed: 15, numRuns: 150 },
    );
  });
});
