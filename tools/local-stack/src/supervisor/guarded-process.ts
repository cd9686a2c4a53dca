import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A foreign program that must never outlive us. */
export type GuardedProgram = {
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  cwd?: string;
  /** Run as this user (only possible as root). */
  user?: { uid: number; gid: number };
  logFile: string;
  stopSignal: 'SIGINT' | 'SIGTERM';
  /** Milliseconds between `stopSignal` and SIGKILL. */
  graceMs: number;
  /** Told the process ids as soon as they are known, for the register of running parts. */
  onSpawn?: OnSpawn;
};

/** `guard`: ends on SIGTERM and takes its program along; `program`: the program under a guard. */
export type OnSpawn = (pid: number, role: 'guard' | 'program') => void;

export type GuardedProcess = {
  /** Process id of the program itself, not of its guardian. */
  readonly pid: number;
  /** Settles when the program has ended, with a reason for logs. */
  readonly ended: Promise<string>;
  /** Stops the program and waits until it has ended. */
  stop(): Promise<void>;
};

/** Same relative place from `src` and from `dist`: the guard needs no build. */
export const guardFile = (name: string): string => fileURLToPath(new URL(`../../guard/${name}`, import.meta.url));

type Report =
  | { type: 'started'; pid: number }
  | { type: 'failed'; reason: string }
  | { type: 'exited'; code: number | null; signal: string | null };

const isReport = (message: unknown): message is Report =>
  typeof message === 'object' && message !== null && 'type' in message;

const firstReport = (guardian: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    guardian.once('exit', (code) => reject(new Error(`The guardian process ended with code ${code}.`)));
    guardian.on('message', (message) => {
      if (!isReport(message)) return;
      if (message.type === 'started') resolve(message.pid);
      if (message.type === 'failed') reject(new Error(message.reason));
    });
  });

const killIfAlive = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
};

const whenEnded = (guardian: ChildProcess, pid: () => number | undefined): Promise<string> =>
  new Promise((resolve) => {
    let reason: string | undefined;
    guardian.on('message', (message) => {
      if (isReport(message) && message.type === 'exited') reason = `exit ${message.signal ?? message.code}`;
    });
    guardian.once('exit', () => {
      // A guardian that ended without a word was killed itself; its program must not live on unguarded.
      const orphan = pid();
      if (reason === undefined && orphan !== undefined) killIfAlive(orphan);
      resolve(reason ?? 'guardian lost');
    });
  });

/**
 * Starts `program` under a guardian process that stops it when this process goes away, even by kill -9.
 *
 * @throws Error when the program cannot be started at all
 */
export const startGuarded = async (program: GuardedProgram): Promise<GuardedProcess> => {
  const { user, onSpawn, ...order } = program;
  const guardian = fork(guardFile('guardian.mjs'), [JSON.stringify({ ...order, ...user })], {
    detached: true, // Ctrl-C in the terminal reaches the launcher only; it stops the parts in order.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  if (guardian.pid !== undefined) onSpawn?.(guardian.pid, 'guard');
  const known: { pid?: number } = {};
  const ended = whenEnded(guardian, () => known.pid);
  const pid = await firstReport(guardian);
  known.pid = pid;
  onSpawn?.(pid, 'program');
  const stop = async (): Promise<void> => {
    if (guardian.connected) guardian.send({ type: 'stop' }, () => undefined);
    await ended;
  };
  return { pid, ended, stop };
};
