import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DueRule } from '../calendar/due-rule.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aTemplate, theCalendar, yearlyRule } from '../testing/index.js';
import type { ObligationTemplate } from './cascade-template.js';
import { dependencyOrder } from './dependency-order.js';
import { reckon } from './reckon.js';
import { type ScheduleLine, scheduleOf } from './schedule.js';

const issuedOn = plainDateOf('2024-01-03');
const schedule = (obligations: ObligationTemplate[]): ScheduleLine[] =>
  scheduleOf(aTemplate(obligations), issuedOn, theCalendar);
const after = (obligation: string, count = 2): DueRule => ({
  kind: 'relative',
  obligation,
  direction: 'after',
  count,
  unit: 'working-days',
  boundary: 'on',
  roll: 'next',
  words: `sau ${count} ngày làm việc`,
  clause: 'III.1',
});
const dates = (lines: ScheduleLine[]): Record<string, string | undefined> =>
  Object.fromEntries(lines.map(({ lineId, due }) => [lineId, due?.lastSafeDay]));

describe('a date that follows another', () => {
  it('is reckoned after it, wherever it stands', () => {
    const first = anObligation('mot', { due: yearlyRule(11, 15, { boundary: 'on' }) });
    const [second, third] = [anObligation('hai', { due: after('mot') }), anObligation('ba', { due: after('hai') })];
    const expected = { 'mot.2024': '2024-11-15', 'hai.2024': '2024-11-19', 'ba.2024': '2024-11-21' };
    expect(dates(schedule([third, second, first]))).toEqual(expected);
    expect(dates(schedule([first, second, third]))).toEqual(expected);
  });

  it('takes the same period; else the only one of the year; else the only one', () => {
    const years = { kind: 'yearly', from: 2023, to: 2024, label: 'năm {năm}' } as const;
    const base = anObligation('nam', { periods: years, due: yearlyRule(11, 15, { boundary: 'on' }) });
    const halves = {
      kind: 'half-year',
      from: 2024,
      to: 2024,
      label: '{kỳ}',
      only: [2],
      startsOn: { month: 1, day: 1, yearOffset: 0 },
    } as const;
    expect(dates(schedule([base, anObligation('hai', { periods: years, due: after('nam') })]))).toMatchObject({
      'hai.2023': '2023-11-17',
      'hai.2024': '2024-11-19',
    });
    expect(dates(schedule([base, anObligation('hai', { periods: halves, due: after('nam') })]))).toMatchObject({
      'hai.2024-H2': '2024-11-19',
    });
    const once = { kind: 'once', label: 'một lần' } as const;
    const single = anObligation('nam', { due: yearlyRule(11, 15, { boundary: 'on' }) });
    expect(dates(schedule([single, anObligation('hai', { periods: once, due: after('nam') })]))).toMatchObject({
      hai: '2024-11-19',
    });
    expect(() => schedule([base, anObligation('hai', { periods: once, due: after('nam') })])).toThrow(
      expect.objectContaining({
        code: 'TEMPLATE.ANCHOR_MISSING',
        details: expect.objectContaining({ field: 'obligations.hai.due.obligation' }),
      }),
    );
  });

  it('never takes the date of another year', () => {
    const [years, one] = [
      { from: 2023, to: 2024 },
      { from: 2024, to: 2024 },
    ].map((span) => ({ kind: 'yearly', ...span, label: 'năm {năm}' }) as const);
    const base = anObligation('nam', { ...(one && { periods: one }), due: yearlyRule(11, 15) });
    const follower = anObligation('hai', { ...(years && { periods: years }), due: after('nam') });
    expect(() => schedule([base, follower])).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ reason: expect.stringContaining('năm 2023') }) }),
    );
  });

  it('in a year that the calendar does not know has that reason, not a guess', () => {
    const years = { kind: 'yearly', from: 2027, to: 2028, label: 'năm {năm}' } as const;
    const base = anObligation('nam', { periods: years, due: yearlyRule(11, 15) });
    const { entries } = reckon(
      aTemplate([anObligation('hai', { periods: years, due: after('nam') }), base]),
      issuedOn,
      theCalendar,
    );
    expect(entries.map(({ line, violation }) => line?.due?.named ?? violation?.code)).toEqual([
      '2027-11-17',
      'CALENDAR.YEAR_UNKNOWN',
      '2027-11-15',
      'CALENDAR.YEAR_UNKNOWN',
    ]);
  });

  it('that waits on itself through others is refused, naming the ring', () => {
    const ring = ['a', 'b', 'c'].map((key, index) => anObligation(key, { due: after(['b', 'c', 'a'][index] ?? '') }));
    expect(() => schedule([anObligation('ngoai', { due: after('a') }), ...ring])).toThrow(
      expect.objectContaining({
        code: 'TEMPLATE.CYCLE',
        details: expect.objectContaining({ value: 'a → b → c → a', field: 'obligations.a.due' }),
      }),
    );
    expect(() => schedule([anObligation('a', { due: after('a') })])).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ value: 'a → a' }) }),
    );
  });

  it('whatever points where: either all waits are met in order, or the ring is found', () => {
    const graphs = fc
      .integer({ min: 1, max: 12 })
      .chain((size) => fc.array(fc.option(fc.nat(size - 1)), { minLength: size, maxLength: size }));
    fc.assert(
      fc.property(graphs, (links) => {
        const things = links.map((to, index) => ({ key: `k${index}`, to: to === null ? null : `k${to}` }));
        const { order, cycles } = dependencyOrder(things, ({ to }) => to);
        expect([...order].sort((a, b) => a - b)).toEqual(things.map((_, index) => index));
        // Walking from any thing for as many steps as there are things ends, or is in a ring.
        const inRing = new Set(cycles.flat());
        things.forEach((thing) => {
          let at: (typeof things)[number] | undefined = thing;
          for (let step = 0; step < things.length && at; step += 1) at = things.find(({ key }) => key === at?.to);
          expect(at === undefined || inRing.has(at.key)).toBe(true);
        });
        things.forEach(({ key, to }, index) => {
          if (to === null || inRing.has(key)) return;
          expect(order.indexOf(Number(to.slice(1)))).toBeLessThan(order.indexOf(index));
        });
      }),
      { seed: 51, numRuns: 500 },
    );
  });

  it('the schedule does not depend on the order of the obligations', () => {
    const base = [
      anObligation('a', { due: yearlyRule(3, 15) }),
      anObligation('b', { due: after('a', 3) }),
      anObligation('c', { due: after('b', 5) }),
      anObligation('d', { due: yearlyRule(12, 1) }),
      anObligation('e', { due: after('d', 1) }),
    ];
    const expected = dates(schedule(base));
    fc.assert(
      fc.property(fc.shuffledSubarray(base, { minLength: base.length }), (shuffled) => {
        expect(dates(schedule(shuffled))).toEqual(expected);
      }),
      { seed: 52, numRuns: 60 },
    );
  });

  it('may stand at the end of a chain of many thousands', () => {
    const chain = Array.from({ length: 30_000 }, (_, index) => ({ key: `k${index}`, to: `k${index + 1}` }));
    expect(dependencyOrder(chain, ({ to }) => to).order[0]).toBe(29_999);
  });
});

describe('a data cut-off by the month', () => {
  it("is a day of the period's last month, as Nghị định 09/2019/NĐ-CP has it", () => {
    const periods = {
      kind: 'quarter',
      from: 2024,
      to: 2024,
      label: 'quý {kỳ}/{năm}',
      startsOn: { month: 12, day: 15, yearOffset: -1 },
      only: [1],
    } as const;
    const due = {
      kind: 'period-day',
      monthOffset: 0,
      day: 25,
      boundary: 'on',
      roll: 'none',
      words: 'ngày 25',
      clause: '13',
    } as const;
    const [line] = schedule([anObligation('quy', { periods, due, dataCutOff: { monthOffset: 0, day: 14 } })]);
    expect(line).toMatchObject({
      lineId: 'quy.2024-Q1',
      title: 'Báo cáo quy quý 1/2024',
      shortTitle: 'quy Q.I/2024',
      dataCutOff: '2024-03-14',
      due: { lastSafeDay: '2024-03-25' },
    });
  });
});
