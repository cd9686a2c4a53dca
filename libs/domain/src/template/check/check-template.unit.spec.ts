import { describe, expect, it } from 'vitest';
import type { DueRule } from '../../calendar/due-rule.js';
import { plainDateOf } from '../../calendar/plain-date.js';
import { anObligation, aTemplate, aUnit, theCentre, yearlyRule } from '../../testing/index.js';
import type { CascadeTemplate, ObligationPeriods, ObligationTemplate } from '../cascade-template.js';
import { defaultLadder } from '../ladder.js';
import { checkTemplate } from './check-template.js';

const day = plainDateOf;
const source = { words: 'nguyên văn', clause: 'I', boundary: 'on', roll: 'none' } as const;
const once: ObligationPeriods = { kind: 'once', label: 'một lần' };
const years: ObligationPeriods = { kind: 'yearly', from: 2022, to: 2026, label: 'năm {năm}' };
const quarters = {
  kind: 'quarter',
  from: 2024,
  to: 2024,
  label: 'quý {kỳ}',
  startsOn: { month: 1, day: 1, yearOffset: 0 },
  only: null,
} as const;
const fixed: DueRule = { kind: 'fixed-date', date: day('2024-03-15'), ...source };
const follows = (obligation: string): DueRule => ({
  kind: 'relative',
  obligation,
  direction: 'after',
  count: 1,
  unit: 'months',
  ...source,
});
const scoring = {
  appraiser: 'so-noi-vu',
  criteria: [
    { number: 1, title: 'Một', max: 60, coAppraisers: [] },
    { number: 2, title: 'Hai', max: 40, coAppraisers: [] },
  ],
  ratings: [
    { label: 'Tốt', from: 80 },
    { label: 'Khá', from: 60 },
  ],
};

const found = (given: Partial<ObligationTemplate>, of: Partial<CascadeTemplate> = {}): string[] =>
  checkTemplate(aTemplate([anObligation('a', given), anObligation('b')], of)).map(
    ({ code, field }) => `${code} ${field}`,
  );

