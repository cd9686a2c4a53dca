import { templateSchema, toTemplate } from '@dondoc/contracts';
import { addDays, type CascadeTemplate, type PlainDate, plainDateOf, unitClasses } from '@dondoc/domain';
import fc from 'fast-check';

const words = fc
  .oneof(
    fc.constantFrom(
      'trước ngày 15/3/2022: "riêng" năm 2022',
      'chậm nhất ngày 01/11/2023 - qua Sở Nội vụ',
      'yes',
      'on',
      '2022-03-15',
      '14:00',
      '# không phải chú thích',
      '*neo',
      '- gạch đầu dòng',
      "l'",
      '100%',
      '{năm}',
      '0123/KH-UBND',
      'null',
      'dòng một\ndòng hai\n\n  thụt vào',
      `Điều ${'rất dài '.repeat(40)}`,
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  )
  .map((text) => text.trim().normalize())
  .filter((text) => text.trim().length > 0);

const date: fc.Arbitrary<PlainDate> = fc.nat(9000).map((days) => addDays(plainDateOf('2010-01-01'), days));
const key = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,6}){0,2}$/);
const boundary = fc.constantFrom('before' as const, 'on' as const);
const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((pair) => pair.map((each) => String(each).padStart(2, '0')).join(':'));
const day = fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('last' as const));
const month = fc.integer({ min: 1, max: 12 });
const nullable = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

const common = { words, clause: words, boundary, roll: fc.constantFrom('none', 'next', 'previous') };
const rule = <T>(kind: string, fields: T) =>
  fc
    .record({ kind: fc.constant(kind), ...common, ...fields })
    .chain((made) => fc.option(clock, { nil: null }).map((hour) => (hour === null ? made : { ...made, hour })));
const length = {
  direction: fc.constantFrom('after', 'before'),
  count: fc.nat(90),
  unit: fc.constantFrom('calendar-days', 'working-days', 'months'),
};
const event = fc.oneof(
  fc.constantFrom('issue', 'receipt', 'data-cut-off', 'period-end').map((kind) => ({ kind })),
  fc.record({ kind: fc.constant('named'), title: words, date: nullable(date) }),
);

const once = fc.record({ kind: fc.constant('once'), label: words });
const years = { from: fc.integer({ min: 2010, max: 2020 }), to: fc.integer({ min: 2020, max: 2040 }), label: words };
const yearly = fc.record({ kind: fc.constant('yearly'), ...years });
const parts = fc.record({
  kind: fc.constantFrom('half-year', 'quarter', 'month'),
  ...years,
  startsOn: fc.constantFrom({ month: 1, day: 1, yearOffset: 0 }, { month: 12, day: 15, yearOffset: -1 }),
  only: nullable(fc.constantFrom([1], [1, 2])),
});
const span = (kind: string) =>
  date.map((from) => ({ kind, from, to: addDays(from, 60) })).chain((one) => words.map((label) => ({ ...one, label })));

const yearlyDay = rule('yearly-day', {
  month,
  day,
  yearOffset: fc.integer({ min: -1, max: 1 }),
  overrides: fc.array(fc.record({ year: fc.integer({ min: 2010, max: 2040 }), date, words, boundary }), {
    maxLength: 2,
  }),
});
const window = date.chain((from) => rule('window', { from: fc.constant(from), to: fc.constant(addDays(from, 30)) }));

/** Each kind of rule with periods that it may have. */
const ruleAndPeriods = fc.oneof(
  fc.tuple(fc.oneof(rule('fixed-date', { date }), window), once),
  fc.tuple(yearlyDay, yearly),
  fc.tuple(rule('period-day', { monthOffset: fc.integer({ min: -2, max: 2 }), day }), parts),
  fc.tuple(rule('weekly-day', { weekday: fc.integer({ min: 1, max: 7 }) }), span('week')),
  fc.tuple(rule('after-event', { event, ...length }), fc.oneof(once, yearly, parts, span('day'))),
  fc.tuple(
    rule('anniversary', {
      document: words,
      date,
      years: fc.integer({ min: 1, max: 50 }),
      statedYear: nullable(fc.constant(2023)),
    }),
    once,
  ),
  fc.tuple(rule('relative', { obligation: key, ...length }), fc.oneof(once, yearly)),
  fc.tuple(fc.record({ kind: fc.constant('undated'), words, clause: words, recurring: fc.boolean() }), once),
);

