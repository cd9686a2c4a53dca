/** What an outline warns of, the gravest first. Stable: screens and scripts tell warnings apart by it. */
export const outlineWarningCodes = [
  'LINES_LIMITED',
  'RECURRING_UNDATED',
  'FEEDS_LATE',
  'FEEDS_UNKNOWN',
  'DUE_BEFORE_ISSUE',
  'NO_UNITS',
  'UNIT_NO_CONTACT',
  'UNIT_ENDS',
  'ANNIVERSARY_YEAR',
  'CUT_OFF_LATE',
  'SHORT_NOTICE',
  'SLACK_SHORT',
  'UNIT_CROWDED',
  'OFFICE_CROWDED',
  'ISSUE_YEAR_UNKNOWN',
  'REST_DAY',
  'CALENDAR_QUESTION',
  'TET',
  'BOUNDARY_TWO_READINGS',
  'WARNINGS_LIMITED',
] as const;
export type OutlineWarningCode = (typeof outlineWarningCodes)[number];

/** May be kept by whoever drafts; it stops nothing. `field` is `obligations.<key>.<field>`, text Vietnamese. */
export type Warning = { code: OutlineWarningCode; field: string; lineId: string | null; text: string };

/** At most three names, and how many more there are. */
export const someOf = (names: readonly string[]): string => {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} và ${names.length - 3} đơn vị khác` : shown;
};
