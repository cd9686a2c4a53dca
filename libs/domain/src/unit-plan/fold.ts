import { evolveUnitPlan } from './evolve.js';
import { initialUnitPlan, linesOfEvent, type Obligation, type UnitPlan, type UnitPlanEvent } from './unit-plan.js';

/** The one line that an event changes and nothing else; null: it may change more. */
const onlyLineOf = (event: UnitPlanEvent): string | null => {
  if (event.type === 'UnitPlanAmended') return null;
  const [lineId, ...others] = linesOfEvent(event) ?? [];
  return lineId !== undefined && others.length === 0 ? lineId : null;
};

/**
 * A whole history at once: the same as event after event, without copying every obligation for each of them. Reports fold
 * hundreds of thousands of events.
 */
export const foldUnitPlan = (events: readonly UnitPlanEvent[]): UnitPlan => {
  let plan = initialUnitPlan();
  let obligations: Record<string, Obligation> = {};
  for (const event of events) {
    const lineId = onlyLineOf(event);
    const one = lineId !== null && Object.hasOwn(obligations, lineId) ? obligations[lineId] : undefined;
    if (one && lineId !== null) {
      const { [lineId]: after = one } = evolveUnitPlan({ ...plan, obligations: { [lineId]: one } }, event).obligations;
      obligations[lineId] = after;
    } else {
      plan = evolveUnitPlan({ ...plan, obligations }, event);
      obligations = { ...plan.obligations };
    }
  }
  return { ...plan, obligations };
};
