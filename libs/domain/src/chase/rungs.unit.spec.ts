import { describe, expect, it } from 'vitest';
import { type DueDate, dueDate } from '../calendar/due-date.js';
import type { DatedRule } from '../calendar/due-rule.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { defaultLadder, type Ladder } from '../template/ladder.js';
import { theCalendar } from '../testing/index.js';
import { type Rung, rungsOf } from './rungs.js';

const day = plainDateOf;
const due = (date: string, given: Partial<DatedRule & { kind: 'fixed-date' }> = {}): DueDate => {
  const rule: DatedRule = {
    kind: 'fixed-date',
    date: day(date),
    words: '',
    clause: '',
    boundary: 'before',
    roll: 'none',
    ...given,
  };
  const anchors = { issuedOn: day('2022-01-04'), dataCutOff: null, dueOf: () => null };
  return dueDate(rule, { id: 'once', label: '', year: null }, anchors, theCalendar);
};
const climb = (of: DueDate, openedOn = '2022-01-04', ladder: Ladder = defaultLadder): Rung[] =>
  rungsOf(of, ladder, theCalendar, day(openedOn));
const told = (rungs: Rung[]): string[] => rungs.map(({ id, on }) => `${id} ${on}`);
const dayOf = (rungs: Rung[], id: string): string | undefined => rungs.find((rung) => rung.id === id)?.on;

/** Counted by hand on the calendar of domain.md §5. */
const table: [string, string][] = [
  [
    '2022-06-15',
    'before-15 2022-05-25, before-5 2022-06-08, before-1 2022-06-14, after 2022-06-15, repeat-1 2022-06-22, escalation-1 2022-06-22, repeat-2 2022-06-29, escalation-2 2022-06-29, repeat-3 2022-07-06, repeat-4 2022-07-13, escalation-3 2022-07-13, repeat-5 2022-07-20, repeat-6 2022-07-27',
  ],
  [
    '2024-06-15', // a Saturday: late from Saturday, told on Monday
    'before-15 2024-05-27, before-5 2024-06-10, before-1 2024-06-14, after 2024-06-17, repeat-1 2024-06-24, escalation-1 2024-06-24, repeat-2 2024-07-01, escalation-2 2024-07-01, repeat-3 2024-07-08, repeat-4 2024-07-15, escalation-3 2024-07-15, repeat-5 2024-07-22, repeat-6 2024-07-29',
  ],
  [
    '2024-11-25', // last safe day is a Sunday; the last repetition crosses New Year
    'before-15 2024-11-04, before-5 2024-11-18, before-1 2024-11-22, after 2024-11-25, repeat-1 2024-12-02, escalation-1 2024-12-02, repeat-2 2024-12-09, escalation-2 2024-12-09, repeat-3 2024-12-16, repeat-4 2024-12-23, escalation-3 2024-12-23, repeat-5 2024-12-30, repeat-6 2025-01-07',
  ],
  [
    '2026-11-25', // the eve is the holiday of 24/11
    'before-15 2026-11-03, before-5 2026-11-17, before-1 2026-11-23, after 2026-11-25, repeat-1 2026-12-02, escalation-1 2026-12-02, repeat-2 2026-12-09, escalation-2 2026-12-09, repeat-3 2026-12-16, repeat-4 2026-12-23, escalation-3 2026-12-23, repeat-5 2026-12-30, repeat-6 2027-01-07',
  ],
];

describe('the chase ladder', () => {
  it.each(table)('of "trước ngày %s" has exactly these rungs, in order', (named, expected) => {
    expect(told(climb(due(named))).join(', ')).toBe(expected);
  });

  it('of "chậm nhất ngày X" counts from X itself: the eve is the day before it', () => {
    const rungs = climb(due('2022-06-15', { boundary: 'on' }));
    expect(dayOf(rungs, 'before-1')).toBe('2022-06-14');
    expect(dayOf(rungs, 'after')).toBe('2022-06-16');
    expect(dayOf(rungs, 'escalation-1')).toBe('2022-06-23');
  });

  it('of "trước 14h00 ngày X" reminds on the eve of X, not on X when it is nearly too late', () => {
    const rungs = climb(due('2022-06-15', { hour: '14:00' }));
    expect(dayOf(rungs, 'before-1')).toBe('2022-06-14');
    expect(dayOf(rungs, 'before-5')).toBe('2022-06-08');
    expect(dayOf(rungs, 'after')).toBe('2022-06-16');
  });

  it('skips Tết: five working days before 10/02/2022 is 27/01', () => {
    const rungs = climb(due('2022-02-10'));
    expect(dayOf(rungs, 'before-1')).toBe('2022-02-09');
    expect(dayOf(rungs, 'before-5')).toBe('2022-01-27');
  });

  it('has no rung on a day off, and all at 07:30 in Hồ Chí Minh', () => {
    for (const date of ['2022-02-03', '2023-01-27', '2024-05-02', '2025-05-05', '2026-09-04']) {
      for (const { on, at } of climb(due(date))) {
        expect(theCalendar.isWorkingDay(on), on).toBe(true);
        expect(at).toBe(`${on}T00:30:00.000Z`);
      }
    }
  });

  it('goes on weekly, so that an escalation always falls on the day of a reminder: one letter, not two', () => {
    const rungs = climb(due('2022-06-15'));
    const reminded = new Set(rungs.filter(({ kind }) => kind === 'reminder').map(({ on }) => on));
    const escalated = rungs.filter(({ kind }) => kind === 'escalation').map(({ on }) => on);
    expect(escalated).toHaveLength(3);
    for (const on of escalated) expect(reminded.has(on)).toBe(true);
  });

  it('climbs from the unit’s leader over the collectors to the issuer', () => {
    const levels = climb(due('2022-06-15')).flatMap((rung) =>
      rung.kind === 'escalation' ? [`${rung.level} ${rung.to}`] : [],
    );
    expect(levels).toEqual(['1 unit-leader', '2 collector', '3 issuer']);
  });
});

