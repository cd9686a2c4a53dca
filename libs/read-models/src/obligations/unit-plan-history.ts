import { evolveUnitPlan, type Instant, initialUnitPlan, type UnitPlan, type UnitPlanEvent } from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';

/** Reads several streams of the log as they were known at a moment, in one round trip. */
export type ReadStreams = (streams: readonly string[], at: Instant) => Promise<Map<string, RecordedEvent[]>>;

/** A unit plan's stream holds unit plan events only; the log types them as JSON. */
export const planEventOf = ({ type, occurredAt, data }: RecordedEvent): UnitPlanEvent =>
  ({ type, at: occurredAt, data }) as UnitPlanEvent;

/** The plan as its stream says. */
export const planOf = (history: readonly RecordedEvent[]): UnitPlan =>
  history.map(planEventOf).reduce(evolveUnitPlan, initialUnitPlan());
