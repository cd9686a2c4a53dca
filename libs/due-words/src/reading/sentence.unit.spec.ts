import { addDays, type DueRule, plainDateOf } from '@dondoc/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorthand } from '../table/shorthand.js';
import { readDueWords } from './read-due-words.js';
import { every, once, periodsFrom, type Repeats, yearly } from './repeats.js';
import { sentenceOf } from './sentence.js';

const issuedOn = plainDateOf('2020-01-01');
const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays(issuedOn, days));
const boundary = fc.constantFrom('before' as const, 'on' as const);
const roll = fc.constantFrom('none' as const, 'next' as const, 'previous' as const);
const hour = fc.option(
  fc
    .tuple(fc.integer({ min: 1, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
  { nil: undefined },
);
const dayOfMonth = fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('last' as const));
const common = fc.record({ boundary, roll, hour }).map(({ boundary: side, roll: move, hour: clock }) => ({
  ...{ words: '', clause: '', boundary: side, roll: move },
  ...(clock === undefined ? {} : { hour: clock }),
}));

const fixed = fc
  .tuple(common, day)
  .map(([one, date]): [DueRule, Repeats] => [{ kind: 'fixed-date', ...one, date }, once]);
const override = fc
  .record({ year: fc.integer({ min: 2021, max: 2030 }), date: day, boundary })
  .map((one) => ({ ...one, words: '' }));
const eachYear = fc
  .tuple(
    common,
    fc.integer({ min: 1, max: 12 }),
    dayOfMonth,
    fc.constantFrom(-1, 0, 1),
    fc.array(override, { maxLength: 1 }),
  )
  .map(([one, month, dayIn, yearOffset, overrides]): [DueRule, Repeats] => [
    {
      kind: 'yearly-day',
      ...one,
      roll: overrides.length > 0 ? 'none' : one.roll,
      month,
      day: dayIn,
      yearOffset,
      overrides,
    },
    yearly(),
  ]);
const periods = fc.oneof(
  fc.tuple(fc.constant(every('month')), fc.constantFrom(-1, 0, 1)),
  fc.tuple(fc.constant(every('quarter')), fc.integer({ min: -2, max: 3 })),
  fc.tuple(fc.constant(every('half-year')), fc.integer({ min: -5, max: 6 })),
  fc.tuple(fc.constant(yearly()), fc.integer({ min: -11, max: 6 })),
);
const periodDay = fc
  .tuple(common, periods, dayOfMonth)
  .map(([one, [repeats, monthOffset], dayIn]): [DueRule, Repeats] => [
    { kind: 'period-day', ...one, monthOffset, day: dayIn },
    repeats,
  ]);
const weekly = fc
  .tuple(common, fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const, 7 as const))
  .map(([one, weekday]): [DueRule, Repeats] => [{ kind: 'weekly-day', ...one, weekday }, every('week')]);
const window = fc
  .tuple(common, day, fc.integer({ min: 0, max: 400 }))
  .map(([one, from, length]): [DueRule, Repeats] => [
    { kind: 'window', ...one, boundary: 'on', from, to: addDays(from, length) },
    once,
  ]);
const events = fc.oneof(
  fc
    .constantFrom({ kind: 'issue' as const }, { kind: 'receipt' as const }, { kind: 'data-cut-off' as const })
    .map((event) => ({ event, repeats: once })),
  fc
    .constantFrom(yearly(), every('quarter'), every('month'), every('half-year'))
    .map((repeats) => ({ event: { kind: 'period-end' as const }, repeats })),
  fc
    .constantFrom('hội nghị tổng kết', 'Đại hội')
    .map((title) => ({ event: { kind: 'named' as const, title, date: null }, repeats: once })),
);
const lengths = fc
  .tuple(
    common,
    events,
    fc.constantFrom('after' as const, 'before' as const),
    fc.integer({ min: 1, max: 99 }),
    fc.constantFrom('calendar-days' as const, 'working-days' as const, 'months' as const),
  )
  .map(([one, { event, repeats }, direction, count, unit]): [DueRule, Repeats] => [
    {
      kind: 'after-event',
      ...one,
      boundary: direction === 'before' ? 'on' : one.boundary,
      event,
      direction,
      count,
      unit,
    },
    repeats,
  ]);
const relative = fc
  .tuple(
    common,
    fc.constantFrom('bao-cao-nam', 'Kế hoạch 2022'),
    fc.constantFrom('after' as const, 'before' as const),
    fc.integer({ min: 1, max: 99 }),
  )
  .map(([one, obligation, direction, count]): [DueRule, Repeats] => [
    {
      kind: 'relative',
      ...one,
      boundary: direction === 'before' ? 'on' : one.boundary,
      obligation,
      direction,
      count,
      unit: 'working-days',
    },
    once,
  ]);
const anniversary = fc
  .tuple(day, fc.integer({ min: 1, max: 50 }), fc.option(fc.integer({ min: 2020, max: 2040 }), { nil: null }))
  .map(([date, years, statedYear]): [DueRule, Repeats] => [
    {
      kind: 'anniversary',
      words: '',
      clause: '',
      boundary: 'on',
      roll: 'none',
      document: 'Chương trình số 203-CT/TU',
      date,
      years,
      statedYear,
    },
    once,
  ]);

describe('a rule as a sentence', () => {
  it('read back, gives the same rule', { timeout: 60_000 }, () => {
    const rules = fc.oneof(fixed, eachYear, periodDay, weekly, window, lengths, relative, anniversary);
    fc.assert(
      fc.property(rules, ([rule, repeats]) => {
        const sentence = sentenceOf(rule, periodsFrom(repeats, issuedOn));
        expect(readDueWords(sentence, { issuedOn }).items.map(shorthand), sentence).toEqual([
          shorthand({ rule, repeats }),
        ]);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    [
      'trước ngày 25/11 của năm trước liền kề (riêng năm 2022 trước ngày 15/3/2022)',
      'Trước ngày 25/11 của năm trước liền kề, hằng năm; riêng năm 2022: trước ngày 15/03/2022.',
    ],
    ['trong 05 ngày làm việc kể từ ngày nhận được văn bản', 'Trong 5 ngày làm việc kể từ ngày nhận được văn bản này.'],
    ['ngày 20 của tháng cuối quý', 'Chậm nhất ngày 20 của tháng cuối quý.'],
    ['trong tháng 10/2023', 'Trong tháng 10/2023.'],
    ['định kỳ báo cáo', 'Định kỳ, văn bản không nêu ngày.'],
  ])('%s', (words, sentence) => {
    expect(readDueWords(words, { issuedOn }).sentence).toBe(sentence);
  });
});
