import type { PlanState } from '@dondoc/domain';

/**
 * The port between workflows and the world. Every activity is idempotent: Temporal may call it again at any time.
 * Waits are real milliseconds computed from the product's clock, so that the same workflow runs in real time, on an
 * accelerated clock and under time skipping. No calendar and no zone enters a workflow.
 */
export type Activities = {
  /** Time has come for a unit plan: records what has fallen due. */
  advanceUnitPlan(plan: UnitPlanInput): Promise<UnitPlanStep>;
  /** Rolls up every line that has settled or whose roll-up instant has come. */
  advanceDirective(input: { cascadeId: string }): Promise<{ waitMs: number | null; closed: boolean }>;
  /** How many unit plans the cascade has. */
  countUnitPlans(input: { cascadeId: string }): Promise<number>;
  /** The plans of one page that still live, with their waits. */
  readPage(page: PageInput): Promise<PlanToStart[]>;
  /** Does the next items of a bulk act; over: nothing is left, or it was stopped. */
  runJobPage(input: { jobId: string; limit: number }): Promise<{ over: boolean }>;
  /** An operator has cancelled the workflow of a bulk act. */
  stopJob(input: { jobId: string }): Promise<void>;
  /** Wakes or restarts what should have woken and has not; answers how many of each. */
  reconcile(): Promise<Reconciliation>;
};

export type UnitPlanInput = { cascadeId: string; unitId: string };

/** `waitMs` null: only a signal can change something. `nextDue`: instant, end of the next open due date. */
export type UnitPlanStep = { waitMs: number | null; nextDue: string | null; state: PlanState };

export type PlanToStart = { unitId: string } & UnitPlanStep;

export type PageInput = { cascadeId: string; offset: number; limit: number };

/** Deadlines that had passed without their event, plans without a workflow, directives without a workflow. */
export type Reconciliation = { lateWakes: number; plansRestarted: number; directivesRestarted: number };
