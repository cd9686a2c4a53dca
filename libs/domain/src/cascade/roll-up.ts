import type { Instant } from '../calendar/instant.js';
import type { Tally } from '../roll-up/tally.js';
import type { CascadeTemplate } from '../template/cascade-template.js';
import type { Cascade, CascadeCommand, CascadeEvent, CascadeLine } from './cascade.js';

/** All have handed in and, where the deliverable is scored, all that was handed in has been rated. */
const isSettled = (tally: Tally, { key }: CascadeLine, template: CascadeTemplate): boolean => {
  if (tally.missingUnits.length > 0) return false;
  if (!template.obligations.find((one) => one.key === key)?.scoring) return true;
  const rated = Object.values(tally.ratings ?? {}).flat().length;
  return rated >= tally.onTime + tally.late;
};

/** Rolls up every line that has settled or whose instant has come; once, whatever comes in later. */
export const rollUp = (
  cascade: Cascade,
  { tallies }: CascadeCommand & { type: 'RollUp' },
  template: CascadeTemplate,
  now: Instant,
): CascadeEvent[] =>
  cascade.lines.flatMap((line): CascadeEvent[] => {
    const { lineId, rollUpAt } = line;
    const tally = tallies[lineId];
    if (line.rolledUp || !tally) return [];
    const settled = isSettled(tally, line, template);
    if (!settled && (rollUpAt === null || rollUpAt > now)) return [];
    const lowerTiers = cascade.lowerTiers.filter((one) => one.lineId === lineId);
    const below = lowerTiers.length > 0 ? { lowerTiers } : {};
    const data = { lineId, trigger: settled ? 'settled' : 'time', tally, ...below } as const;
    return [{ type: 'PeriodRolledUp', at: now, data }];
  });

/** The next instant at which a roll-up falls due, or null. */
export const nextRollUp = (cascade: Cascade): Instant | null =>
  cascade.lines
    .filter((line) => !line.rolledUp)
    .flatMap(({ rollUpAt }) => rollUpAt ?? [])
    .reduce<Instant | null>((best, at) => (best === null || at < best ? at : best), null);

/** True when every line has been rolled up: the parent's work is done. */
export const isRolledUp = (cascade: Cascade): boolean =>
  cascade.status === 'issued' && cascade.lines.every((line) => line.rolledUp);
