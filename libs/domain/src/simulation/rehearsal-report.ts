import type { Instant } from '../calendar/instant.js';
import type { OrgUnit } from '../organisation/org-unit.js';
import { defaultLimits, type Finding, type Limits } from './findings/finding.js';
import { findingsOf, inOrder } from './findings/findings-of.js';
import { indexLife, type LifeIndex } from './life-index.js';
import { lettersOf } from './life-letters.js';
import {
  addressed,
  type DateRow,
  datesOf,
  type EventRow,
  eventsOf,
  type MessageRow,
  type RollUpRow,
  rollUpsOf,
} from './report-rows.js';
import type { Life, Rehearsal } from './rehearse.js';

export type RehearsalCounts = {
  units: number;
  lines: number;
  /** Units × lines. */
  dueMarks: number;
  events: number;
  messages: number;
  rollUps: number;
  findings: number;
};

/** A whole life to be looked through: every list is complete and in the order of time. */
export type RehearsalReport = {
  from: Instant;
  until: Instant;
  dates: readonly DateRow[];
  events: readonly EventRow[];
  messages: readonly MessageRow[];
  rollUps: readonly RollUpRow[];
  counts: RehearsalCounts;
  findings: readonly Finding[];
};

export type ReportOptions = {
  /** The units as registered, when the rehearsal had to lend some of them a contact; else those of the rehearsal. */
  units?: readonly OrgUnit[];
  limits?: Limits;
  /** What was found before the life began, such as obligations that could not be dated. */
  obstacles?: readonly Finding[];
  /** Made before for the matrix; else it is made here. */
  index?: LifeIndex;
};

const owingByLine = (life: Life): Map<string, string[]> => {
  const owing = new Map<string, string[]>();
  for (const { unitId, state } of life.plans) {
    for (const lineId of Object.keys(state.obligations)) {
      const known = owing.get(lineId);
      if (known) known.push(unitId);
      else owing.set(lineId, [unitId]);
    }
  }
  return owing;
};

/** The whole life as lists: dates, events, messages, roll-ups, counts and what breaks. Pure. */
export const reportOf = (
  life: Life,
  rehearsal: Pick<Rehearsal, 'policy' | 'units' | 'issue' | 'until'>,
  options: ReportOptions = {},
): RehearsalReport => {
  const { policy, issue, until } = rehearsal;
  const { units = rehearsal.units, limits = defaultLimits, obstacles = [] } = options;
  const index = options.index ?? indexLife(life, policy);
  const letters = lettersOf(life, index, units).filter(({ at }) => at <= until);
  const owing = owingByLine(life);
  const dates = datesOf(life, index);
  const events = eventsOf(life, index);
  const rollUps = rollUpsOf(life, index);
  const found = findingsOf({ life, index, letters, units, issue, limits, owing });
  const findings = inOrder([...obstacles, ...found]);
  const counts = {
    units: life.plans.length,
    lines: index.schedule.length,
    dueMarks: dates.length,
    events: events.length,
    messages: letters.length,
    rollUps: rollUps.length,
    findings: findings.length,
  };
  return { from: issue.at, until, dates, events, messages: addressed(letters, units), rollUps, counts, findings };
};
