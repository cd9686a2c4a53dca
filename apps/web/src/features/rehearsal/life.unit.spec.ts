import type { RehearsalView } from '@dondoc/contracts';
import { describe, expect, it } from 'vitest';
import { dayAt, daysOfLife, endOfDay, monthsOn, positionAfterKey, positionOf } from './days.js';
import { codeAt, countUntil, indexRehearsal, totalsAt, turningPoints } from './life.js';

const tally = {
  assigned: 1,
  owed: 1,
  handedIn: 1,
  onTime: 1,
  late: 0,
  overdue: 0,
  notYet: 0,
  undated: 0,
  returned: 0,
  agreed: 0,
  exempt: 0,
  lateUnits: [],
  missingUnits: [],
};
const line = (lineId: string, lastSafeDay: string | null) => ({
  lineId,
  shortTitle: lineId,
  title: lineId,
  lastSafeDay,
});
const view: RehearsalView = {
  from: '2026-01-30T02:00:00.000Z',
  until: '2026-03-02T17:00:00.000Z',
  lines: [line('khong-han', null), line('sau', '2026-03-01'), line('truoc', '2026-02-10')],
  units: [
    { unitId: 'a', name: 'A' },
    { unitId: 'b', name: 'B' },
  ],
  cells: [
    {
      unitId: 'a',
      lineId: 'truoc',
      steps: [
        { at: '2026-01-30T02:00:00.000Z', code: 'not_due' },
        { at: '2026-02-10T17:00:00.000Z', code: 'overdue' },
      ],
    },
    { unitId: 'b', lineId: 'truoc', steps: [{ at: '2026-01-30T02:00:00.000Z', code: 'not_due' }] },
  ],
  messages: [{ at: '2026-02-11T00:30:00.000Z', to: 'A', kind: 'digest', text: 'Quá hạn', count: 1 }],
  rollUps: [{ at: '2026-02-11T00:30:00.000Z', lineId: 'truoc', title: 'x', trigger: 'time', sentence: 's', tally }],
  findings: [],
  counts: { units: 2, lines: 3, dueMarks: 2, events: 3, messages: 1 },
};

describe('a rehearsed life', () => {
  const life = indexRehearsal(view);

  it('shows lines in the order of their dates, what has none last', () => {
    expect(life.lines.map(({ lineId }) => lineId)).toEqual(['truoc', 'sau', 'khong-han']);
  });

  it('looks up the status that holds at a moment; before it was given there is none', () => {
    const steps = life.steps.get('a/truoc');
    expect(codeAt(steps, '2026-01-30T01:59:59.999Z')).toBeUndefined();
    expect(codeAt(steps, '2026-02-10T16:59:59.999Z')).toBe('not_due');
    expect(codeAt(steps, '2026-02-10T17:00:00.000Z')).toBe('overdue');
    expect(codeAt(life.steps.get('b/sau'), '2026-02-10T17:00:00.000Z')).toBeUndefined();
  });

  it('counts every cell once, and every turning point once', () => {
    expect(totalsAt(life, '2026-02-28T00:00:00.000Z')).toEqual({ overdue: 1, not_due: 1 });
    expect(turningPoints(life)).toHaveLength(3);
    expect(countUntil(turningPoints(life), '2026-02-10T17:00:00.000Z')).toBe(2);
  });
});

describe('the days of the slider', () => {
  const days = daysOfLife(view.from, view.until);

  it('run from the day of issue to the last day, in Vietnam', () => {
    expect([days, dayAt(days, 0), dayAt(days, days.count - 1)]).toEqual([
      { first: '2026-01-30', count: 33 },
      '2026-01-30',
      '2026-03-03',
    ]);
  });

  it('end at midnight in Vietnam, so that what happened on the day is seen', () => {
    expect(endOfDay(days, 0)).toBe('2026-01-30T16:59:59.999Z');
    expect(positionOf(days, '2026-01-31T16:59:59.999Z')).toBe(1);
    expect(positionOf(days, '2026-01-31T17:00:00.000Z')).toBe(2);
    expect(positionOf(days, '2020-01-31T17:00:00.000Z')).toBe(0);
  });

  it('step by months to the same day, or the last day of a shorter month, and not beyond the ends', () => {
    expect(dayAt(days, monthsOn(days, 0, 1))).toBe('2026-02-28');
    expect(dayAt(days, monthsOn(days, 29, -1))).toBe('2026-01-30');
    expect(positionAfterKey(days, 20, 'PageUp')).toBe(32);
    expect(positionAfterKey(days, 20, 'ArrowLeft')).toBeNull();
  });
});
