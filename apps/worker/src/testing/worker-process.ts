import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const GUARD = new URL('../../../../tools/local-stack/guard/stop-with-parent.mjs', import.meta.url).href;

/** The worker as it runs in production: a process of its own, from the build. */
export type WorkerProcess = {
  /** `kill -9`; resolves when it is dead. */
  kill: () => Promise<void>;
  /** SIGTERM; resolves with the exit code when it has drained. */
  stop: () => Promise<number | null>;
  alive: () => boolean;
  /** What it has written so far. */
  output: () => string;
};

const isReady = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';

const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

const ended = async (child: ChildProcess): Promise<number | null> => {
  if (isAlive(child)) await once(child, 'exit');
  return child.exitCode;
};

/**
 * Starts `apps/worker/dist/main.js`; it goes away with this process.
 * @param ready `'serving'`: resolves when it polls Temporal; `'launched'`: at once, as when Temporal is down
 * @throws Error with its output when it ends before it serves
 */
export const startWorkerProcess = async (
  environment: Readonly<Record<string, string>>,
  ready: 'serving' | 'launched' = 'serving',
): Promise<WorkerProcess> => {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is not built: run "npx tsc -b apps/worker" first.`);
  const child = fork(MAIN, [], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    execArgv: ['--import', GUARD],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  const serving = new Promise<void>((resolve, reject) => {
    child.on('message', (message) => (isReady(message) ? resolve() : undefined));
    child.once('exit', (code, signal) => reject(new Error(`The worker ended (${signal ?? code}):\n${output}`)));
  });
  serving.catch(() => undefined);
  if (ready === 'serving') await serving;
  const end = (signal: NodeJS.Signals) => async (): Promise<number | null> => {
    child.kill(signal);
    return ended(child);
  };
  return {
    kill: async () => void (await end('SIGKILL')()),
    stop: end('SIGTERM'),
    alive: () => isAlive(child),
    output: () => output,
  };
};
