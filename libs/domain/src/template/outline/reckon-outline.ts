import { unrolledDay } from '../../calendar/due-date.js';
import { audienceFinder } from '../../organisation/audience.js';
import type { OrgUnit } from '../../organisation/org-unit.js';
import type { CascadeTemplate, ObligationTemplate } from '../cascade-template.js';
import { countPeriods } from '../periods.js';
import { type Reckoned, reckon } from '../reckon.js';
import { lineNames, type ScheduleLine } from '../schedule-line.js';
import type { OutlineFacts, OutlineLimits, OutlineLine } from './outline-line.js';

type Reckoning = Pick<OutlineFacts, 'lines' | 'failed' | 'owing' | 'beyond'>;

/** What the reckoning cannot do without; the check says what is missing. A key that stands twice is reckoned once. */
const reckonable = ({ obligations }: CascadeTemplate, most: number): ObligationTemplate[] => {
  const seen = new Set<string>();
  return obligations.filter(({ key, due, periods, owedBy }) => {
    if (!due || !periods || !owedBy || seen.has(key) || countPeriods(periods) > most) return false;
    seen.add(key);
    return true;
  });
};

/** Not set yet: a line without a date, of which a warning speaks; it can be published, but not issued. */
const undatedLine = ({ obligation, period, line, violation }: Reckoned): ScheduleLine | null =>
  line ??
  (violation.code === 'TEMPLATE.UNDATED'
    ? { ...lineNames(obligation, period), due: null, dataCutOff: null, rollUpAt: null }
    : null);

/** The lines with the units that owe them, and what could not be reckoned. */
export const reckonOutline = (
  template: CascadeTemplate,
  { issuedOn, calendar, units }: Pick<OutlineFacts, 'issuedOn' | 'calendar' | 'units'>,
  limits: OutlineLimits,
): Reckoning => {
  const obligations = reckonable(template, limits.lines);
  const find = audienceFinder(units, template.issuer, issuedOn);
  const owing = ({ owedBy }: ObligationTemplate): readonly OrgUnit[] => (owedBy ? find(owedBy) : []);
  const idLists = new Map<readonly OrgUnit[], readonly string[]>();
  const idsOf = (members: readonly OrgUnit[]): readonly string[] => {
    const known = idLists.get(members) ?? members.map(({ id }) => id);
    idLists.set(members, known);
    return known;
  };
  const { entries, count } = reckon({ obligations }, issuedOn, calendar, limits.lines);
  const lines = entries.flatMap((entry): OutlineLine[] => {
    const line = undatedLine(entry);
    if (!line) return [];
    const unitIds = idsOf(owing(entry.obligation));
    const rawDay = line.due && unrolledDay(line.due);
    const shifted = rawDay !== null && rawDay !== line.due?.lastSafeDay;
    return [{ ...line, obligation: entry.obligation.key, units: unitIds.length, unitIds, rawDay, shifted }];
  });
  return { lines, failed: entries.filter(({ violation }) => violation), owing, beyond: obligations.slice(count) };
};
