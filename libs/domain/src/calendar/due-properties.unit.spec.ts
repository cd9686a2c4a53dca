import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueDate } from './due-date.js';
import type { DatedRule, DayOfMonth, LengthUnit, Period, Roll } from './due-rule.js';
import { addMonths } from './months.js';
import { addDays, partsOf, plainDateOf } from './plain-date.js';
import { vietnamCalendar } from './vietnam-calendar.js';
import { workingCalendar } from './working-calendar.js';

const calendar = workingCalendar(vietnamCalendar);
const start = plainDateOf('2022-01-01');
const issuedOn = fc.integer({ min: 0, max: 1500 }).map((more) => addDays(start, more));
const source = { words: 'w', clause: 'c', boundary: 'on' } as const;
const quarterOf = (number: number): Period => {
  const first = addMonths(start, number * 3).date;
  const end = addDays(addMonths(first, 3).date, -1);
  return { id: String(number), label: 'quý', year: partsOf(end).year, start: first, end };
};
const quarters = fc.integer({ min: 0, max: 15 }).map(quarterOf);
const days = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant<DayOfMonth>('last'));
const due = (rule: DatedRule, of: Period, from = start) =>
  dueDate(rule, of, { issuedOn: from, dataCutOff: null, dueOf: () => null }, calendar);
const periodDay = (monthOffset: number, day: DayOfMonth, roll: Roll = 'none'): DatedRule => ({
  kind: 'period-day',
  monthOffset,
  day,
  ...source,
  roll,
});

describe('whatever the rule', () => {
  it('a day of the period lies in the month that the rule names, and in no other', () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: -2, max: 6 }), days, (of, offset, day) => {
        const { year, month } = partsOf(of.end ?? start);
        const named = partsOf(due(periodDay(offset, day), of).named);
        expect(named.year * 12 + named.month).toBe(year * 12 + month + offset);
        if (day !== 'last') expect(named.day).toBeLessThanOrEqual(day);
      }),
      { seed: 61, numRuns: 400 },
    );
  });

  it('a later month or a later day is never due earlier', () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: -2, max: 5 }), fc.integer({ min: 1, max: 30 }), (of, offset, day) => {
        const { named } = due(periodDay(offset, day), of);
        expect(due(periodDay(offset + 1, day), of).named > named).toBe(true);
        expect(due(periodDay(offset, day + 1), of).named >= named).toBe(true);
      }),
      { seed: 62, numRuns: 400 },
    );
  });

  it('the roll "next" is never earlier, "previous" never later, both end on a working day', () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: -2, max: 6 }), days, (of, offset, day) => {
        const [none, next, previous] = (['none', 'next', 'previous'] as const).map((roll) =>
          due(periodDay(offset, day, roll), of),
        );
        if (!none || !next || !previous) return;
        expect(next.lastSafeDay >= none.lastSafeDay && previous.lastSafeDay <= none.lastSafeDay).toBe(true);
        expect(calendar.isWorkingDay(next.lastSafeDay) && calendar.isWorkingDay(previous.lastSafeDay)).toBe(true);
      }),
      { seed: 63, numRuns: 400 },
    );
  });

  it('a length counted forth lies after its event, counted back before it, and more of it lies further', () => {
    const units = fc.constantFrom<LengthUnit>('calendar-days', 'working-days', 'months');
    fc.assert(
      fc.property(issuedOn, fc.integer({ min: 1, max: 10 }), units, fc.boolean(), (from, count, unit, forth) => {
        const rule = (more: number): DatedRule => ({
          kind: 'after-event',
          event: { kind: 'issue' },
          direction: forth ? 'after' : 'before',
          count: more,
          unit,
          ...source,
          roll: 'none',
        });
        const once: Period = { id: 'once', label: '', year: null };
        const base = forth ? from : addDays(from, 400); // enough room to count back in
        const [near, far] = [due(rule(count), once, base).named, due(rule(count + 1), once, base).named];
        expect(forth ? near > base && far > near : near < base && far < near).toBe(true);
      }),
      { seed: 64, numRuns: 400 },
    );
  });

  it('working days between two dates are those that are worked, one by one', () => {
    fc.assert(
      fc.property(issuedOn, fc.integer({ min: 0, max: 400 }), (from, length) => {
        const to = addDays(from, length);
        const worked = Array.from({ length }, (_, index) => addDays(from, index + 1)).filter(calendar.isWorkingDay);
        expect(calendar.workingDaysBetween(from, to)).toBe(worked.length);
        expect(calendar.workingDaysBetween(to, from)).toBe(0 - worked.length);
      }),
      { seed: 65, numRuns: 300 },
    );
  });
});
