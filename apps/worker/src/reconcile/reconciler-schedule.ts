import { reconcileWorkflow } from '@dondoc/workflows';
import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';

const SCHEDULE_ID = 'dondoc-reconciler';

/** Makes sure that the reconciler runs every hour; the first worker of an installation sets the schedule. */
export const ensureReconcilerSchedule = async (client: Client, taskQueue: string): Promise<void> => {
  try {
    await client.schedule.create({
      scheduleId: SCHEDULE_ID,
      spec: { intervals: [{ every: '1 hour' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 hour' },
      action: { type: 'startWorkflow', workflowType: reconcileWorkflow, taskQueue, workflowId: 'reconcile', args: [] },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
};
