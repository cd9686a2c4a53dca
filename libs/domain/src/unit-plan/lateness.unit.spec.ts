import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { theCalendar } from '../testing/index.js';
import { isJudged, isOnTime, latenessAt } from './lateness.js';
import { dueAtEndOf } from './standing-due.js';
import { statusAt, type StatusCode, type StatusFacts } from './status.js';

const due = dueAtEndOf(plainDateOf('2024-06-14'), theCalendar);
const at = (day: string) => instantOf(`${day}T02:00:00.000Z`);
const late = (given: Partial<StatusFacts>, now = '2024-07-01', code?: StatusCode) => {
  const facts: StatusFacts = {
    work: 'open',
    due,
    firstReceivedAt: null,
    returnedNewDate: null,
    needsAcceptance: true,
    silence: 'overdue',
    ...given,
  };
  return latenessAt(facts, code === undefined ? statusAt(facts, theCalendar, 15, at(now)) : { code }, at(now));
};
const inTime = { firstReceivedAt: at('2024-06-10') };
const tooLate = { firstReceivedAt: at('2024-06-20') };

describe('on time', () => {
  it.each<[string, Partial<StatusFacts>, number]>([
    ['waiting for a decision', { work: 'submitted', ...inTime }, 0],
    ['accepted, however late', { work: 'accepted', ...inTime }, 0],
    ['returned, before its new date', { work: 'returned', returnedNewDate: plainDateOf('2024-07-10'), ...inTime }, 0],
    ['returned, after its new date', { work: 'returned', returnedNewDate: plainDateOf('2024-06-20'), ...inTime }, 0],
    ['received late, waiting', { work: 'submitted', ...tooLate }, 6],
    ['received late, returned', { work: 'returned', returnedNewDate: plainDateOf('2024-07-10'), ...tooLate }, 6],
    ['never received', {}, 17],
  ])('is settled by the first receipt: %s', (_, given, days) => {
    const { standing, first } = late(given);
    expect([standing, first]).toEqual([days, days]);
    expect([isJudged(standing), isOnTime(standing)]).toEqual([true, days === 0]);
  });

  it.each<[string, Partial<StatusFacts>, string, StatusCode | undefined]>([
    ['its date has not come', {}, '2024-06-14', undefined],
    ['it has no date', { due: null, work: 'submitted', ...inTime }, '2024-07-01', undefined],
    ['silence was agreement', { silence: 'agreed' }, '2024-07-01', undefined],
    ['it does not apply', { work: 'not-applicable' }, '2024-07-01', undefined],
    ['it is exempt, though it had been late', { work: 'exempt', ...tooLate }, '2024-07-01', undefined],
    ['nothing has been issued', {}, '2024-07-01', 'planned'],
  ])('is not asked while %s', (_, given, now, code) => {
    const { standing } = late(given, now, code);
    expect([standing, isJudged(standing), isOnTime(standing)]).toEqual([null, false, false]);
  });

  it('counts against the extended date, and still tells the first', () => {
    const extended = dueAtEndOf(plainDateOf('2024-06-28'), theCalendar);
    expect(late({ extended, work: 'submitted', ...tooLate })).toEqual({ standing: 0, first: 6 });
    expect(late({ extended }, '2024-06-20')).toEqual({ standing: null, first: 6 });
  });
});
