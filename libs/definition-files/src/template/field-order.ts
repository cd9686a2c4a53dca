import { defaultExtensions, defaultLadder } from '@dondoc/domain';

/**
 * Fields of a template file in the order in which people read them: name, then what the reader fills in when the field
 * is left out (absent: the field is always written), then the fields below.
 */
export type FieldOrder = readonly Field[];
type Field = readonly [name: string, standard?: Standard | undefined, below?: FieldOrder];
type Standard = { is: unknown };

const is = (value: unknown): Standard => ({ is: value });
const always = undefined;

const ladder: FieldOrder = [
  ['before'],
  ['dayAfter'],
  ['repeat', always, [['everyWorkingDays'], ['times']]],
  ['escalations', always, [['level'], ['to'], ['graceWorkingDays']]],
  ['at'],
];

const periods: FieldOrder = [
  ['kind'],
  ['from'],
  ['to'],
  ['label'],
  ['startsOn', is({ month: 1, day: 1, yearOffset: 0 }), [['month'], ['day'], ['yearOffset', is(0)]]],
  ['only', is(null)],
];

/** `roll` has another default for lengths of time than for days. */
export const dueOrder = (kind: string): FieldOrder => [
  ['kind'],
  ['date'],
  ['from'],
  ['to'],
  ['month'],
  ['monthOffset'],
  ['day'],
  ['weekday'],
  ['yearOffset', is(0)],
  ['event', always, [['kind'], ['title'], ['date', is(null)]]],
  ['obligation'],
  ['document'],
  ['years'],
  ['statedYear', is(null)],
  ['direction', is('after')],
  ['count'],
  ['unit'],
  ['boundary'],
  ['roll', is(kind === 'after-event' || kind === 'relative' ? 'next' : 'none')],
  ['hour'],
  ['recurring', is(false)],
  ['decision'],
  ['clause'],
  ['words'],
  ['overrides', is([]), [['year'], ['date'], ['boundary'], ['words']]],
];

const scoring: FieldOrder = [
  ['appraiser'],
  ['criteria', always, [['number'], ['title'], ['max'], ['coAppraisers', is([])]]],
  ['ratings', always, [['label'], ['from']]],
];

const obligation: FieldOrder = [
  ['key'],
  ['title'],
  ['shortTitle'],
  ['group'],
  [
    'owedBy',
    always,
    [
      ['classes', is([])],
      ['units', is([])],
      ['except', is([])],
      ['within', is(null)],
    ],
  ],
  ['periods', always, periods],
  ['due'],
  ['dataCutOff', is(null), [['month'], ['monthOffset'], ['day'], ['yearOffset', is(0)]]],
  ['to'],
  ['via', is(null)],
  ['forwardWithin', is(null)],
  ['feeds', is(null), [['obligation'], ['of']]],
  ['condition', is(null)],
  ['silence', is('overdue')],
  ['needsAcceptance', is(true)],
  ['figures', is([]), [['key'], ['label'], ['unit'], ['min', is(0)], ['max', is(null)], ['required', is(true)]]],
  ['scoring', is(null), scoring],
  ['rollUpAfter', is(10)],
  ['ladder', is(null), ladder],
  ['extensions', is(defaultExtensions), [['most'], ['maxWorkingDays', is(null)]]],
  ['closesAfter', is(null)],
];

const measure: FieldOrder = [['obligation'], ['rating'], ['atLeastPercent']];

export const templateOrder: FieldOrder = [
  ['id'],
  ['version'],
  ['title'],
  ['issuer'],
  ['office'],
  ['focal'],
  ['documentType'],
  ['documentSign'],
  ['subject'],
  ['source'],
  ['carriesOut', is(null)],
  ['basis', is([])],
  ['recipients', is([])],
  ['targets', is([]), [['number'], ['binds'], ['measure', is(null), measure], ['text']]],
  ['ladder', is(defaultLadder), ladder],
  ['obligations', always, obligation],
];
