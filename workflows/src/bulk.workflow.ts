import {
  CancellationScope,
  continueAsNew,
  isCancellation,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from './activities.js';
import { bulkQuery, type BulkView } from './messages.js';

const { runJobPage, stopJob } = proxyActivities<Activities>({
  startToCloseTimeout: '10 minutes',
  // A worker that dies in the middle of a page is noticed by its silence, not by the page's own limit.
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Items per activity: few enough that progress is seen, many enough that a large job stays a short history. */
const PAGE_SIZE = 25;
const HISTORY_LIMIT = 2000;

export type BulkArguments = { jobId: string; pageSize?: number };

/**
 * A bulk act being carried out, page by page, until every item has its result or somebody stops it. Which items are left
 * stands in the log, not here: after a crash the next page is simply the next page.
 */
export async function bulkWorkflow({ jobId, pageSize = PAGE_SIZE }: BulkArguments): Promise<void> {
  const view: BulkView = { jobId, pages: 0 };
  setHandler(bulkQuery, () => view);
  try {
    for (;;) {
      const { over } = await runJobPage({ jobId, limit: pageSize });
      view.pages += 1;
      if (over) return;
      if (workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > HISTORY_LIMIT) {
        await continueAsNew<typeof bulkWorkflow>({ jobId, pageSize });
      }
    }
  } catch (error) {
    // An operator cancelled the workflow: the job says so too, else the reconciler would start it again.
    if (isCancellation(error)) await CancellationScope.nonCancellable(() => stopJob({ jobId }));
    throw error;
  }
}
