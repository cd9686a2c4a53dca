import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type GuardedProcess, type OnSpawn, startGuarded } from '../supervisor/guarded-process.js';
import { freePort } from '../supervisor/ports.js';
import { untilHealthy } from '../supervisor/waiting.js';
import { getCluster, serverEnvironment } from './cluster.js';
import { getDataFolder } from './data-folder.js';
import { answersQueries, createDatabase } from './database.js';
import { clearLeftovers } from './leftovers.js';
import { PostgresError } from './postgres-error.js';
import { getServerFiles } from './server-files.js';
import { getServerUser } from './server-user.js';

export type PostgresOptions = {
  /** Folder of the data; a temporary one, removed by `stop`, when not given. */
  dataDir?: string;
  /** TCP port on 127.0.0.1; a free one when not given. */
  port?: number;
  /** `false` for tests: fast, but a crash of the machine may lose data. */
  durable: boolean;
  logFile?: string;
  /** Told where files were copied and the like. */
  log?: (line: string) => void;
  onSpawn?: OnSpawn;
  /** Milliseconds until a server that does not stop is killed (default 8 s); nothing that was committed is lost. */
  graceMs?: number;
};

export type RunningPostgres = {
  /** `postgres://…` of the maintenance database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** Folder that really holds the data (not always the one asked for, see getDataFolder). */
  readonly dataDir: string;
  readonly process: GuardedProcess;
  /** Makes the database unless it is there; returns its `postgres://…` URL. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
};

const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

const settings = (durable: boolean): string[] =>
  [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    'lc_messages=C',
    ...(durable ? [] : FAST),
  ].flatMap((setting) => ['-c', setting]);

const lastLines = (file: string): string => readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n');

const waitUntilUp = async (running: GuardedProcess, url: string, logFile: string): Promise<void> => {
  let ended: string | null = null;
  void running.ended.then((reason) => (ended = reason));
  try {
    await untilHealthy(
      () => answersQueries(url),
      60_000,
      () => ended,
    );
  } catch (error) {
    await running.stop();
    const message = `Postgres không khởi động được, xem ${logFile} (did not start):\n${lastLines(logFile)}`;
    throw new PostgresError('POSTGRES.START_FAILED', message, { cause: error });
  }
};

/**
 * Starts a real PostgreSQL 18 on 127.0.0.1, making its cluster at the first start. It is stopped when this process goes
 * away, even by kill -9. An earlier server on the same data is stopped first.
 *
 * @throws PostgresError with a code `POSTGRES.…`
 */
export const startPostgres = async (options: PostgresOptions): Promise<RunningPostgres> => {
  const log = options.log ?? (() => undefined);
  const user = getServerUser();
  const files = getServerFiles(user, log);
  const temporary = options.dataDir === undefined ? mkdtempSync(join(tmpdir(), 'dondoc-postgres-')) : null;
  const dataDir = getDataFolder(user, options.dataDir ?? temporary ?? '', log);
  const { cluster, password } = await getCluster(files, user, dataDir);
  await clearLeftovers(cluster);
  const port = options.port ?? (await freePort());
  const logFile = options.logFile ?? join(dataDir, 'server.log');
  mkdirSync(dirname(logFile), { recursive: true });
  const running = await startGuarded({
    command: files.postgres,
    args: ['-D', cluster, '-p', String(port), ...settings(options.durable)],
    env: serverEnvironment,
    ...(user === null ? {} : { user }),
    logFile,
    stopSignal: 'SIGINT',
    graceMs: options.graceMs ?? 8_000,
    ...(options.onSpawn ? { onSpawn: options.onSpawn } : {}),
  });
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  await waitUntilUp(running, url, logFile);
  const stop = async (): Promise<void> => {
    await running.stop();
    if (temporary !== null) for (const folder of [temporary, dataDir]) rmSync(folder, { recursive: true, force: true });
  };
  return { url, port, dataDir, process: running, createDatabase: (name) => createDatabase(url, name), stop };
};
