import { proxyActivities } from '@temporalio/workflow';
import type { Activities, Reconciliation } from './activities.js';

const { reconcile } = proxyActivities<Activities>({
  startToCloseTimeout: '10 minutes',
  retry: { initialInterval: '10 seconds', maximumInterval: '5 minutes', maximumAttempts: 5 },
});

/** Run hourly by a Temporal Schedule: makes "no deadline lost" measurable. */
export async function reconcileWorkflow(): Promise<Reconciliation> {
  return reconcile();
}
