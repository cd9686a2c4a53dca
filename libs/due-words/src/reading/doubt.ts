/** What a doubt is about. Stable: tests, screens and the command line rely on them. */
export const doubtCodes = [
  'AFTER_TWO_READINGS',
  'ALTERNATIVE',
  'ANNIVERSARY_PAST',
  'ANNIVERSARY_YEAR_MISMATCH',
  'APPROXIMATE',
  'BOUNDARY_TWO_READINGS',
  'CALENDAR_UNKNOWN',
  'CONDITION',
  'CONTRADICTION',
  'DATA_CUT_OFF',
  'DATE_BEFORE_ISSUE',
  'DATE_CHANGED',
  'DATE_NOT_REAL',
  'DATES_AND_PERIODS_MISMATCH',
  'DAY_MAY_NOT_BE_DUE',
  'DAY_MISSING_IN_SOME_MONTHS',
  'DAY_WITHOUT_MONTH',
  'EVENT_DATE_UNKNOWN',
  'EVENT_MISSING',
  'EVENT_TWO_READINGS',
  'EXCEPTION',
  'HOUR_NOT_REAL',
  'HOUR_WITHOUT_DAY',
  'HOURS_LENGTH',
  'IMMEDIATELY',
  'LOOSE_PART',
  'LUNAR_DATE',
  'MARKS_UNSURE',
  'NEGATION',
  'NO_DATE',
  'NO_DUE_WORDS',
  'NOT_A_DUE',
  'NUMBER_MISMATCH',
  'OTHER_DATE',
  'PART_OF_DAY',
  'PAST',
  'PERIOD_MISMATCH',
  'PERIOD_UNKNOWN',
  'RANGE_START_LOST',
  'RECURRING_WITHOUT_DATE',
  'RELATIVE_TO_ISSUE',
  'TWO_DATES',
  'TWO_DIGIT_YEAR',
  'WEEK_UNKNOWN',
  'WEEKDAY_MISMATCH',
  'YEAR_AND_EVERY_YEAR',
  'YEAR_MISSING',
  'YEAR_TWO_READINGS',
] as const;
export type DoubtCode = (typeof doubtCodes)[number];

/** Something that a person must settle, in Vietnamese: the words, what is open, how to mend it. */
export type Doubt = { code: DoubtCode; text: string };

export const doubt = (code: DoubtCode, text: string): Doubt => ({ code, text });

/** Thrown inside the reader where no rule can be made; becomes an item without rule. */
export class Unreadable extends Error {
  constructor(readonly doubt: Doubt) {
    super(doubt.code);
  }
}

export const refuse = (code: DoubtCode, text: string): never => {
  throw new Unreadable(doubt(code, text));
};
