import { cancelJob, type Clock, type Database, JobRunner, rowActs } from '@dondoc/commands';
import { stillActing } from '@dondoc/read-models';
import type { Activities } from '@dondoc/workflows';
import { Context } from '@temporalio/activity';

/** Real time between two signs of life: five fit into what the workflow waits for one. */
const BEAT_MS = 2000;

/** Bulk acts. Each item is one command under its own id, so that running a page again does nothing twice. */
export class BulkActivities implements Pick<Activities, 'runJobPage' | 'stopJob'> {
  private readonly runner: JobRunner;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    const { pool } = database;
    const starter = (started: { by: string; role: string; unitId: string }) => stillActing(pool, started, clock.now());
    this.runner = new JobRunner(database, starter, clock.now, rowActs(database));
  }

  async runJobPage({ jobId, limit }: { jobId: string; limit: number }): Promise<{ over: boolean }> {
    const context = Context.current();
    const beat = setInterval(() => context.heartbeat(), BEAT_MS);
    try {
      return await this.runner.runPage(jobId, limit);
    } finally {
      clearInterval(beat);
    }
  }

  async stopJob({ jobId }: { jobId: string }): Promise<void> {
    const context = { commandId: `job:${jobId}:stopped-by-operator`, actor: 'system', now: this.clock.now() };
    await cancelJob(this.database.store, jobId, 'Người vận hành đã dừng việc này.', context);
  }
}
