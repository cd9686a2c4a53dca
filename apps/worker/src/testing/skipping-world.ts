import { createRequire } from 'node:module';
import { type Clock, type Database, openDatabase } from '@dondoc/commands';
import { cascadeStreamId, epochOf, type Instant, instantFromEpoch, unitPlanId } from '@dondoc/domain';
import { createTestDatabase } from '@dondoc/event-store/testing';
import { resolveTimeSkippingServer, SEARCH_ATTRIBUTES } from '@dondoc/local-stack';
import type { UnitPlanInput, UnitPlanStep } from '@dondoc/workflows';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { CascadeActivities } from '../activities/cascade-activities.js';
import { TemporalDelivery } from '../relay/deliver.js';
import { OutboxRelay } from '../relay/outbox-relay.js';
import { OrphanEnds } from './orphan-ends.js';
import './quiet-temporal.js';

const MINUTE = 60_000;
const TASK_QUEUE = 'dondoc';
const indexedTypes = { Keyword: 2, Datetime: 6 } as const;

/**
 * The product on a Temporal server that skips time: real database, workflows and activities, years in seconds.
 */
export type SkippingWorld = {
  database: Database;
  environment: TestWorkflowEnvironment;
  /** Lets the world live on to that instant of the domain clock. */
  sleepUntil: (at: Instant) => Promise<void>;
  /** Delivers what commands have left in the outbox. */
  deliver: () => Promise<void>;
  stop: () => Promise<void>;
};

type Heard = { read: () => Promise<void>; clock: Clock };

/**
 * The server's clock as the product's. `now` is the whole minute, because the server's clock runs on for some
 * milliseconds while a task is at work; waits are exact, so that nothing wakes too early.
 */
const clockOf = (environment: TestWorkflowEnvironment, startedMs: number, origin: Instant): Heard => {
  let elapsedMs = 0;
  const read = async (): Promise<void> => {
    elapsedMs = (await environment.currentTimeMs()) - startedMs;
  };
  const domainMs = (): number => epochOf(origin) + elapsedMs;
  const now = (): Instant => instantFromEpoch(Math.floor(domainMs() / MINUTE) * MINUTE);
  return { read, clock: { now, realMsUntil: (at) => Math.max(0, Math.ceil(epochOf(at) - domainMs())), rate: 1 } };
};

const startEnvironment = async (): Promise<TestWorkflowEnvironment> => {
  const path = await resolveTimeSkippingServer(process.env, () => undefined);
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  const searchAttributes = Object.fromEntries(
    Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, indexedTypes[type]]),
  );
  await environment.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
  return environment;
};

/**
 * The real activities: each reads the server's clock first, and delivers the outbox before it ends, so that no time is
 * skipped between a fact and its signal.
 */
const activitiesOf = (database: Database, { read, clock }: Heard, deliver: () => Promise<void>, ends: OrphanEnds) => {
  const real = new CascadeActivities(database, clock);
  const timely =
    <Input, Output>(activity: (input: Input) => Promise<Output>) =>
    async (input: Input): Promise<Output> => {
      await read();
      const output = await activity.call(real, input);
      await deliver();
      return output;
    };
  const advanceUnitPlan = timely(real.advanceUnitPlan);
  const advanceDirective = timely(real.advanceDirective);
  return {
    advanceUnitPlan: async (plan: UnitPlanInput): Promise<UnitPlanStep> => {
      const step = await advanceUnitPlan(plan);
      if (step.state === 'closed') ends.expect(unitPlanId(plan.cascadeId, plan.unitId));
      return step;
    },
    advanceDirective: async (input: { cascadeId: string }) => {
      const step = await advanceDirective(input);
      if (step.closed) ends.expect(cascadeStreamId(input.cascadeId));
      return step;
    },
    countUnitPlans: timely(real.countUnitPlans),
    readPage: timely(real.readPage),
  };
};

/** @param origin what the domain clock shows when the world begins */
export const startSkippingWorld = async (origin: Instant): Promise<SkippingWorld> => {
  const [test, environment] = await Promise.all([createTestDatabase(), startEnvironment()]);
  const database = await openDatabase({ url: test.url, poolSize: 30 });
  const heard = clockOf(environment, await environment.currentTimeMs(), origin);
  const fail = (error: unknown): never => {
    throw error;
  };
  const relay = new OutboxRelay(database.outbox, new TemporalDelivery(environment.client, database, TASK_QUEUE), fail);
  const ends = new OrphanEnds(environment);
  const deliver = (): Promise<void> => relay.tick();
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowsPath: createRequire(import.meta.url).resolve('@dondoc/workflows/worker-bundle'),
    activities: activitiesOf(database, heard, deliver, ends),
  });
  const running = worker.run();
  const sleepUntil = async (at: Instant): Promise<void> => {
    await heard.read();
    const waitMs = heard.clock.realMsUntil(at);
    if (waitMs > 0) await environment.sleep(waitMs);
  };
  const stop = async (): Promise<void> => {
    await ends.settled();
    worker.shutdown();
    await running;
    await environment.teardown();
    await database.close();
    await test.drop();
  };
  return { database, environment, sleepUntil, deliver, stop };
};
