import { rmSync } from 'node:fs';
import { type RunningPostgres, startPostgres } from '@dondoc/local-stack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataSource } from '../migrations/data-source.js';
import { migrate } from '../migrations/migrate.js';
import { aBatch, anEvent, onto } from '../testing/a-batch.js';
import { readLog } from '../testing/read-log.js';
import { makeServerFolder } from '../testing/test-server-folder.js';
import { createPool } from './pool.js';
import { PostgresEventStore } from './postgres-event-store.js';

const dataDir = makeServerFolder();
let server: RunningPostgres;
beforeAll(async () => {
  server = await startPostgres({ dataDir, durable: true });
  const dataSource = await createDataSource(server.url).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
});
afterAll(async () => {
  await server?.stop();
  for (const folder of [dataDir, server?.dataDir ?? dataDir]) rmSync(folder, { recursive: true, force: true });
});

const batch = (name: string) => aBatch(name, [onto(name, 0, anEvent('A'))]);

describe('a restart of Postgres', () => {
  it('is told to the operator, undoes the command in the middle, and the same pool goes on without loss', async () => {
    const heard: Error[] = [];
    const pool = createPool(server.url, { onIdleError: (error) => heard.push(error) });
    const store = new PostgresEventStore(pool);
    await Promise.all([store.append(batch('kept:1')), store.append(batch('kept:2'))]);

    const cut = store.append(batch('cut'), async () => {
      process.kill(server.process.pid, 'SIGKILL');
      await server.process.ended;
    });
    await expect(cut).rejects.toThrow();
    await expect(store.append(batch('while down'))).rejects.toThrow();

    server = await startPostgres({ dataDir, durable: true, port: server.port });
    expect(await store.append(batch('cut'))).toMatchObject({ kind: 'appended' });
    expect(await store.append(batch('kept:1'))).toMatchObject({ kind: 'duplicate' });
    const log = await readLog(store, 3);
    expect(log.map(({ stream }) => stream).sort()).toEqual(['cut', 'kept:1', 'kept:2']);
    expect(heard.length).toBeGreaterThan(0);
    await pool.end();
  });
});
