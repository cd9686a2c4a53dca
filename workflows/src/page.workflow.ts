import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, proxyActivities, startChild } from '@temporalio/workflow';
import { unitPlanId } from '@dondoc/domain';
import type { Activities, PageInput, PlanToStart } from './activities.js';
import { planAttributes } from './search-attributes.js';
import { unitPlanWorkflow } from './unit-plan.workflow.js';

const { readPage } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

const startPlan = async (cascadeId: string, { unitId, ...step }: PlanToStart): Promise<void> => {
  try {
    await startChild(unitPlanWorkflow, {
      workflowId: unitPlanId(cascadeId, unitId),
      args: [{ cascadeId, unitId, step }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: planAttributes(cascadeId, unitId, step),
    });
  } catch (error) {
    // It runs already: this page was started again after a fault.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
};

/** Starts the unit plans of one page as children that live on, and ends. Pages run side by side (docs/decisions/0004). */
export async function pageWorkflow(page: PageInput): Promise<number> {
  const plans = await readPage(page);
  await Promise.all(plans.map((plan) => startPlan(page.cascadeId, plan)));
  return plans.length;
}
