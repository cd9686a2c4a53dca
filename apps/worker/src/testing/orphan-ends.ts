import { setTimeout as pause } from 'node:timers/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';

const POLL_MS = 20;

type TestService = { unlockTimeSkipping: (request: object) => Promise<unknown> };

/**
 * The time-skipping server (io.temporal 1.37) keeps its clock locked for ever when a child ends whose parent had ended
 * before, as every unit plan's page has. Each such end is watched for and the lock it leaves is given back.
 */
export class OrphanEnds {
  private readonly watched = new Set<string>();
  private readonly watches: Promise<void>[] = [];

  constructor(private readonly environment: TestWorkflowEnvironment) {}

  /** The workflow is about to end. */
  expect(workflowId: string): void {
    if (this.watched.has(workflowId)) return;
    this.watched.add(workflowId);
    this.watches.push(this.watch(workflowId));
  }

  /** Resolves when every expected end has been dealt with. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.watches);
  }

  private async watch(workflowId: string): Promise<void> {
    const { client, connection } = this.environment;
    const handle = client.workflow.getHandle(workflowId);
    for (;;) {
      const { status, parentExecution } = await handle.describe();
      if (status.name === 'RUNNING') {
        await pause(POLL_MS);
        continue;
      }
      if (!parentExecution?.workflowId) return;
      const parent = await client.workflow.getHandle(parentExecution.workflowId).describe();
      if (parent.status.name === 'RUNNING') return;
      await (connection as unknown as { testService: TestService }).testService.unlockTimeSkipping({});
      return;
    }
  }
}
