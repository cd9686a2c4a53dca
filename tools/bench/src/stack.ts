import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from '@dondoc/commands';
import { resolveTemporalServer, startPostgres, startTemporalServer } from '@dondoc/local-stack';
import { Client, Connection } from '@temporalio/client';

export const BARE_QUEUE = 'bare';
/** A Sunday: no letters leave while we measure. */
export const DOMAIN_START = '2026-11-08T02:00:00.000Z';
const GUARD = new URL('../../local-stack/guard/stop-with-parent.mjs', import.meta.url).href;
const fileAt = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One durable Postgres, one Temporal server on a file, the product's worker and a bare one: for all contenders. */
export type Stack = { database: Database; client: Client; stop: () => Promise<void> };

const startProcess = async (file: string, args: string[], env: Record<string, string>): Promise<ChildProcess> => {
  const child = fork(file, args, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    execArgv: ['--import', GUARD],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended before it was ready.`))),
  ]);
  return child;
};

const stopProcess = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL');
  await once(child, 'exit');
};

export const startStack = async (): Promise<Stack> => {
  const server = await resolveTemporalServer(process.env, console.error);
  if (server.kind !== 'executable') throw new Error('The benchmark starts a Temporal server of its own.');
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-bench-'));
  const [postgres, temporal] = await Promise.all([
    startPostgres({ durable: true }),
    startTemporalServer({
      executable: server.executable,
      databaseFile: join(folder, 'temporal.db'),
      logFile: join(folder, 'temporal.log'),
    }),
  ]);
  const url = await postgres.createDatabase('dondoc');
  const database = await openDatabase({ url });
  const product = await startProcess(fileAt('../../../apps/worker/dist/main.js'), [], {
    DONDOC_POSTGRES_URL: url,
    DONDOC_TEMPORAL_ADDRESS: temporal.address,
    DONDOC_CLOCK_RATE: '1.001',
    DONDOC_CLOCK_REAL_ORIGIN: new Date().toISOString(),
    DONDOC_CLOCK_DOMAIN_ORIGIN: DOMAIN_START,
  });
  const bare = await startProcess(fileAt('./bare-worker.js'), [temporal.address, BARE_QUEUE], {});
  const connection = await Connection.connect({ address: temporal.address });
  const stop = async (): Promise<void> => {
    await Promise.all([stopProcess(product), stopProcess(bare)]);
    await connection.close();
    await database.close();
    await Promise.all([postgres.stop(), temporal.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
  return { database, client: new Client({ connection }), stop };
};