const faults: [string, Partial<ObligationTemplate>, string][] = [
  ['30/2', { due: yearlyRule(2, 30) }, 'DATE.NOT_REAL obligations.a.due.day'],
  ['31/9', { due: yearlyRule(9, 31) }, 'DATE.NOT_REAL obligations.a.due.day'],
  ['a yearly day for a single duty', { periods: once }, 'TEMPLATE.FIELD_INVALID obligations.a.due'],
  ['a yearly day for four quarters', { periods: quarters }, 'TEMPLATE.FIELD_INVALID obligations.a.due'],
  ['a fixed day for five years', { periods: years, due: fixed }, 'TEMPLATE.FIELD_INVALID obligations.a.due'],
  [
    'a weekday of a year',
    { due: { kind: 'weekly-day', weekday: 5, ...source } },
    'TEMPLATE.FIELD_INVALID obligations.a.due',
  ],
  [
    'a day of the period of a single duty',
    { periods: once, due: { kind: 'period-day', monthOffset: 0, day: 5, ...source } },
    'TEMPLATE.FIELD_INVALID obligations.a.due',
  ],
  [
    'a window that ends before it begins',
    { periods: once, due: { kind: 'window', from: day('2023-10-31'), to: day('2023-10-01'), ...source } },
    'TEMPLATE.FIELD_INVALID obligations.a.due.to',
  ],
  [
    'years out of order',
    { periods: { ...years, to: 2020 } as ObligationPeriods },
    'TEMPLATE.FIELD_INVALID obligations.a.periods',
  ],
  [
    'a fifth quarter',
    { periods: { ...quarters, only: [5] }, due: { kind: 'period-day', monthOffset: 0, day: 5, ...source } },
    'TEMPLATE.FIELD_INVALID obligations.a.periods.only',
  ],
  [
    'a year from 31/9',
    {
      periods: { ...quarters, startsOn: { month: 9, day: 31, yearOffset: 0 } },
      due: { kind: 'period-day', monthOffset: 0, day: 5, ...source },
    },
    'DATE.NOT_REAL obligations.a.periods.startsOn.day',
  ],
  [
    'a period of a thousand weeks and more',
    {
      periods: { kind: 'day', from: day('2000-01-01'), to: day('2099-01-01'), label: '{từ}' },
      due: {
        kind: 'after-event',
        event: { kind: 'period-end' },
        direction: 'after',
        count: 0,
        unit: 'calendar-days',
        ...source,
      },
    },
    'TEMPLATE.TOO_LARGE obligations.a.periods',
  ],
  [
    'a label with an unknown slot',
    { periods: { ...years, label: 'năm {nam}' } as ObligationPeriods },
    'TEMPLATE.FIELD_INVALID obligations.a.periods.label',
  ],
  [
    'an own rule for a year outside',
    { due: yearlyRule(3, 15, { overrides: [{ year: 2030, date: day('2030-01-01'), words: 'w', boundary: 'on' }] }) },
    'TEMPLATE.FIELD_INVALID obligations.a.due.overrides',
  ],
  [
    'counting from a cut-off that is not stated',
    {
      periods: once,
      due: {
        kind: 'after-event',
        event: { kind: 'data-cut-off' },
        direction: 'after',
        count: 20,
        unit: 'calendar-days',
        ...source,
      },
    },
    'TEMPLATE.ANCHOR_MISSING obligations.a.due.event',
  ],
  [
    'counting from the end of no period',
    {
      periods: once,
      due: {
        kind: 'after-event',
        event: { kind: 'period-end' },
        direction: 'after',
        count: 5,
        unit: 'calendar-days',
        ...source,
      },
    },
    'TEMPLATE.ANCHOR_MISSING obligations.a.due.event',
  ],
  [
    'a cut-off on 30/2',
    { dataCutOff: { month: 2, day: 30, yearOffset: 0 } },
    'DATE.NOT_REAL obligations.a.dataCutOff.day',
  ],
  [
    'an unknown obligation to follow',
    { due: follows('bb') },
    'TEMPLATE.REFERENCE_UNKNOWN obligations.a.due.obligation',
  ],
  ['a date that follows itself', { due: follows('a') }, 'TEMPLATE.CYCLE obligations.a.due.obligation'],
  [
    'results that flow into nothing',
    { feeds: { obligation: 'c', of: 'this' } },
    'TEMPLATE.REFERENCE_UNKNOWN obligations.a.feeds.obligation',
  ],
  [
    'results that flow into themselves',
    { feeds: { obligation: 'a', of: 'this' } },
    'TEMPLATE.CYCLE obligations.a.feeds.obligation',
  ],
  [
    'nobody who owes',
    { owedBy: { classes: [], units: ['so-a'], except: ['so-a'] } },
    'TEMPLATE.FIELD_MISSING obligations.a.owedBy',
  ],
  ['time for forwarding by nobody', { forwardWithin: 3 }, 'TEMPLATE.FIELD_INVALID obligations.a.forwardWithin'],
  [
    'ratings from the worst up',
    { scoring: { ...scoring, ratings: [...scoring.ratings].reverse() } },
    'TEMPLATE.FIELD_INVALID obligations.a.scoring.ratings.1.from',
  ],
  [
    'a rating out of reach',
    { scoring: { ...scoring, ratings: [{ label: 'Xuất sắc', from: 101 }] } },
    'TEMPLATE.FIELD_INVALID obligations.a.scoring.ratings.0.from',
  ],
  [
    'one reminder twice',
    { ladder: { ...defaultLadder, before: [5, 5] } },
    'TEMPLATE.FIELD_INVALID obligations.a.ladder.before',
  ],
  [
    'the upper level told before the lower',
    {
      ladder: {
        ...defaultLadder,
        escalations: [
          { level: 1, to: 'unit-leader', graceWorkingDays: 9 },
          { level: 2, to: 'issuer', graceWorkingDays: 3 },
        ],
      },
    },
    'TEMPLATE.FIELD_INVALID obligations.a.ladder.escalations',
  ],
  [
    'no words of the source',
    { due: yearlyRule(3, 15, { words: ' ' }) },
    'TEMPLATE.FIELD_MISSING obligations.a.due.words',
  ],
];

