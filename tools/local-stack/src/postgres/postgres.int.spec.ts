import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { findProcess, isAlive } from '../supervisor/process-identity.js';
import { pause } from '../supervisor/waiting.js';
import { possibleDataFolders } from './data-folder.js';
import { type RunningPostgres, startPostgres } from './start-postgres.js';

const folder = mkdtempSync(join(tmpdir(), 'dondoc dữ liệu-'));
const dataDir = join(folder, 'postgres');
const start = () => startPostgres({ dataDir, durable: true });
let server: RunningPostgres | undefined;

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
};

afterAll(async () => {
  await server?.stop();
  for (const each of [...possibleDataFolders(dataDir), folder]) rmSync(each, { recursive: true, force: true });
});

describe('the local Postgres', () => {
  it('starts in a path with spaces and Vietnamese letters and keeps its data over a restart', async () => {
    server = await start();
    const url = await server.createDatabase('dondoc');
    await query(url, "CREATE TABLE t AS SELECT 'Đôn Đốc'::text AS name");
    await server.stop();
    server = await start();
    expect(await query(await server.createDatabase('dondoc'), 'SELECT name, length(name) AS n FROM t')).toEqual([
      { name: 'Đôn Đốc', n: 7 },
    ]);
  });

  it('reads nothing of the machine’s time zone and language', async () => {
    expect(
      await query(
        server?.url ?? '',
        "SELECT current_setting('TimeZone') AS zone, current_setting('server_encoding') AS encoding",
      ),
    ).toEqual([{ zone: 'UTC', encoding: 'UTF8' }]);
  });

  it('refuses a wrong password', async () => {
    const wrong = new URL(server?.url ?? '');
    wrong.password = 'password';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow(/password/);
  });

  it('takes over from a server that was killed and whose lock file names a foreign process', async () => {
    const pid = server?.process.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    await server?.process.ended;
    await pause(200);
    writeFileSync(join(server?.dataDir ?? '', 'cluster/postmaster.pid'), `${process.pid}\n`);
    server = await start();
    expect(await query(await server.createDatabase('dondoc'), 'SELECT name FROM t')).toEqual([{ name: 'Đôn Đốc' }]);
  });

  it('stops an earlier server that still runs on the same data', async () => {
    const earlier = findProcess(server?.process.pid ?? 0);
    if (earlier === null) throw new Error('The server should run.');
    server = await start();
    expect(isAlive(earlier)).toBe(false);
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
