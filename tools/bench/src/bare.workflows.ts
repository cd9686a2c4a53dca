import { condition, defineQuery, ParentClosePolicy, setHandler, startChild } from '@temporalio/workflow';

export const waitingQuery = defineQuery<boolean>('waiting');

/** The least that can wait: one query handler and one timer far away. */
export async function bareChild(): Promise<void> {
  setHandler(waitingQuery, () => true);
  await condition(() => false, '1 year');
}

/** The plainest fan-out: one parent that starts all children itself. */
export async function bareParent(prefix: string, children: number): Promise<void> {
  const start = (index: number) =>
    startChild(bareChild, { workflowId: `${prefix}${index}`, parentClosePolicy: ParentClosePolicy.ABANDON });
  await Promise.all(Array.from({ length: children }, (_, index) => start(index)));
}
