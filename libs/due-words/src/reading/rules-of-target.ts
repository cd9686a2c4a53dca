import type { Target } from '../grammar/meaning.js';
import { Unreadable } from './doubt.js';
import { type Around, type Draft, draft } from './draft.js';
import { rulesOfDate, rulesOfRange } from './rules-of-date.js';
import { rulesOfHour, rulesOfPeriodDay, rulesOfToday, rulesOfWeekday } from './rules-of-day.js';
import { rulesOfEvent, rulesOfLength } from './rules-of-length.js';
import { rulesOfLastDay, rulesOfSpan } from './rules-of-span.js';

const ruleFor = (around: Around, target: Target): Draft => {
  switch (target.kind) {
    case 'date':
      return rulesOfDate(around, target);
    case 'range':
      return rulesOfRange(around, target.from, target.to);
    case 'day':
      return rulesOfPeriodDay(around, target);
    case 'last-day':
      return rulesOfLastDay(around, target.of, target.working);
    case 'span':
      return rulesOfSpan(around, target);
    case 'weekday':
      return rulesOfWeekday(around, target.weekday, target.which);
    case 'length':
    case 'relative':
      return rulesOfLength(around, target);
    case 'event':
      return rulesOfEvent(around, target);
    case 'today':
      return rulesOfToday(around, target.ahead);
    case 'hour-only':
      return rulesOfHour(around);
  }
};

/** The rule of one target, or an item without rule that says why there is none. */
export const rulesOfTarget = (around: Around, target: Target): Draft => {
  try {
    return ruleFor(around, target);
  } catch (error) {
    if (error instanceof Unreadable) return draft(around, null, null, [error.doubt]);
    throw error;
  }
};
