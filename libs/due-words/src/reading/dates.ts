import {
  type Boundary,
  dueDate,
  type DatedRule,
  type Period,
  type PlainDate,
  periodsOf,
  RuleViolation,
  type WorkingCalendar,
} from '@dondoc/domain';
import { type Doubt, doubt } from './doubt.js';
import type { DueItem, DueReading, Reading } from './due-reading.js';
import { periodsFrom, yearly } from './repeats.js';

/** One date that a reading makes. `due` is the day that the words name; the days are plain dates (Asia/Ho_Chi_Minh). */
export type ReadDate = {
  period: string;
  due: PlainDate;
  boundary: Boundary;
  lastSafeDay: PlainDate;
  lastWorkingDay: PlainDate;
  why: readonly string[];
};

export type Given = { issuedOn: PlainDate; count: number; calendar: WorkingCalendar };

const dateOf = (rule: DatedRule, period: Period, { issuedOn, calendar }: Given): ReadDate => {
  const due = dueDate(rule, period, { issuedOn, dataCutOff: null, dueOf: () => null }, calendar);
  const { named, boundary, lastSafeDay, lastWorkingDay } = due;
  return {
    period: period.label,
    due: named,
    boundary,
    lastSafeDay,
    lastWorkingDay,
    why: due.why.map((step) => step.text),
  };
};

const computed = (rule: DatedRule, period: Period, given: Given): ReadDate | Doubt => {
  try {
    return dateOf(rule, period, given);
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    const code = error.code === 'CALENDAR.YEAR_UNKNOWN' ? 'CALENDAR_UNKNOWN' : 'EVENT_DATE_UNKNOWN';
    return doubt(code, `${error.details.reason} ${error.details.mend}`);
  }
};

const datesOfItem = ({ rule, repeats }: DueItem, given: Given): (ReadDate | Doubt)[] => {
  if (rule === null || rule.kind === 'undated' || repeats === null) return [];
  const recurring = repeats.kind !== 'once';
  const found: (ReadDate | Doubt)[] = [];
  for (const period of periodsOf(periodsFrom(repeats, given.issuedOn, given.count + 1))) {
    if (found.length >= (recurring ? given.count : 1)) break;
    const one = computed(rule, period, given);
    // A series begins with its first date that is still ahead when the document is issued.
    if (recurring && 'due' in one && one.due < given.issuedOn) continue;
    found.push(one);
    if ('code' in one) break;
  }
  return found;
};

/**
 * The dates that a reading makes, in the order of time: one for a single date, the next `count` for a series. Doubts
 * name what keeps a date from being known: an event without day, a year that the calendar does not have.
 */
export const datesOfReading = (reading: DueReading, given: Given): { dates: ReadDate[]; doubts: Doubt[] } => {
  const all = reading.items.flatMap((item) => datesOfItem(item, given));
  const dates = all.filter((one) => 'due' in one).sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const known = new Set(reading.doubts.map((one) => one.code));
  const doubts = all.filter((one) => 'code' in one).filter((one) => !known.has(one.code));
  return {
    dates,
    doubts: doubts.filter((one, index) => doubts.findIndex((other) => other.text === one.text) === index),
  };
};

/** One way to understand an item, with the dates that it would make: none where an event or the calendar does not say. */
export type DatedChoice = Reading & { dates: readonly ReadDate[] };

/** Every way to understand an item with its dates, so that a person chooses between days and not between words. */
export const datesOfChoices = (item: DueItem, given: Given): DatedChoice[] =>
  item.readings.map((reading) => {
    const single = item.repeats === null || item.repeats.kind === 'once';
    const repeats = reading.rule.kind === 'yearly-day' && single ? yearly() : item.repeats;
    const found = datesOfItem({ ...item, rule: reading.rule, repeats }, given);
    return { ...reading, dates: found.filter((one) => 'due' in one) };
  });
