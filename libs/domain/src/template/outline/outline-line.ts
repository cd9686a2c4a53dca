import type { PlainDate } from '../../calendar/plain-date.js';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import type { OrgUnit } from '../../organisation/org-unit.js';
import type { CascadeTemplate, ObligationTemplate } from '../cascade-template.js';
import type { Reckoned } from '../reckon.js';
import type { ScheduleLine } from '../schedule-line.js';

export type OutlineLine = ScheduleLine & {
  /** Key of the obligation. */
  obligation: string;
  /** How many units owe it, and which; lines of one audience share the list. */
  units: number;
  unitIds: readonly string[];
  /** The last safe day before the shift to a working day; null without a due date. */
  rawDay: PlainDate | null;
  shifted: boolean;
};

/** A line of the cascade above. */
export type ParentDue = Pick<ScheduleLine, 'lineId' | 'key' | 'title' | 'period' | 'due'>;

/** From when on the outline warns, and how much it reckons. */
export type OutlineLimits = {
  /** Fewer working days between issue and due date. */
  noticeDays: number;
  /** Fewer working days between what comes in and what is built from it. */
  slackDays: number;
  /** More obligations of one unit due on one day. */
  unitPerDay: number;
  /** More papers due at one receiving unit on one day. */
  officePerDay: number;
  /** Periods that are reckoned; a server answers for so many at once within a second. */
  lines: number;
  warnings: number;
};

export const usualLimits: OutlineLimits = {
  noticeDays: 5,
  slackDays: 5,
  unitPerDay: 5,
  officePerDay: 200,
  lines: 20_000,
  warnings: 500,
};

/** All that counts, problems and warnings are drawn from. */
export type OutlineFacts = {
  template: CascadeTemplate;
  issuedOn: PlainDate;
  calendar: WorkingCalendar;
  units: readonly OrgUnit[];
  parentDues: readonly ParentDue[] | null;
  limits: OutlineLimits;
  lines: readonly OutlineLine[];
  /** Periods without a line, and why. */
  failed: readonly Reckoned[];
  owing: (obligation: ObligationTemplate) => readonly OrgUnit[];
  /** Obligations beyond the limit: of them there are no lines. */
  beyond: readonly ObligationTemplate[];
};
