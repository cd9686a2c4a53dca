import { overdueAt } from '../calendar/due-date.js';
import { type Instant, instantAt } from '../calendar/instant.js';
import { addDays } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { soonWorkingDays, type Status, statusAt, type StatusCode } from '../unit-plan/status.js';
import type { DueFacts } from '../unit-plan/unit-plan.js';
import { type Cell, factsOf, type LifeIndex, obligationAt } from './life-index.js';

/** One cell of the matrix at a moment. */
export type CellAt = { unitId: string; lineId: string; status: Status };

/** A status and the instant from which it holds. */
export type StatusStep = { at: Instant; code: StatusCode };

const whereKnown = <T>(answer: () => T): T[] => {
  try {
    return [answer()];
  } catch (error) {
    if (error instanceof RuleViolation && error.code === 'CALENDAR.YEAR_UNKNOWN') return [];
    throw error;
  }
};

/** The status of one cell at that instant; null before it was given. */
export const statusOfCell = (cell: Cell, { policy }: LifeIndex, at: Instant, soon = soonWorkingDays): Status | null => {
  const obligation = obligationAt(cell, at);
  if (!obligation) return null;
  const facts = factsOf(obligation, policy);
  // Where the days that are left cannot be counted (a year without data) nobody is told "soon"; the rest holds.
  const counted = whereKnown(() => statusAt(facts, policy.calendar, soon, at));
  return counted[0] ?? statusAt(facts, policy.calendar, 0, at);
};

/** Every unit × line at that instant, for the time slider. Index once (`indexLife`), ask often. Pure. */
export const matrixAt = (index: LifeIndex, at: Instant, soon = soonWorkingDays): CellAt[] => {
  const matrix: CellAt[] = [];
  for (const cells of index.cells.values()) {
    for (const cell of cells.values()) {
      const status = statusOfCell(cell, index, at, soon);
      if (status) matrix.push({ unitId: cell.unitId, lineId: cell.lineId, status });
    }
  }
  return matrix;
};

/** Where time alone may change the status of whoever has not handed in by that due date. */
const turningPoints = (due: DueFacts, { policy }: LifeIndex, soon: number): Instant[] => {
  const { calendar } = policy;
  const { lastWorkingDay } = due;
  return [
    ...whereKnown(() => instantAt(calendar.addWorkingDays(lastWorkingDay, -soon), '00:00')),
    instantAt(addDays(lastWorkingDay, -soon * 4), '00:00'),
    instantAt(lastWorkingDay, '00:00'),
    overdueAt(due),
  ];
};

const stepsOf = (cell: Cell, index: LifeIndex, points: ReadonlySet<Instant>, soon: number): StatusStep[] => {
  const steps: StatusStep[] = [];
  for (const at of [...points].sort()) {
    const code = statusOfCell(cell, index, at, soon)?.code;
    if (code && code !== steps.at(-1)?.code) steps.push({ at, code });
  }
  return steps;
};

/** Every status that every cell goes through, in the order of time, so that a slider need not ask again. */
export const statusStepsOf = (
  index: LifeIndex,
  until: Instant,
  soon = soonWorkingDays,
): { unitId: string; lineId: string; steps: StatusStep[] }[] => {
  // Units owe the same line with the same date: its turning points are found once.
  const known = new Map<DueFacts, Instant[]>();
  const turning = (due: DueFacts | null): Instant[] => {
    if (due === null) return [];
    const points = known.get(due) ?? turningPoints(due, index, soon);
    known.set(due, points);
    return points;
  };
  return [...index.cells.values()].flatMap((cells) =>
    [...cells.values()].map((cell) => {
      const points = new Set(cell.steps.map(({ at }) => at));
      const first = cell.steps[0]?.at ?? until;
      for (const { obligation } of cell.steps)
        for (const at of turning(obligation.due)) if (at > first && at <= until) points.add(at);
      return { unitId: cell.unitId, lineId: cell.lineId, steps: stepsOf(cell, index, points, soon) };
    }),
  );
};
