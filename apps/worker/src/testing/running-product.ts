import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Clock,
  createClock,
  type Database,
  openDatabase,
  publishCalendar,
  publishTemplate,
  registerUnits,
} from '@dondoc/commands';
import { type Configuration, loadConfiguration } from '@dondoc/configuration';
import {
  type CascadeTemplate,
  dateOf,
  type Instant,
  instantFromEpoch,
  type OrgUnit,
  vietnamCalendar,
} from '@dondoc/domain';
import { createTestDatabase } from '@dondoc/event-store/testing';
import { type RunningMailbox, startMailbox } from '@dondoc/local-stack';
import type { Client } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import { connectTemporal } from '../connect.js';
import type { Loop } from '../loop.js';
import { createWorker, lettersLoop, relayLoop } from '../parts.js';
import { type KillableTemporal, startKillableTemporal } from './killable-temporal.js';
import './quiet-temporal.js';

/** The real parts, started for one spec file: Postgres database, Temporal server on a file, SMTP mailbox. */
export type Parts = {
  postgresUrl: string;
  temporal: KillableTemporal;
  mailbox: RunningMailbox;
  folder: string;
  stop: () => Promise<void>;
};

/** Where the tests' database is, and how it goes away again. */
export type TestPostgres = { url: string; drop: () => Promise<void> };

/** @param postgres a database on the shared test server unless a test brings a server of its own */
export const startParts = async (postgres: () => Promise<TestPostgres> = createTestDatabase): Promise<Parts> => {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-e2e-'));
  const [test, temporal, mailbox] = await Promise.all([
    postgres(),
    startKillableTemporal(folder),
    startMailbox({ folder: join(folder, 'mailbox') }),
  ]);
  const stop = async (): Promise<void> => {
    await Promise.all([temporal.stop(), mailbox.stop(), test.drop()]);
    await rm(folder, { recursive: true, force: true });
  };
  return { postgresUrl: test.url, temporal, mailbox, folder, stop };
};

export type AcceleratedClock = { domainStart: Instant; daysPerSecond: number };

/** The environment that a worker process of these parts would get. */
export const environmentOf = (
  parts: Parts,
  { domainStart, daysPerSecond }: AcceleratedClock,
): Record<string, string> => ({
  DONDOC_POSTGRES_URL: parts.postgresUrl,
  DONDOC_TEMPORAL_ADDRESS: parts.temporal.address,
  DONDOC_SMTP_URL: parts.mailbox.smtpUrl,
  DONDOC_CLOCK_RATE: String(daysPerSecond * 86_400),
  DONDOC_CLOCK_REAL_ORIGIN: new Date().toISOString(),
  DONDOC_CLOCK_DOMAIN_ORIGIN: domainStart,
});

export type RunningWorker = { client: Client; worker: Worker; stop: () => Promise<void> };

/** Runs a worker with relay and letters inside the test's own process. */
export const startWorker = async (
  configuration: Configuration,
  database: Database,
  clock: Clock,
): Promise<RunningWorker> => {
  const errors: unknown[] = [];
  const report = (error: unknown): void => void errors.push(error);
  const connections = await connectTemporal(configuration, report);
  const worker = await createWorker(connections, database, clock, configuration);
  const running = worker.run();
  const { loop, mailer } = lettersLoop(database, clock, configuration, report);
  const loops: Loop[] = [relayLoop(database, connections.client, configuration, report), loop];
  for (const one of loops) one.start();
  const stop = async (): Promise<void> => {
    worker.shutdown();
    await running;
    for (const one of loops) await one.stop();
    mailer.close();
    await connections.native.close();
    await connections.client.connection.close();
  };
  return { client: connections.client, worker, stop };
};

/** Everything of one running product, ready for commands. */
export const startProduct = async (accelerated: AcceleratedClock, postgres?: () => Promise<TestPostgres>) => {
  const parts = await startParts(postgres);
  const environment = environmentOf(parts, accelerated);
  const configuration = loadConfiguration(environment);
  const database = await openDatabase({ url: parts.postgresUrl, poolSize: 20 });
  const realOrigin = instantFromEpoch(Date.parse(environment['DONDOC_CLOCK_REAL_ORIGIN'] ?? ''));
  const clock = createClock({
    rate: accelerated.daysPerSecond * 86_400,
    realOrigin,
    domainOrigin: accelerated.domainStart,
  });
  const stop = async (): Promise<void> => {
    await database.close();
    await parts.stop();
  };
  return { parts, environment, configuration, database, clock, stop };
};

export type Product = Awaited<ReturnType<typeof startProduct>>;

/** Registers units, calendar and template, drafts and issues the cascade now. */
export const issue = async (
  { database, clock }: Pick<Product, 'database' | 'clock'>,
  cascadeId: string,
  template: CascadeTemplate,
  units: readonly OrgUnit[],
): Promise<void> => {
  const context = (commandId: string) => ({ commandId: `${cascadeId}:${commandId}`, actor: 'test', now: clock.now() });
  await registerUnits(database.store, units, context('units'));
  await publishCalendar(database.store, vietnamCalendar, context('calendar'));
  await publishTemplate(database.store, template, context('template'));
  const document = {
    type: 'Kế hoạch',
    sign: 'KH-UBND',
    number: null,
    issuedOn: null,
    issuer: 'UBND tỉnh',
    subject: template.subject,
  };
  const draft = {
    cascadeId,
    title: template.title,
    template: { id: template.id, version: template.version },
    calendar: { id: vietnamCalendar.id, version: vietnamCalendar.version },
    document,
    sample: false,
  };
  await database.commands.draftCascade(draft, context('draft'));
  const issued = context('issue');
  await database.commands.issueCascade(cascadeId, { documentNumber: '12', issuedOn: dateOf(issued.now) }, issued);
};

/** Asks again until the answer satisfies; fails with the last answer when it never does. */
export const eventually = async <T>(
  ask: () => Promise<T>,
  satisfied: (answer: T) => boolean,
  withinMs = 30_000,
  pauseMs = 100,
): Promise<T> => {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (satisfied(answer)) return answer;
    if (Date.now() > end)
      throw new Error(`Not within ${withinMs} ms; last answer: ${JSON.stringify(answer).slice(0, 2000)}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
};