const ladder = fc.record({
  before: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
  dayAfter: fc.boolean(),
  repeat: fc.record({ everyWorkingDays: fc.integer({ min: 1, max: 10 }), times: fc.nat(6) }),
  escalations: fc.array(
    fc.record({
      level: fc.integer({ min: 1, max: 3 }),
      to: fc.constantFrom('unit-leader', 'collector', 'issuer'),
      graceWorkingDays: fc.nat(20),
    }),
    { maxLength: 2 },
  ),
  at: clock,
});
const scoring = fc.record({
  appraiser: key,
  criteria: fc.array(
    fc.record({
      number: fc.integer({ min: 1, max: 9 }),
      title: words,
      max: fc.integer({ min: 1, max: 100 }),
      coAppraisers: fc.array(key, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  ratings: fc.constant([
    { label: 'Tốt', from: 80 },
    { label: 'Khá', from: 0 },
  ]),
});
const cutOff = fc.oneof(
  fc.record({ month, day, yearOffset: fc.integer({ min: -1, max: 1 }) }),
  fc.record({ monthOffset: fc.integer({ min: -2, max: 2 }), day }),
);
const unitClass = fc.constantFrom(...Object.keys(unitClasses));

const audience = fc.record(
  {
    classes: fc.array(unitClass, { minLength: 1, maxLength: 3 }),
    units: fc.array(key, { maxLength: 2 }),
    except: fc.array(key, { maxLength: 1 }),
    within: key,
  },
  { requiredKeys: ['classes', 'units', 'except'] },
);

const obligation = ruleAndPeriods.chain(([due, periods]) =>
  fc.record({
    key,
    title: words,
    shortTitle: words,
    group: fc.constantFrom('consultation', 'plan', 'report', 'scoring', 'review'),
    owedBy: audience,
    periods: fc.constant(periods),
    due: fc.constant(due),
    dataCutOff: nullable(cutOff),
    to: key,
    via: nullable(key),
    forwardWithin: nullable(fc.nat(10)),
    feeds: nullable(fc.record({ obligation: key, of: fc.constantFrom('this', 'parent') })),
    condition: nullable(words),
    silence: fc.constantFrom('overdue', 'agreed', 'not-applicable'),
    needsAcceptance: fc.boolean(),
    figures: fc.array(
      fc.record({
        key,
        label: words,
        unit: words,
        min: fc.integer(),
        max: nullable(fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0)),
        required: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    scoring: nullable(scoring),
    rollUpAfter: fc.nat(20),
    ladder: nullable(ladder),
    extensions: nullable(fc.record({ most: fc.nat(5), maxWorkingDays: nullable(fc.integer({ min: 1, max: 60 })) })),
    closesAfter: nullable(fc.nat(20)),
  }),
);

/** Any template that the schema allows, of every kind of rule and period; whether it makes sense is another matter. */
export const anyTemplate: fc.Arbitrary<CascadeTemplate> = fc
  .record({
    id: key,
    version: fc.integer({ min: 1, max: 99 }),
    title: words,
    issuer: key,
    office: key,
    focal: key,
    documentType: words,
    documentSign: words,
    subject: words,
    basis: fc.array(words, { maxLength: 3 }),
    recipients: fc.array(words, { maxLength: 3 }),
    source: words,
    carriesOut: nullable(words),
    targets: fc.array(
      fc.record({
        number: fc.integer({ min: 1, max: 9 }),
        text: words,
        binds: fc.oneof(fc.constant('all' as const), fc.array(unitClass, { minLength: 1, maxLength: 2 })),
        measure: nullable(fc.record({ obligation: key, rating: words, atLeastPercent: fc.nat(100) })),
      }),
      { maxLength: 2 },
    ),
    ladder,
    obligations: fc.uniqueArray(obligation, { minLength: 1, maxLength: 4, selector: (one) => one.key }),
  })
  .filter((made) => templateSchema.safeParse(made).success)
  .map((made) => toTemplate(templateSchema.parse(made)));
