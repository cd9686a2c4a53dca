import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  condition,
  continueAsNew,
  ParentClosePolicy,
  executeChild,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from './activities.js';
import {
  cascadeAttribute,
  directiveAmendedSignal,
  directiveQuery,
  type DirectiveView,
  lineSettledSignal,
} from './messages.js';
import { pageWorkflow } from './page.workflow.js';

const { advanceDirective, countUnitPlans } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Plans per page: one parent's own history is the bottleneck of a fan-out (measured; docs/decisions/0004). */
const PAGE_SIZE = 25;
const HISTORY_LIMIT = 2000;

export type DirectiveArguments = { cascadeId: string; pageSize?: number; started?: boolean };

const startPage = async (cascadeId: string, index: number, pageSize: number): Promise<void> => {
  try {
    await executeChild(pageWorkflow, {
      workflowId: `page:${cascadeId}:${index}`,
      args: [{ cascadeId, offset: index * pageSize, limit: pageSize }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: [{ key: cascadeAttribute, value: cascadeId }],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
};

const startPages = async (view: DirectiveView, pageSize: number): Promise<void> => {
  const plans = await countUnitPlans({ cascadeId: view.cascadeId });
  view.pages = Math.ceil(plans / pageSize);
  const pages = Array.from({ length: view.pages }, async (_, index) => {
    await startPage(view.cascadeId, index, pageSize);
    view.pagesStarted += 1;
  });
  await Promise.all(pages);
};

/**
 * A directive being carried out: starts every unit's plan through pages, then waits until a line has settled or its
 * roll-up instant has come, whichever is first, and rolls up; until every line is rolled up.
 */
export async function directiveWorkflow({
  cascadeId,
  pageSize = PAGE_SIZE,
  started = false,
}: DirectiveArguments): Promise<void> {
  const view: DirectiveView = { cascadeId, pages: 0, pagesStarted: 0, waitMs: null, settled: [] };
  let settled = false;
  setHandler(lineSettledSignal, ({ lineId }) => {
    view.settled.push(lineId);
    settled = true;
  });
  setHandler(directiveAmendedSignal, () => {
    settled = true;
  });
  setHandler(directiveQuery, () => view);
  if (!started) await startPages(view, pageSize);

  for (;;) {
    settled = false;
    const { waitMs, closed } = await advanceDirective({ cascadeId });
    view.waitMs = waitMs;
    if (closed && !settled) return;
    if (workflowInfo().historyLength > HISTORY_LIMIT && !settled) {
      await continueAsNew<typeof directiveWorkflow>({ cascadeId, pageSize, started: true });
    }
    await (waitMs === null ? condition(() => settled) : condition(() => settled, waitMs));
  }
}
