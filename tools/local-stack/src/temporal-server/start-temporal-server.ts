import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Connection } from '@temporalio/client';
import { type GuardedProcess, type OnSpawn, startGuarded } from '../supervisor/guarded-process.js';
import { acceptsConnections, freePort } from '../supervisor/ports.js';
import { untilHealthy } from '../supervisor/waiting.js';

export type TemporalServerOptions = {
  /** The Temporal CLI, from resolveTemporalServer. */
  executable: string;
  /** Default 127.0.0.1. */
  host?: string;
  /** gRPC port; a free one when not given. */
  port?: number;
  /** Port of Temporal's pages; none are served when not given. */
  uiPort?: number;
  /** SQLite file that keeps everything over restarts; in memory when not given. */
  databaseFile?: string;
  /** Default `default`. */
  namespace?: string;
  /** A temporary file, removed by `stop`, when not given. */
  logFile?: string;
  onSpawn?: OnSpawn;
  /** Milliseconds until a server that does not stop is killed (default 8 s). */
  graceMs?: number;
};

export type RunningTemporalServer = {
  /** `host:port` of the gRPC frontend. */
  readonly address: string;
  readonly process: GuardedProcess;
  stop(): Promise<void>;
};

/** Search attributes of the product; the queries of the Temporal pages and the reconciler use them. */
export const SEARCH_ATTRIBUTES = {
  DondocCascade: 'Keyword',
  DondocUnit: 'Keyword',
  DondocNextDue: 'Datetime',
  DondocState: 'Keyword',
} as const;

const storage = (file: string | undefined): string[] =>
  file === undefined
    ? []
    : ['--db-filename', file, '--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'];

const programArguments = (options: TemporalServerOptions, host: string, port: number): string[] => [
  ...['server', 'start-dev', '--ip', host, '--port', String(port), '--log-level', 'warn'],
  ...['--namespace', options.namespace ?? 'default'],
  ...(options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort)]),
  ...storage(options.databaseFile),
  ...Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
];

/** An address to connect to: one cannot connect to "every address". */
const reachable = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);

/** @throws Error while the frontend of `address` does not answer for `namespace` */
export const answersAsTemporal = async (address: string, namespace: string): Promise<void> => {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 });
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } finally {
    await connection.close();
  }
};

/**
 * Starts Temporal's development server; it is stopped when this process goes away, even by kill -9.
 *
 * @throws Error when it does not answer within 60 s; the log file says why
 */
export const startTemporalServer = async (options: TemporalServerOptions): Promise<RunningTemporalServer> => {
  const host = options.host ?? '127.0.0.1';
  const port = options.port ?? (await freePort(host));
  const logFile = options.logFile ?? join(tmpdir(), `dondoc-temporal-${port}.log`);
  for (const file of [logFile, options.databaseFile]) if (file) mkdirSync(dirname(file), { recursive: true });
  const running = await startGuarded({
    command: options.executable,
    args: programArguments(options, host, port),
    // An own, empty HOME part: the CLI must not read a profile or an address of the user.
    env: { PATH: '/usr/bin:/bin', HOME: dirname(logFile), TZ: 'UTC' },
    logFile,
    stopSignal: 'SIGTERM',
    graceMs: options.graceMs ?? 8_000,
    ...(options.onSpawn ? { onSpawn: options.onSpawn } : {}),
  });
  let ended: string | null = null;
  void running.ended.then((reason) => (ended = reason));
  const address = `${reachable(host)}:${port}`;
  try {
    const gaveUp = (): string | null => ended;
    // gRPC waits a second after a refused connection, so the port is tried first.
    await untilHealthy(() => acceptsConnections(reachable(host), port), 60_000, gaveUp);
    await untilHealthy(() => answersAsTemporal(address, options.namespace ?? 'default'), 60_000, gaveUp);
  } catch (error) {
    await running.stop();
    throw new Error(`Máy chủ Temporal không khởi động được, xem ${logFile} (did not start).`, { cause: error });
  }
  const stop = async (): Promise<void> => {
    await running.stop();
    if (options.logFile === undefined) rmSync(logFile, { force: true });
  };
  return { address, process: running, stop };
};
