import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@dondoc/commands';
import { type Environment, loadConfiguration } from '@dondoc/configuration';
import { type Instant, instantOf } from '@dondoc/domain';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../create-api.js';
import { createLogger } from '../logging/logger.js';
import { prepareSample } from '../start/prepare-sample.js';
import { Client } from './client.js';
import { createSampleDatabase, MORNING, openTestDatabase } from './sample-database.js';
import { sourceThreads } from './source-threads.js';

export type RunningApi = {
  app: NestFastifyApplication;
  database: Database;
  postgresUrl: string;
  home: string;
  /** Nobody signed in. */
  visitor: Client;
  as: (username: string) => Promise<Client>;
  /** Moves the product's clock. */
  setNow: (now: string) => void;
  /** Moves the machine's clock on, for sessions and throttling. */
  passRealTime: (ms: number) => void;
  stop: () => Promise<void>;
};

/** The whole API on a database of its own with the sample; only the clocks are the test's. @param log takes its log */
export const startTestApi = async (
  environment: Environment = {},
  log?: { write: (line: string) => void },
): Promise<RunningApi> => {
  const [test, home] = await Promise.all([createSampleDatabase(), mkdtemp(join(tmpdir(), 'dondoc-api-'))]);
  const configuration = loadConfiguration({
    DONDOC_POSTGRES_URL: test.url,
    DONDOC_HOME: home,
    DONDOC_LOG_LEVEL: 'silent',
    DONDOC_TEMPORAL_ADDRESS: '127.0.0.1:1',
    ...environment,
  });
  const database = await openTestDatabase(test.url);
  let now: Instant = MORNING;
  let passed = 0;
  const clock = { now: () => now, realMsUntil: () => 0, rate: 1 };
  const runtime = { configuration, database, clock, realNow: () => Date.now() + passed, threadProgram: sourceThreads };
  const app = await createApi(runtime, createLogger(configuration.logLevel, log));
  await prepareSample(app, runtime);
  const visitor = new Client(app);
  return {
    app,
    database,
    postgresUrl: test.url,
    home,
    visitor,
    as: async (username) => (await visitor.signIn(username)).client,
    setNow: (text) => {
      now = instantOf(text);
    },
    passRealTime: (ms) => {
      passed += ms;
    },
    stop: async () => {
      await app.close();
      await database.close();
      await test.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
};

/** The smallest PDF that is one by its first bytes. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
