import {
  condition,
  continueAsNew,
  isCancellation,
  ParentClosePolicy,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  startChild,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { cascadeStreamId } from '@dondoc/domain';
import type { Activities, UnitPlanInput, UnitPlanStep } from './activities.js';
import {
  cascadeAttribute,
  cascadeOnSignal,
  DIRECTIVE_WORKFLOW,
  planAmendedSignal,
  reportReceivedSignal,
  unitPlanQuery,
  type UnitPlanView,
  wakeSignal,
} from './messages.js';
import { standingAttributes } from './search-attributes.js';

// A local activity costs one marker where an ordinary one costs three events; when the database is away the
// ordinary one takes over, whose retries cost no history however long the outage (docs/decisions/0004).
const quick = proxyLocalActivities<Activities>({ startToCloseTimeout: '5 seconds', retry: { maximumAttempts: 1 } });
const patient = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute', backoffCoefficient: 2 },
});

const advance = async (plan: UnitPlanInput): Promise<UnitPlanStep> => {
  try {
    return await quick.advanceUnitPlan(plan);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return patient.advanceUnitPlan(plan);
  }
};

/** Well below the server's suggestion of 4,096 events, so that a plan of many years stays light to replay. */
const HISTORY_LIMIT = 2000;

const outgrown = (): boolean => workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > HISTORY_LIMIT;

/** Starts the next tier as a child that lives on when this plan has ended. */
const cascadeOn = async (cascadeId: string): Promise<void> => {
  try {
    await startChild(DIRECTIVE_WORKFLOW, {
      workflowId: cascadeStreamId(cascadeId),
      args: [{ cascadeId }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: [{ key: cascadeAttribute, value: cascadeId }],
    });
  } catch (error) {
    // It runs already: the signal came again after a fault.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
};

/** Where the plan stands when it starts; null: unknown, ask first. */
export type UnitPlanArguments = UnitPlanInput & { step: UnitPlanStep | null };

/**
 * One unit's part of a cascade: waits for its next wake or a signal, lets time pass in one idempotent activity, and
 * waits again. It holds no rule, so it may live for years across releases.
 */
export async function unitPlanWorkflow({ cascadeId, unitId, step: first }: UnitPlanArguments): Promise<void> {
  const plan = { cascadeId, unitId };
  const view: UnitPlanView = { ...plan, state: 'open', nextDue: null, waitMs: null, wakes: 0, lastSignal: null };
  let poked = first === null;
  const poke = (signal: string) => () => {
    view.lastSignal = signal;
    poked = true;
  };
  setHandler(reportReceivedSignal, poke('reportReceived'));
  setHandler(planAmendedSignal, poke('planAmended'));
  setHandler(wakeSignal, poke('wake'));
  setHandler(unitPlanQuery, () => view);
  const onward: string[] = [];
  setHandler(cascadeOnSignal, ({ cascadeId: child }) => {
    onward.push(child);
    poke('cascadeOn')();
  });

  let step: UnitPlanStep = first ?? { waitMs: null, nextDue: null, state: 'open' };
  while (step.state !== 'closed' || poked) {
    Object.assign(view, step);
    if (outgrown() && !poked) await continueAsNew<typeof unitPlanWorkflow>({ ...plan, step: null });
    await (step.waitMs === null ? condition(() => poked) : condition(() => poked, step.waitMs));
    poked = false;
    for (const child of onward.splice(0)) await cascadeOn(child);
    const next = await advance(plan);
    view.wakes += 1;
    if (next.state !== step.state && next.state !== 'closed') upsertSearchAttributes(standingAttributes(next));
    step = next;
  }
}
