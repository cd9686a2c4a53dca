/** Signals that a unit plan understands. */
export type PlanSignal = 'reportReceived' | 'planAmended' | 'wake';

/** What the relay delivers to Temporal after the transaction has committed. */
export type OutboxMessage =
  | { kind: 'start-directive'; payload: { cascadeId: string } }
  | { kind: 'signal-plan'; payload: { planId: string; signal: PlanSignal; lineId: string | null } }
  | { kind: 'signal-settled'; payload: { cascadeId: string; lineId: string } };

export const startDirective = (cascadeId: string) => ({
  key: `start:${cascadeId}`,
  kind: 'start-directive' as const,
  payload: { cascadeId },
});

export const signalPlan = (key: string, planId: string, signal: PlanSignal, lineId: string | null) => ({
  key,
  kind: 'signal-plan' as const,
  payload: { planId, signal, lineId },
});

/** One per cascade and line, however often the count reaches zero. */
export const signalSettled = (cascadeId: string, lineId: string) => ({
  key: `settled:${cascadeId}:${lineId}`,
  kind: 'signal-settled' as const,
  payload: { cascadeId, lineId },
});