describe('the check of a template', () => {
  it.each(faults)('finds %s', (_, given, expected) => expect(found(given)).toEqual([expected]));

  it('finds nothing in a sound one', () => {
    expect(
      found({
        periods: { ...quarters, only: [1, 3] },
        due: { kind: 'period-day', monthOffset: 1, day: 31, ...source },
      }),
    ).toEqual([]);
    expect(found({ periods: { ...quarters, kind: 'half-year', only: [1] }, due: yearlyRule(6, 15) })).toEqual([]);
    expect(found({ due: follows('b'), feeds: { obligation: 'o-tren', of: 'parent' }, scoring })).toEqual([]);
  });

  it('tells all faults at once, with their places', () => {
    const template = aTemplate([
      anObligation('a', { due: yearlyRule(2, 30), owedBy: { classes: [], units: [], except: [] } }),
      anObligation('a'),
    ]);
    expect(checkTemplate(template).map(({ code, path }) => [code, ...path])).toEqual([
      ['TEMPLATE.FIELD_MISSING', 'obligations', 0, 'owedBy'],
      ['DATE.NOT_REAL', 'obligations', 0, 'due', 'day'],
      ['TEMPLATE.KEY_DUPLICATE', 'obligations', 1, 'key'],
    ]);
  });

  it('checks a draft that lacks parts', () => {
    const { due: _, periods: __, owedBy: ___, ...rest } = anObligation('a');
    const problems = checkTemplate(aTemplate([rest as ObligationTemplate]));
    expect(problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'TEMPLATE.FIELD_MISSING obligations.a.owedBy',
      'TEMPLATE.FIELD_MISSING obligations.a.periods',
      'TEMPLATE.RULE_MISSING obligations.a.due',
    ]);
  });

  it('suggests what was probably meant', () => {
    const template = aTemplate([
      anObligation('bao-cao-nam'),
      anObligation('tong-hop', { due: follows('bao-cao-năm') }),
    ]);
    expect(checkTemplate(template)[0]?.reason).toContain('Có phải là “bao-cao-nam”?');
    const far = aTemplate([anObligation('bao-cao-nam'), anObligation('tong-hop', { due: follows('xyz') })]);
    expect(checkTemplate(far)[0]?.reason).not.toContain('Có phải');
  });

  it('names a ring once', () => {
    const template = aTemplate([anObligation('a', { due: follows('b') }), anObligation('b', { due: follows('a') })]);
    expect(checkTemplate(template)).toMatchObject([{ code: 'TEMPLATE.CYCLE', value: 'a → b → a' }]);
  });

  it('checks that targets are measured by ratings that there are', () => {
    const target = (obligation: string, rating: string) => ({
      targets: [
        { number: 1, text: '60% trở lên', binds: 'all' as const, measure: { obligation, rating, atLeastPercent: 60 } },
      ],
    });
    expect(found({ scoring }, target('a', 'Tốt'))).toEqual([]);
    expect(found({ scoring }, target('a', 'Giỏi'))).toEqual(['TEMPLATE.REFERENCE_UNKNOWN targets.0.measure.rating']);
    expect(found({}, target('a', 'Tốt'))).toEqual(['TEMPLATE.REFERENCE_UNKNOWN targets.0.measure.rating']);
    expect(found({}, target('x', 'Tốt'))).toEqual(['TEMPLATE.REFERENCE_UNKNOWN targets.0.measure.obligation']);
  });

  it('knows the units when the register is given', () => {
    const units = [...theCentre(), aUnit('so-noi-vu'), aUnit('so-tai-chinh')];
    const template = aTemplate([
      anObligation('a', {
        to: 'so-noi-vụ',
        via: 'so-tai-chinh',
        owedBy: { classes: [], units: ['so-y-te'], except: [] },
      }),
    ]);
    expect(checkTemplate(template)).toEqual([]);
    const problems = checkTemplate(template, units);
    expect(problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'UNIT.NOT_FOUND obligations.a.owedBy.units.0',
      'UNIT.NOT_FOUND obligations.a.to',
    ]);
    expect(problems[1]?.reason).toContain('Có phải là “so-noi-vu”?');
  });

  it('says of every problem what is wrong and how to mend it', () => {
    for (const [, given] of faults) {
      const problems = checkTemplate(aTemplate([anObligation('a', given), anObligation('b')]));
      expect(problems.every(({ reason, mend }) => /\S/.test(reason) && /\S/.test(mend))).toBe(true);
    }
  });
});
