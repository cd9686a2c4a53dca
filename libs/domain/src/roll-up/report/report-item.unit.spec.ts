import { describe, expect, it } from 'vitest';
import { instantOf } from '../../calendar/instant.js';
import { plainDateOf } from '../../calendar/plain-date.js';
import type { StatusFacts } from '../../unit-plan/status.js';
import { percentText } from '../percent-text.js';
import { lastPeriodOf, samePoint } from './last-period.js';
import { reportItem } from './report-item.js';
import { reportLists } from './report-lists.js';

const due = (day: string): NonNullable<StatusFacts['due']> => ({
  named: plainDateOf(day),
  boundary: 'on',
  lastSafeDay: plainDateOf(day),
  lastWorkingDay: plainDateOf(day),
  overdueFrom: plainDateOf(day.slice(0, 8) + String(Number(day.slice(8)) + 1).padStart(2, '0')),
  hour: null,
});
const facts = (given: Partial<StatusFacts>): StatusFacts => ({
  work: 'open',
  due: due('2024-06-14'),
  firstReceivedAt: null,
  returnedNewDate: null,
  needsAcceptance: true,
  silence: 'overdue',
  ...given,
});
const item = (
  given: Partial<StatusFacts>,
  code: 'overdue' | 'not_due' | 'returned' | 'exempt' | 'received',
  at: string,
) => reportItem({ unitId: 'a', lineId: 'b', group: 'xa', facts: facts(given) }, { code, days: 0 }, instantOf(at));

describe('where an obligation falls in a report', () => {
  it('an extension moves the date that counts, and the first date stays to be seen', () => {
    const extended = item({ extended: due('2024-06-28') }, 'not_due', '2024-06-20T02:00:00.000Z');
    expect([extended.share, extended.late]).toEqual(['inTime', { standing: null, first: 6 }]);
    expect(reportLists.judgedFirst.has(extended)).toBe(true);
    expect(reportLists.judged.has(extended)).toBe(false);
  });

  it('a report that came in time and was returned for its form was in time', () => {
    const received = instantOf('2024-06-10T02:00:00.000Z');
    const returned = item({ work: 'returned', firstReceivedAt: received }, 'returned', '2024-07-01T02:00:00.000Z');
    expect([returned.share, returned.late.standing]).toEqual(['returned', 0]);
    expect([reportLists.onTime.has(returned), reportLists.missing.has(returned)]).toEqual([true, true]);
  });

  it('what is exempt by decision is told from what does not apply; neither is judged nor owed', () => {
    for (const [work, share] of [
      ['exempt', 'exempt'],
      ['not-applicable', 'notApplicable'],
      ['open', 'notApplicable'],
    ] as const) {
      const one = item({ work }, 'exempt', '2024-09-01T02:00:00.000Z');
      expect([one.share, one.late]).toEqual([share, { standing: null, first: null }]);
      expect([reportLists.owed.has(one), reportLists.out.has(one)]).toEqual([false, true]);
    }
  });
});

describe('the same point of the last period', () => {
  const line = (lineId: string, key: string, day: string | null) => ({
    lineId,
    key,
    due: day === null ? null : { ...due(day), why: [] },
  });
  const lines = [
    line('a.2022', 'a', '2022-06-14'),
    line('a.2023', 'a', '2023-06-14'),
    line('b', 'b', '2023-12-14'),
    line('a.2024', 'a', '2024-06-14'),
  ];

  it('is the newest line of the same duty before it', () => {
    expect(lastPeriodOf(lines, 'a', plainDateOf('2024-06-14'))?.lineId).toBe('a.2023');
    expect(lastPeriodOf(lines, 'a', plainDateOf('2022-06-14'))).toBeUndefined();
    expect(lastPeriodOf([line('a', 'a', null)], 'a', plainDateOf('2024-06-14'))).toBeUndefined();
  });

  it('lies as many days from its date, at the same hour', () => {
    const at = instantOf('2024-06-20T02:30:00.000Z');
    expect(samePoint(at, plainDateOf('2024-06-14'), plainDateOf('2023-06-13'))).toBe('2023-06-19T02:30:00.000Z');
  });
});

describe('a share in words', () => {
  it.each([
    [96, 116, '82,8'],
    [1999, 2000, '99,9'],
    [1, 5000, '0,1'],
    [2000, 2000, '100'],
    [0, 10, '0'],
    [0, 0, '0'],
  ])('%d of %d is %s', (part, of, text) => {
    expect(percentText(part, of)).toBe(text);
  });
});
