import type { RehearsalView } from '@dondoc/contracts';
import type { StatusCode } from '../../components/status-vocabulary.js';

type Steps = RehearsalView['cells'][number]['steps'];
export type Line = RehearsalView['lines'][number];
export type Message = RehearsalView['messages'][number];
export type Finding = RehearsalView['findings'][number];

/** The answer of a rehearsal, indexed so that a moment is only looked up; nothing is computed here. */
export type RehearsedLife = {
  view: RehearsalView;
  /** In the order of the due dates; what has none comes last. */
  lines: readonly Line[];
  units: RehearsalView['units'];
  /** Steps of a cell by `unit/line`. */
  steps: ReadonlyMap<string, Steps>;
};

export const placeOf = (unitId: string, lineId: string): string => `${unitId}/${lineId}`;

const byDate = (a: Line, b: Line): number => {
  const [x, y] = [a.lastSafeDay ?? '9999', b.lastSafeDay ?? '9999'];
  return x < y ? -1 : x > y ? 1 : 0;
};

export const indexRehearsal = (view: RehearsalView): RehearsedLife => ({
  view,
  lines: [...view.lines].sort(byDate),
  units: view.units,
  steps: new Map(view.cells.map(({ unitId, lineId, steps }) => [placeOf(unitId, lineId), steps])),
});

/** How many of these, in the order of time, have come by that instant. Instants of one form: their text sorts as time. */
export const countUntil = (list: readonly { at: string }[], at: string): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.at ?? '') <= at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The status that holds at that instant; undefined: not given yet, or not to this unit. */
export const codeAt = (steps: Steps | undefined, at: string): StatusCode | undefined =>
  steps === undefined ? undefined : steps[countUntil(steps, at) - 1]?.code;

/** Status code → number of cells at that instant. */
export const totalsAt = ({ view }: RehearsedLife, at: string): Record<string, number> => {
  const totals: Record<string, number> = {};
  for (const { steps } of view.cells) {
    const code = codeAt(steps, at);
    if (code !== undefined) totals[code] = (totals[code] ?? 0) + 1;
  }
  return totals;
};

/** Every instant at which something changes: a status, a letter, a roll-up. */
export const turningPoints = ({ view }: RehearsedLife): readonly { at: string }[] => {
  const points = new Set<string>();
  for (const { steps } of view.cells) for (const { at } of steps) points.add(at);
  for (const { at } of [...view.messages, ...view.rollUps]) points.add(at);
  return [...points].sort().map((at) => ({ at }));
};
