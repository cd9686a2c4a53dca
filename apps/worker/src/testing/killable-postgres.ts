import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningPostgres, startPostgres } from '@dondoc/local-stack';
import type { TestPostgres } from './running-product.js';

/** A Postgres server of a test's own that can be killed and started again on the same data and port. */
export type KillablePostgres = TestPostgres & {
  /** `kill -9` of the server; resolves when it is dead. */
  kill: () => Promise<void>;
  startAgain: () => Promise<void>;
};

/** Durable, as in production: what was committed must survive the kill. */
export const startKillablePostgres = async (): Promise<KillablePostgres> => {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-e2e-postgres-'));
  let running: RunningPostgres = await startPostgres({ durable: true, dataDir: folder });
  const { port, dataDir } = running;
  const url = await running.createDatabase('dondoc');
  const kill = async (): Promise<void> => {
    process.kill(running.process.pid, 'SIGKILL');
    await running.process.ended;
  };
  const startAgain = async (): Promise<void> => {
    running = await startPostgres({ durable: true, dataDir, port });
  };
  const drop = async (): Promise<void> => {
    await running.stop();
    for (const used of [folder, dataDir]) await rm(used, { recursive: true, force: true });
  };
  return { url, drop, kill, startAgain };
};
