import { randomUUID } from 'node:crypto';
import { type Clock, type Database, START_OF_LOG } from '@dondoc/commands';
import { type Configuration, sealingKeys } from '@dondoc/configuration';
import {
  allowedHostsOf,
  Dispatcher,
  LeaderPageSealer,
  Mailer,
  SecretSeal,
  WebhookFeeder,
  WebhookSender,
} from '@dondoc/notifications';
import type { Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { createRequire } from 'node:module';
import { BulkActivities } from './activities/bulk-activities.js';
import { CascadeActivities } from './activities/cascade-activities.js';
import type { TemporalConnections } from './connect.js';
import { beat } from './heartbeat/heartbeat.js';
import { mailCalendar } from './letters/mail-calendar.js';
import { Loop } from './loop.js';
import { Reconciler } from './reconcile/reconciler.js';
import { TemporalDelivery } from './relay/deliver.js';
import { OutboxRelay } from './relay/outbox-relay.js';

export type Report = (error: unknown) => void;

/** How often letters are looked at: quickly enough for the accelerated clock's mornings. */
const letterPause = (clock: Clock): number => (clock.rate > 1 ? 150 : 2000);

export const lettersLoop = (
  database: Database,
  clock: Clock,
  configuration: Configuration,
  report: Report,
): { loop: Loop; mailer: Mailer } => {
  const mailer = new Mailer({ smtpUrl: configuration.smtpUrl, from: configuration.mailFrom });
  const dispatcher = new Dispatcher({
    pool: database.pool,
    queries: database.queries,
    mailer,
    publicUrl: configuration.publicUrl,
    calendar: () => mailCalendar(database),
    now: clock.now,
    onError: report,
  });
  const leaderPages = new LeaderPageSealer(database);
  const work = async (): Promise<void> => {
    await leaderPages.seal(clock.now(), await mailCalendar(database)).catch(report);
    await dispatcher.tick();
  };
  return { loop: new Loop(work, letterPause(clock), report), mailer };
};

/** Looks at the log for what webhooks want, and sends what waits; failures are tried again by the deliveries' own clock. */
export const webhooksLoop = (database: Database, clock: Clock, configuration: Configuration, report: Report): Loop => {
  const { pool, store } = database;
  const feeder = new WebhookFeeder({
    pool,
    readLog: (after, limit) => store.readAll(after, limit),
    startOfLog: START_OF_LOG,
    publicUrl: configuration.publicUrl,
  });
  const allowed = allowedHostsOf(configuration.webhookAllowedHosts ?? '');
  const seal = new SecretSeal(sealingKeys(configuration));
  const sender = new WebhookSender({ pool, allowed, seal, now: clock.now, onError: report });
  const work = async (): Promise<void> => {
    await feeder.tick();
    await sender.tick();
  };
  return new Loop(work, 2000, report);
};

export const relayLoop = (database: Database, client: Client, configuration: Configuration, report: Report): Loop => {
  const delivery = new TemporalDelivery(client, database, configuration.taskQueue);
  const relay = new OutboxRelay(database.outbox, delivery, report);
  return new Loop(() => relay.tick(), 1000, report);
};

export const heartbeatLoop = (database: Database, report: Report): Loop => {
  const workerId = `worker-${randomUUID()}`;
  return new Loop(() => beat(database, workerId), 5000, report);
};

/**
 * The Temporal worker. Two hundred workflow tasks at once keep a morning's wakes of a province short; sixteen local
 * activities match the database connections; sixty seconds are left to end what runs when it is told to stop.
 */
export const createWorker = (
  { native, client }: TemporalConnections,
  database: Database,
  clock: Clock,
  configuration: Configuration,
): Promise<Worker> => {
  const delivery = new TemporalDelivery(client, database, configuration.taskQueue);
  const reconciler = new Reconciler(database, client, delivery, clock);
  const activities = new CascadeActivities(database, clock);
  const bulk = new BulkActivities(database, clock);
  return Worker.create({
    connection: native,
    namespace: configuration.temporalNamespace,
    taskQueue: configuration.taskQueue,
    workflowsPath: createRequire(import.meta.url).resolve('@dondoc/workflows/worker-bundle'),
    activities: {
      advanceUnitPlan: activities.advanceUnitPlan.bind(activities),
      advanceDirective: activities.advanceDirective.bind(activities),
      countUnitPlans: activities.countUnitPlans.bind(activities),
      readPage: activities.readPage.bind(activities),
      runJobPage: bulk.runJobPage.bind(bulk),
      stopJob: bulk.stopJob.bind(bulk),
      reconcile: reconciler.reconcile.bind(reconciler),
    },
    maxCachedWorkflows: 5000,
    maxConcurrentWorkflowTaskExecutions: 200,
    maxConcurrentLocalActivityExecutions: 16,
    maxConcurrentActivityTaskExecutions: 16,
    shutdownGraceTime: '10 seconds',
  });
};
