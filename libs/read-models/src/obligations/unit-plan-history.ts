import { evolveUnitPlan, initialUnitPlan, type UnitPlan, type UnitPlanEvent } from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';

/** A unit plan's stream holds unit plan events only; the log types them as JSON. */
export const planEventOf = ({ type, occurredAt, data }: RecordedEvent): UnitPlanEvent =>
  ({ type, at: occurredAt, data }) as UnitPlanEvent;

/** The plan as its stream says. */
export const planOf = (history: readonly RecordedEvent[]): UnitPlan =>
  history.map(planEventOf).reduce(evolveUnitPlan, initialUnitPlan());
