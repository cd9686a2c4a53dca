import type { Instant } from '../../calendar/instant.js';
import type { OrgUnit } from '../../organisation/org-unit.js';
import type { ScheduleLine } from '../../template/schedule.js';
import type { Letter } from '../letters.js';
import type { LifeIndex } from '../life-index.js';
import type { Life, Rehearsal } from '../rehearse.js';

/** What a rehearsal can find; stable, for filters and machines. */
export type FindingCode =
  | 'ISSUE_REFUSED'
  | 'UNDATED_RECURRING'
  | 'CALENDAR_YEAR_UNKNOWN'
  | 'OBLIGATION_UNDATABLE'
  | 'OBLIGATION_OWED_BY_NOBODY'
  | 'DUE_BEFORE_ISSUE'
  | 'UNIT_UNREACHABLE'
  | 'LEADER_UNREACHABLE'
  | 'MESSAGE_TO_NOBODY'
  | 'UNIT_ENDS_BEFORE_DUE'
  | 'OFFICE_DAY_OVERLOADED'
  | 'UNIT_DAY_OVERLOADED'
  | 'ROLL_UP_BEFORE_DUE'
  | 'ROLL_UP_INCOMPLETE'
  | 'ROLL_UP_BEFORE_INFLOW'
  | 'INFLOW_AFTER_DUE'
  | 'ESCALATED_BETWEEN_READINGS'
  | 'ACT_REFUSED'
  | 'CHILD_DUE_AFTER_PARENT'
  | 'CHILD_ROLL_UP_AFTER_PARENT'
  | 'CHILD_FEEDS_NOTHING';

/** Something that breaks, or may: what (Vietnamese), when and where. */
export type Finding = {
  code: FindingCode;
  severity: 'error' | 'warning';
  text: string;
  at: Instant | null;
  lineId: string | null;
  /** The unit concerned, when it is one; else see `units`. */
  unitId: string | null;
  units: readonly string[];
};

/** From so many on it is too much for one day. */
export type Limits = { duePerOffice: number; duePerUnit: number };
export const defaultLimits: Limits = { duePerOffice: 200, duePerUnit: 5 };

/** A rehearsed life with all that findings look at. `units` as registered, not as repaired for the rehearsal. */
export type Examined = {
  life: Life;
  index: LifeIndex;
  letters: readonly Letter[];
  units: readonly OrgUnit[];
  issue: Rehearsal['issue'];
  limits: Limits;
  /** Who owes each line, by line. */
  owing: ReadonlyMap<string, readonly string[]>;
};

type Place = Partial<Pick<Finding, 'at' | 'lineId' | 'units'>>;

const finding = (severity: Finding['severity'], code: FindingCode, text: string, place: Place): Finding => {
  const units = place.units ?? [];
  const unitId = units.length === 1 ? (units[0] ?? null) : null;
  return { code, severity, text, at: place.at ?? null, lineId: place.lineId ?? null, unitId, units };
};

export const errorFinding = (code: FindingCode, text: string, place: Place = {}): Finding =>
  finding('error', code, text, place);
export const warningFinding = (code: FindingCode, text: string, place: Place = {}): Finding =>
  finding('warning', code, text, place);

/** So many names stand in a sentence; the list has all. */
const NAMED = 3;

/** "Sở A, Sở B, Sở C và 17 đơn vị khác". */
export const unitsText = (unitIds: readonly string[], units: readonly OrgUnit[]): string => {
  const names = new Map(units.map(({ id, shortName }) => [id, shortName]));
  const first = unitIds.slice(0, NAMED).map((id) => names.get(id) ?? id);
  const more = unitIds.length - first.length;
  return more > 0 ? `${first.join(', ')} và ${more} đơn vị khác` : first.join(', ');
};

/** The line of that key which covers the same period, else the only line of that key. */
export const lineFedBy = (
  from: Pick<ScheduleLine, 'lineId' | 'key'>,
  key: string,
  lines: readonly ScheduleLine[],
): ScheduleLine | undefined => {
  const ofKey = lines.filter((line) => line.key === key);
  const suffix = from.lineId.slice(from.key.length);
  return ofKey.find(({ lineId }) => lineId === `${key}${suffix}`) ?? (ofKey.length === 1 ? ofKey[0] : undefined);
};
