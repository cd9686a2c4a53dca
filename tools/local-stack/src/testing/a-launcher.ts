import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../supervisor/ports.js';
import { type ProcessIdentity, isAlive } from '../supervisor/process-identity.js';
import { pause } from '../supervisor/waiting.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const PORTS = ['', 'API_', 'POSTGRES_', 'TEMPORAL_', 'TEMPORAL_UI_', 'SMTP_', 'MAILBOX_'];

/** Free ports for a whole stack, as environment variables. */
export const freePorts = async (): Promise<Record<string, string>> => {
  const ports: Record<string, string> = {};
  for (const name of PORTS) ports[`DONDOC_${name}PORT`] = String(await freePort());
  return ports;
};

export type LauncherUnderTest = {
  readonly pid: number;
  /** Everything printed so far. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
  /** Exit code (`null` when killed) and the milliseconds since `kill`. */
  readonly ended: Promise<number | null>;
  /** Resolves when the launcher says that all is up; rejects when it ends before. */
  readonly running: Promise<void>;
};

/** The real launcher, as built, in a process of its own. */
export const aLauncher = (home: string, env: Record<string, string>): LauncherUnderTest => {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DONDOC_')));
  const child = spawn(process.execPath, [MAIN], {
    env: { ...own, DONDOC_HOME: home, DONDOC_SAMPLE: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  const running = new Promise<void>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      if (text.includes('đang chạy (running)')) resolve();
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', () => reject(new Error(`The launcher ended early:\n${text}`)));
  });
  running.catch(() => undefined); // a test that expects the refusal looks at `ended`
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { pid: child.pid ?? 0, output: () => text, kill: (signal) => void child.kill(signal), ended, running };
};

/** The processes that a launcher registered in its data folder. */
export const registeredParts = (home: string): ProcessIdentity[] =>
  JSON.parse(readFileSync(join(home, 'run/parts.json'), 'utf8'));

/** Those of `processes` that are still alive after at most `ms`. */
export const survivors = async (processes: readonly ProcessIdentity[], ms: number): Promise<ProcessIdentity[]> => {
  const started = performance.now();
  while (processes.some(isAlive) && performance.now() - started < ms) await pause(50);
  return processes.filter(isAlive);
};
