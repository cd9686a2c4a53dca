import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aPolicy, openedPlan, planSpec, yearlyRule } from '../testing/index.js';
import type { UnitPlanEvent } from './unit-plan.js';

// "trước ngày 15/11/2024": safe to Thursday 14/11, late from Friday 15/11.
const policy = aPolicy(anObligation('bao-cao'));
const given = planSpec(policy);
const opened = openedPlan(policy, instantOf('2024-10-01T02:00:00.000Z'));
const lineId = 'bao-cao.2024';
const at = (date: string) => instantOf(`${date}T00:30:00.000Z`); // 07:30 in Hồ Chí Minh
const reminder = (date: string, rung: string, notify: boolean): UnitPlanEvent => ({
  type: 'ReminderRaised',
  at: at(date),
  data: { lineId, rung, notify },
});
const missed: UnitPlanEvent = {
  type: 'DeadlineMissed',
  at: instantOf('2024-11-14T17:00:00.000Z'),
  data: { lineId, overdueFrom: plainDateOf('2024-11-15') },
};
const escalation = (date: string, level: 1 | 2 | 3): UnitPlanEvent => ({
  type: 'EscalationRaised',
  at: at(date),
  data: {
    lineId,
    rung: `escalation-${level}`,
    level,
    to: (['unit-leader', 'collector', 'issuer'] as const)[level - 1] ?? 'issuer',
    notify: true,
  },
});
const advance = { type: 'Advance' } as const;

describe('when time comes', () => {
  it('nothing happens before the first rung', () => {
    given(opened).when(advance, instantOf('2024-10-25T00:29:59.999Z')).thenNothing();
  });

  it('a rung is raised at its very instant', () => {
    given(opened)
      .when(advance, at('2024-10-25'))
      .then(reminder('2024-10-25', 'before-15', true));
  });

  it('a second time, nothing more happens', () => {
    given(opened, reminder('2024-10-25', 'before-15', true))
      .when(advance, at('2024-10-25'))
      .thenNothing();
  });

  it('lateness is recorded as of midnight, before the reminder that tells it', () => {
    const before = [
      reminder('2024-10-25', 'before-15', true),
      reminder('2024-11-08', 'before-5', true),
      reminder('2024-11-14', 'before-1', true),
    ];
    given(opened, ...before)
      .when(advance, at('2024-11-15'))
      .then(missed, reminder('2024-11-15', 'after', true));
  });

  it('nothing is recorded as late one millisecond before midnight', () => {
    const before = [
      reminder('2024-10-25', 'before-15', true),
      reminder('2024-11-08', 'before-5', true),
      reminder('2024-11-14', 'before-1', true),
    ];
    given(opened, ...before)
      .when(advance, instantOf('2024-11-14T16:59:59.999Z'))
      .thenNothing();
    given(opened, ...before)
      .when(advance, instantOf('2024-11-14T17:00:00.000Z'))
      .then(missed);
  });

  it('two obligations are each reminded, in the order of time', () => {
    const both = aPolicy(anObligation('bao-cao'), anObligation('ke-hoach', { due: yearlyRule(11, 8) }));
    const events = planSpec(both)(openedPlan(both, instantOf('2024-10-01T02:00:00.000Z')))
      .when(advance, instantOf('2024-11-08T02:00:00.000Z'))
      .events()
      .map(({ at: when, type, data }) => `${when.slice(0, 10)} ${type} ${'lineId' in data ? data.lineId : ''}`);
    expect(events).toEqual([
      '2024-10-18 ReminderRaised ke-hoach.2024',
      '2024-10-25 ReminderRaised bao-cao.2024',
      '2024-11-01 ReminderRaised ke-hoach.2024',
      '2024-11-07 ReminderRaised ke-hoach.2024',
      '2024-11-07 DeadlineMissed ke-hoach.2024',
      '2024-11-08 ReminderRaised ke-hoach.2024',
      '2024-11-08 ReminderRaised bao-cao.2024',
    ]);
  });

  it('a plan that was never opened does nothing', () => {
    given().when(advance, at('2024-11-15')).thenNothing();
  });
});

describe('after a month asleep', () => {
  it('all rungs are recorded in order; of the reminders only the newest is sent; each level is told', () => {
    given(opened)
      .when(advance, instantOf('2024-12-01T02:00:00.000Z'))
      .then(
        reminder('2024-10-25', 'before-15', false),
        reminder('2024-11-08', 'before-5', false),
        reminder('2024-11-14', 'before-1', false),
        missed,
        reminder('2024-11-15', 'after', false),
        reminder('2024-11-22', 'repeat-1', false),
        escalation('2024-11-22', 1),
        reminder('2024-11-29', 'repeat-2', true),
        escalation('2024-11-29', 2),
      );
  });

  it('"due soon" is not sent when the date has passed meanwhile', () => {
    given(opened)
      .when(advance, instantOf('2024-11-14T20:00:00.000Z'))
      .then(
        reminder('2024-10-25', 'before-15', false),
        reminder('2024-11-08', 'before-5', false),
        reminder('2024-11-14', 'before-1', false),
        missed,
      );
  });

  it('of several reminders before the date the newest is sent', () => {
    given(opened)
      .when(advance, instantOf('2024-11-12T02:00:00.000Z'))
      .then(reminder('2024-10-25', 'before-15', false), reminder('2024-11-08', 'before-5', true));
  });

  it('the order of recording is the order of time', () => {
    const events = given(opened).when(advance, instantOf('2025-06-01T02:00:00.000Z')).events();
    const instants = events.map(({ at: when }) => when);
    expect(instants).toEqual([...instants].sort());
    expect(events).toHaveLength(3 + 1 + 7 + 3);
  });
});

describe('a plan that was opened after the due date', () => {
  const late = openedPlan(policy, instantOf('2024-11-20T02:00:00.000Z'), plainDateOf('2024-11-12'));

  it('is late at once, but nobody is reminded or reported before having been told', () => {
    given(late).when(advance, instantOf('2024-11-20T02:00:00.000Z')).then(missed);
    given(late, missed)
      .when(advance, at('2024-11-21'))
      .then(reminder('2024-11-21', 'after', true));
  });

  it('is reported upwards only after its own grace', () => {
    const types = (date: string) =>
      given(late, missed)
        .when(advance, at(date))
        .events()
        .map(({ type }) => type);
    expect(types('2024-11-27')).not.toContain('EscalationRaised');
    expect(types('2024-11-28')).toContain('EscalationRaised');
  });
});
