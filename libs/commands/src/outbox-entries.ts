import { type ParentPlan, unitPlanId } from '@dondoc/domain';

/** Signals that a unit plan understands. */
export type PlanSignal = 'reportReceived' | 'planAmended';

/** What the relay delivers to Temporal after the transaction has committed. */
export type OutboxMessage =
  /** `parentPlan`: the unit plan whose workflow becomes the parent; null or absent at the first tier. */
  | { kind: 'start-directive'; payload: { cascadeId: string; parentPlan?: string | null } }
  | { kind: 'start-plan'; payload: { cascadeId: string; unitId: string } }
  | { kind: 'amend-directive'; payload: { cascadeId: string } }
  | { kind: 'signal-plan'; payload: { planId: string; signal: PlanSignal; lineId: string | null } }
  | { kind: 'signal-settled'; payload: { cascadeId: string; lineId: string } }
  | { kind: 'start-job'; payload: { jobId: string } };

/** @param parent the unit plan that the cascade carries out, at the second tier and below */
export const startDirective = (cascadeId: string, parent: ParentPlan | null = null) => ({
  key: `start:${cascadeId}`,
  kind: 'start-directive' as const,
  payload: { cascadeId, parentPlan: parent && unitPlanId(parent.cascadeId, parent.unitId) },
});

/** Wakes a unit's plan after an amendment; starts it when it is new, or had ended and has something to do again. */
export const startPlan = (key: string, cascadeId: string, unitId: string) => ({
  key,
  kind: 'start-plan' as const,
  payload: { cascadeId, unitId },
});

/** The roll-ups of a running directive may have moved. */
export const amendDirective = (cascadeId: string, amendment: number) => ({
  key: `amend:${cascadeId}:${amendment}`,
  kind: 'amend-directive' as const,
  payload: { cascadeId },
});

export const signalPlan = (key: string, planId: string, signal: PlanSignal, lineId: string | null) => ({
  key,
  kind: 'signal-plan' as const,
  payload: { planId, signal, lineId },
});

/** A bulk act is to be carried out. */
export const startJobEntry = (jobId: string) => ({
  key: `start-job:${jobId}`,
  kind: 'start-job' as const,
  payload: { jobId },
});

/** All that was handed in for a scored line has been rated. */
export const signalRated = (cascadeId: string, lineId: string) => ({
  key: `rated:${cascadeId}:${lineId}`,
  kind: 'signal-settled' as const,
  payload: { cascadeId, lineId },
});

/** One per cascade and line, however often the count reaches zero. */
export const signalSettled = (cascadeId: string, lineId: string) => ({
  key: `settled:${cascadeId}:${lineId}`,
  kind: 'signal-settled' as const,
  payload: { cascadeId, lineId },
});
