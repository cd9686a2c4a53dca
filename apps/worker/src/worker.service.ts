import { type Clock, type Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Worker } from '@temporalio/worker';
import { connectTemporal } from './connect.js';
import { Loop } from './loop.js';
import { createWorker, heartbeatLoop, lettersLoop, relayLoop, webhooksLoop } from './parts.js';
import { ensureReconcilerSchedule } from './reconcile/reconciler-schedule.js';
import { OutboxListener } from './relay/outbox-listener.js';
import { CLOCK, CONFIGURATION, DATABASE } from './tokens.js';

/** Real time between two looks at whether the reconciler's schedule is there. */
const SCHEDULE_PAUSE_MS = 600_000;

/** Runs everything that a worker does; letters and the heartbeat go on while Temporal is away. */
@Injectable()
export class WorkerService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('worker');
  private readonly stops: (() => Promise<void> | void)[] = [];
  private temporal: Promise<void> = Promise.resolve();
  private worker: Worker | null = null;
  private stopping = false;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const { loop, mailer } = lettersLoop(this.database, this.clock, this.configuration, this.report);
    this.run(heartbeatLoop(this.database, this.report));
    this.run(loop);
    this.run(webhooksLoop(this.database, this.clock, this.configuration, this.report));
    this.stops.push(() => mailer.close());
    this.temporal = this.runTemporal();
    // A worker that cannot go on must end, so that whoever supervises it starts a new one.
    this.temporal.catch((error: unknown) => {
      this.report(error);
      if (!this.stopping) process.exit(1);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.worker?.shutdown();
    await this.temporal.catch(() => undefined);
    for (const stop of this.stops.reverse()) await stop();
    await this.database.close();
  }

  private async runTemporal(): Promise<void> {
    const connections = await connectTemporal(this.configuration, () =>
      this.logger.warn('Temporal is not reachable; trying again'),
    );
    // Again and again, since the schedule goes with Temporal's own data, should that be lost.
    const { taskQueue } = this.configuration;
    this.run(new Loop(() => ensureReconcilerSchedule(connections.client, taskQueue), SCHEDULE_PAUSE_MS, this.report));
    const relay = relayLoop(this.database, connections.client, this.configuration, this.report);
    const listener = new OutboxListener(this.configuration.postgresUrl ?? '', () => relay.poke());
    this.run(relay);
    this.stops.push(() => listener.stop());
    await listener.start();
    this.worker = await createWorker(connections, this.database, this.clock, this.configuration);
    process.send?.({ type: 'ready' });
    if (!this.stopping) await this.worker.run();
  }

  private run(loop: Loop): void {
    loop.start();
    this.stops.push(() => loop.stop());
  }

  private readonly report = (error: unknown): void => {
    this.logger.warn(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  };
}