describe('a ladder of a plan that was opened late', () => {
  it('leaves out the rungs that would have come before', () => {
    const rungs = climb(due('2022-06-15'), '2022-06-10');
    expect(rungs.map(({ id }) => id)).not.toContain('before-15');
    expect(rungs.map(({ id }) => id)).not.toContain('before-5');
    expect(dayOf(rungs, 'before-1')).toBe('2022-06-14');
  });

  it('still reminds on the day of the opening itself', () => {
    expect(dayOf(climb(due('2022-06-15'), '2022-06-08'), 'before-5')).toBe('2022-06-08');
    expect(dayOf(climb(due('2022-06-15'), '2022-06-09'), 'before-5')).toBeUndefined();
  });

  it('after the due date starts the next working day: the grace runs from being told', () => {
    const rungs = climb(due('2022-06-15'), '2022-06-24'); // a Friday
    expect(rungs.filter((rung) => rung.kind === 'reminder' && rung.when === 'before')).toEqual([]);
    expect(dayOf(rungs, 'after')).toBe('2022-06-27');
    expect(dayOf(rungs, 'escalation-1')).toBe('2022-07-04');
    expect(dayOf(rungs, 'escalation-3')).toBe('2022-07-25');
  });
});

describe('an escalation', () => {
  const noGrace: Ladder = { ...defaultLadder, escalations: [{ level: 1, to: 'issuer', graceWorkingDays: 0 }] };

  it('waits until the day that the words name has ended, even without grace', () => {
    expect(dayOf(climb(due('2022-06-15'), '2022-01-04', noGrace), 'escalation-1')).toBe('2022-06-16');
    expect(dayOf(climb(due('2024-06-14'), '2022-01-04', noGrace), 'escalation-1')).toBe('2024-06-17'); // 15/6 is a Saturday
    expect(dayOf(climb(due('2024-11-25', { roll: 'previous' }), '2022-01-04', noGrace), 'escalation-1')).toBe(
      '2024-11-26',
    );
  });

  it('never comes before the first reminder that the unit is late', () => {
    for (const named of ['2022-06-15', '2024-06-15', '2024-11-25']) {
      for (const opened of ['2022-01-04', named]) {
        const rungs = climb(due(named), opened, noGrace);
        expect((dayOf(rungs, 'after') ?? '') <= (dayOf(rungs, 'escalation-1') ?? '')).toBe(true);
      }
    }
  });
});

describe('a ladder that runs into a year without calendar', () => {
  it('keeps the rungs of the known year and leaves the others out', () => {
    expect(told(climb(due('2027-12-15')))).toEqual([
      'before-15 2027-11-23',
      'before-5 2027-12-08',
      'before-1 2027-12-14',
      'after 2027-12-15',
      'repeat-1 2027-12-22',
      'escalation-1 2027-12-22',
      'repeat-2 2027-12-29',
      'escalation-2 2027-12-29',
    ]);
  });
});

describe('a ladder of a template’s own', () => {
  it('without the day after has no repetitions either', () => {
    const bare: Ladder = { ...defaultLadder, dayAfter: false };
    expect(climb(due('2022-06-15'), '2022-01-04', bare).map(({ id }) => id)).toEqual([
      'before-15',
      'before-5',
      'before-1',
      'escalation-1',
      'escalation-2',
      'escalation-3',
    ]);
  });

  it('has its own days and its own hour', () => {
    const own: Ladder = {
      before: [2],
      dayAfter: true,
      repeat: { everyWorkingDays: 1, times: 1 },
      escalations: [],
      at: '14:00',
    };
    expect(climb(due('2022-06-15'), '2022-01-04', own).map(({ id, at }) => `${id} ${at}`)).toEqual([
      'before-2 2022-06-13T07:00:00.000Z',
      'after 2022-06-15T07:00:00.000Z',
      'repeat-1 2022-06-16T07:00:00.000Z',
    ]);
  });
});
