/** How a violation answers over HTTP: the thing is not there, it clashes with what is, or it was never right. */
export type ViolationKind = 'not-found' | 'conflict' | 'invalid' | 'forbidden';

/** Every stable error code of the domain. A code is never renamed and never re-used for another meaning. */
export const violationKinds = {
  'DATE.NOT_REAL': 'invalid',
  'INSTANT.NOT_REAL': 'invalid',
  'CALENDAR.YEAR_UNKNOWN': 'invalid',
  'TEMPLATE.FIELD_MISSING': 'invalid',
  'TEMPLATE.FIELD_INVALID': 'invalid',
  'TEMPLATE.RULE_MISSING': 'invalid',
  'TEMPLATE.KEY_DUPLICATE': 'invalid',
  'TEMPLATE.UNDATED': 'invalid',
  'TEMPLATE.NOT_FOUND': 'not-found',
  'UNIT.NOT_FOUND': 'not-found',
  'UNIT.NO_CONTACT': 'invalid',
  'CASCADE.NOT_FOUND': 'not-found',
  'CASCADE.ALREADY_EXISTS': 'conflict',
  'CASCADE.ALREADY_ISSUED': 'conflict',
  'CASCADE.NOT_ISSUED': 'conflict',
  'CASCADE.NO_UNITS': 'invalid',
  'DOCUMENT.NUMBER_MISSING': 'invalid',
  'DOCUMENT.DATE_IN_FUTURE': 'invalid',
  'OBLIGATION.NOT_FOUND': 'not-found',
  'OBLIGATION.ALREADY_CLOSED': 'conflict',
  'OBLIGATION.NOT_CONDITIONAL': 'conflict',
  'OBLIGATION.NOTHING_SUBMITTED': 'conflict',
  'SUBMISSION.DATES_OUT_OF_ORDER': 'invalid',
  'SUBMISSION.FILE_MISSING': 'invalid',
  'SUBMISSION.FIGURE_INVALID': 'invalid',
  'REASON.MISSING': 'invalid',
  'RETURN.DATE_PAST': 'invalid',
} as const satisfies Record<string, ViolationKind>;

export type ViolationCode = keyof typeof violationKinds;
