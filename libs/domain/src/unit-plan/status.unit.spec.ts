import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueDate, overdueAt } from '../calendar/due-date.js';
import { type Instant, instantAt, instantOf } from '../calendar/instant.js';
import { addDays, plainDateOf } from '../calendar/plain-date.js';
import { theCalendar } from '../testing/index.js';
import { daysLate, type StatusFacts, statusAt } from './status.js';
import type { DueFacts } from './unit-plan.js';

const due = (date: string, hour?: string): DueFacts => {
  const rule = {
    kind: 'fixed-date',
    date: plainDateOf(date),
    words: '',
    clause: '',
    boundary: 'before',
    roll: 'none',
  } as const;
  const { why: _, ...facts } = dueDate(
    hour === undefined ? rule : { ...rule, hour },
    { id: 'once', label: '', year: null },
    { issuedOn: plainDateOf('2022-01-04'), dataCutOff: null, dueOf: () => null },
    theCalendar,
  );
  return facts;
};
const at = (date: string, clock = '09:00'): Instant => instantAt(plainDateOf(date), clock);
const status = (given: Partial<StatusFacts>, now: Instant, soon = 15) =>
  statusAt(
    {
      work: 'open',
      due: due('2024-11-15'),
      firstReceivedAt: null,
      returnedNewDate: null,
      needsAcceptance: false,
      silence: 'overdue',
      ...given,
    },
    theCalendar,
    soon,
    now,
  );

describe('the status of what is open', () => {
  it.each([
    ['2024-08-01', 'not_due', 0, 'Chưa đến hạn'], // too far away to be counted
    ['2024-10-01', 'not_due', 32, 'Chưa đến hạn'],
    ['2024-10-23', 'not_due', 16, 'Chưa đến hạn'],
    ['2024-10-24', 'due_soon', 15, 'Sắp đến hạn, còn 15 ngày làm việc'],
    ['2024-11-13', 'due_soon', 1, 'Sắp đến hạn, còn 1 ngày làm việc'],
    ['2024-11-14', 'due_today', 0, 'Đến hạn hôm nay'],
    ['2024-11-15', 'overdue', 1, 'Quá hạn 1 ngày'],
    ['2024-12-15', 'overdue', 31, 'Quá hạn 31 ngày'],
    ['2028-04-01', 'overdue', 1234, 'Quá hạn 1.234 ngày'],
  ])('on %s is %s (%d): %s', (date, code, days, label) => {
    expect(status({}, at(date))).toEqual({ code, days, label });
  });

  it('is due today from the last working day on, when the due date falls on a weekend', () => {
    const weekend = { due: due('2024-11-25') }; // safe to Sunday 24/11
    expect(status(weekend, at('2024-11-21')).code).toBe('due_soon');
    expect(['2024-11-22', '2024-11-23', '2024-11-24'].map((day) => status(weekend, at(day)).code)).toEqual([
      'due_today',
      'due_today',
      'due_today',
    ]);
    expect(status(weekend, at('2024-11-25')).code).toBe('overdue');
  });

  it('changes at midnight of Hồ Chí Minh, to the millisecond', () => {
    expect(status({}, instantOf('2024-11-14T16:59:59.999Z')).code).toBe('due_today');
    expect(status({}, instantOf('2024-11-14T17:00:00.000Z')).code).toBe('overdue');
  });

  it('changes at the hour that the source names', () => {
    const hourly = { due: due('2024-11-15', '14:00') };
    expect(status(hourly, at('2024-11-15', '13:59')).code).toBe('due_today');
    expect(status(hourly, at('2024-11-15', '14:00'))).toMatchObject({ code: 'overdue', days: 1 });
    expect(status(hourly, at('2024-11-16', '00:00'))).toMatchObject({ code: 'overdue', days: 1 });
  });

  it('needs no calendar of years ahead as long as it is far away', () => {
    expect(status({ due: due('2027-12-01') }, at('2021-06-01')).code).toBe('not_due');
  });
});

describe('the status of what was handed in', () => {
  const inTime = at('2024-11-14', '16:00');
  const late = at('2024-11-17');
  const now = at('2024-12-01');
  it.each([
    [
      'handed in, nobody need accept',
      { work: 'submitted', firstReceivedAt: inTime },
      'done_on_time',
      'Hoàn thành đúng hạn',
    ],
    ['handed in late', { work: 'submitted', firstReceivedAt: late }, 'done_late', 'Hoàn thành quá hạn 3 ngày'],
    [
      'waiting for acceptance',
      { work: 'submitted', firstReceivedAt: inTime, needsAcceptance: true },
      'received',
      'Đã nộp, chờ duyệt',
    ],
    [
      'waiting for acceptance, late',
      { work: 'submitted', firstReceivedAt: late, needsAcceptance: true },
      'received',
      'Đã nộp muộn 3 ngày, chờ duyệt',
    ],
    [
      'accepted',
      { work: 'accepted', firstReceivedAt: inTime, needsAcceptance: true },
      'done_on_time',
      'Hoàn thành đúng hạn',
    ],
    [
      'accepted, late',
      { work: 'accepted', firstReceivedAt: late, needsAcceptance: true },
      'done_late',
      'Hoàn thành quá hạn 3 ngày',
    ],
    [
      'returned',
      { work: 'returned', firstReceivedAt: inTime, returnedNewDate: plainDateOf('2024-12-05') },
      'returned',
      'Trả lại, cần bổ sung (hạn mới 05/12)',
    ],
    ['agreed by silence', { work: 'agreed' }, 'tacit', 'Mặc nhiên thống nhất'],
    ['not applicable', { work: 'not-applicable' }, 'exempt', 'Không áp dụng / được miễn'],
  ] as const)('%s: %s', (_, facts, code, label) => {
    expect(status(facts, now)).toMatchObject({ code, label });
  });

  it('counts from its first receipt, never from acceptance or from the moment of looking', () => {
    const facts = { work: 'accepted', firstReceivedAt: late, needsAcceptance: true } as const;
    expect(status(facts, at('2024-11-18')).days).toBe(3);
    expect(status(facts, at('2026-01-01')).days).toBe(3);
  });

  it('is late by the strict reading when it came on the day that "trước ngày" names', () => {
    expect(status({ work: 'submitted', firstReceivedAt: at('2024-11-15', '00:00') }, now)).toMatchObject({
      code: 'done_late',
      days: 1,
    });
    expect(status({ work: 'submitted', firstReceivedAt: at('2024-11-14', '24:00') }, now)).toMatchObject({
      code: 'done_late',
      days: 1,
    });
  });
});

describe('days late', () => {
  it('are 0 exactly as long as it is not overdue, and then count calendar days from 1', () => {
    const dates = fc.integer({ min: -40, max: 400 }).map((more) => addDays(plainDateOf('2024-11-14'), more));
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 1439 }), (date, minute) => {
        const moment = instantAt(date, `${Math.floor(minute / 60)}:${minute % 60}`);
        const facts = due('2024-11-15');
        const late = daysLate(facts, moment);
        expect(late > 0).toBe(moment >= overdueAt(facts));
        if (late > 0) expect(addDays(facts.lastSafeDay, late)).toBe(date);
      }),
      { seed: 51, numRuns: 500 },
    );
  });
});
