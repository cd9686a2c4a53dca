import type { PlanState } from '@dondoc/domain';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { defineQuery, defineSignal } from '@temporalio/workflow';

/** What a signal says; the facts themselves stand in the event log. */
export type PlanMessage = { lineId: string | null };

/** A report was received for one of the plan's obligations. */
export const reportReceivedSignal = defineSignal<[PlanMessage]>('reportReceived');
/** Something else in the plan was changed: returned, accepted, not applicable, new date. */
export const planAmendedSignal = defineSignal<[PlanMessage]>('planAmended');
/** Look again now (reconciler, operator). */
export const wakeSignal = defineSignal<[PlanMessage]>('wake');
/** The unit has issued a cascade of its own from this plan: start it as a child, so that the chain is one in Temporal, too. */
export const cascadeOnSignal = defineSignal<[{ cascadeId: string }]>('cascadeOn');
/** The schedule of a running directive was amended: its next roll-up may be another. */
export const directiveAmendedSignal = defineSignal<[]>('directiveAmended');
/** Every unit has settled one line of the schedule. */
export const lineSettledSignal = defineSignal<[{ lineId: string }]>('lineSettled');

/** What a running plan answers when asked. */
export type UnitPlanView = {
  cascadeId: string;
  unitId: string;
  state: PlanState;
  nextDue: string | null;
  waitMs: number | null;
  wakes: number;
  lastSignal: string | null;
};
export const unitPlanQuery = defineQuery<UnitPlanView>('unitPlan');

/** Name under which a plan starts the next tier; a name, because the workflows' modules may not import in a circle. */
export const DIRECTIVE_WORKFLOW = 'directiveWorkflow';

/** What a running directive answers when asked. */
export type DirectiveView = {
  cascadeId: string;
  pages: number;
  pagesStarted: number;
  waitMs: number | null;
  settled: string[];
};
export const directiveQuery = defineQuery<DirectiveView>('directive');

/** What a running bulk act answers when asked; pages since it last continued as new. */
export type BulkView = { jobId: string; pages: number };
export const bulkQuery = defineQuery<BulkView>('bulk');

/** Search attributes that make Temporal's own UI useful to an operator. */
export const cascadeAttribute = defineSearchAttributeKey('DondocCascade', SearchAttributeType.KEYWORD);
export const unitAttribute = defineSearchAttributeKey('DondocUnit', SearchAttributeType.KEYWORD);
export const stateAttribute = defineSearchAttributeKey('DondocState', SearchAttributeType.KEYWORD);
export const nextDueAttribute = defineSearchAttributeKey('DondocNextDue', SearchAttributeType.DATETIME);
