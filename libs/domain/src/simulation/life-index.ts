import type { Instant } from '../calendar/instant.js';
import type { CascadeEvent } from '../cascade/cascade.js';
import type { ScheduleLine } from '../template/schedule.js';
import { evolveUnitPlan } from '../unit-plan/evolve.js';
import { definitionOf, isChased, type Policy } from '../unit-plan/policy.js';
import { type StatusFacts, statusFactsOf } from '../unit-plan/status.js';
import { initialUnitPlan, type Obligation, type UnitPlan, type UnitPlanEvent } from '../unit-plan/unit-plan.js';
import type { PlanLife } from './plan-life.js';

/** How an obligation stood from an instant on. */
export type CellStep = { at: Instant; obligation: Obligation };

/** One obligation of one unit through its whole life, in the order of time. */
export type Cell = { unitId: string; lineId: string; steps: readonly CellStep[] };

/** A life made ready for questions about any moment; built once. */
export type LifeIndex = {
  policy: Policy;
  issuedAt: Instant | null;
  schedule: readonly ScheduleLine[];
  /** By unit, then by line. */
  cells: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
};

/** What the chase records changes neither work nor timeliness. */
const changesNoStatus = new Set<UnitPlanEvent['type']>(['ReminderRaised', 'EscalationRaised', 'DeadlineMissed']);

type Steps = Map<string, CellStep[]>;

const newest = (steps: Steps, lineId: string): Obligation | undefined => steps.get(lineId)?.at(-1)?.obligation;

const enter = (steps: Steps, at: Instant, obligations: UnitPlan['obligations']): void => {
  for (const [lineId, obligation] of Object.entries(obligations)) {
    if (obligation === newest(steps, lineId)) continue;
    const known = steps.get(lineId);
    if (known) known.push({ at, obligation });
    else steps.set(lineId, [{ at, obligation }]);
  }
};

/** The obligations that an event may touch: one is folded alone, so that a plan of many lines costs no more for each. */
const touchedBy = (event: UnitPlanEvent, steps: Steps): UnitPlan['obligations'] => {
  const lineIds = 'lineId' in event.data ? [event.data.lineId] : [...steps.keys()];
  return Object.fromEntries(
    lineIds.flatMap((lineId) => {
      const obligation = newest(steps, lineId);
      return obligation ? [[lineId, obligation]] : [];
    }),
  );
};

const cellsOf = ({ unitId, events }: PlanLife): Map<string, Cell> => {
  const steps: Steps = new Map();
  let plan = initialUnitPlan();
  for (const event of events) {
    if (changesNoStatus.has(event.type)) continue;
    plan = evolveUnitPlan({ ...plan, obligations: touchedBy(event, steps) }, event);
    enter(steps, event.at, plan.obligations);
  }
  return new Map([...steps].map(([lineId, own]) => [lineId, { unitId, lineId, steps: own }]));
};

/** The cells of some plans, by unit and line. */
export const indexPlans = (plans: readonly PlanLife[]): Map<string, Map<string, Cell>> =>
  new Map(plans.map((plan) => [plan.unitId, cellsOf(plan)]));

/** Makes a life ready for questions about any moment. Pure. */
export const indexLife = (
  { cascade, plans }: { cascade: { events: readonly CascadeEvent[] }; plans: readonly PlanLife[] },
  policy: Policy,
): LifeIndex => {
  const issued = cascade.events.find((event) => event.type === 'CascadeIssued');
  return { policy, issuedAt: issued?.at ?? null, schedule: issued?.data.schedule ?? [], cells: indexPlans(plans) };
};

/** How the obligation stood at that instant; null before it was given. Binary search. */
export const obligationAt = ({ steps }: Cell, at: Instant): Obligation | null => {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle]?.at ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1]?.obligation ?? null;
};

/** The facts that the status rule asks for. */
export const factsOf = (obligation: Obligation, policy: Policy): StatusFacts =>
  statusFactsOf(obligation, definitionOf(policy, obligation));

/** Something is still to come: a submission or, where the deliverable is scored, the rating of one. */
const isUnsettled = (obligation: Obligation, scored: boolean): boolean =>
  isChased(obligation) ||
  (scored && obligation.rating === null && (obligation.work === 'submitted' || obligation.work === 'accepted'));

/** When for the first time nothing was to come any more for the line; null: something always was. */
export const settledAt = (cells: readonly Cell[], scored = false): Instant | null => {
  const changes = cells
    .flatMap(({ steps }) =>
      steps.map(({ at, obligation }, index) => {
        const earlier = steps[index - 1]?.obligation;
        const was = earlier ? Number(isUnsettled(earlier, scored)) : 0;
        return { at, by: Number(isUnsettled(obligation, scored)) - was };
      }),
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let open = 0;
  for (const [index, { at, by }] of changes.entries()) {
    open += by;
    // All that happens at one instant counts before anybody looks.
    if (open === 0 && changes[index + 1]?.at !== at) return at;
  }
  return null;
};
