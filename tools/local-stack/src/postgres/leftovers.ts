import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, findProcess, isAlive } from '../supervisor/process-identity.js';
import { pause } from '../supervisor/waiting.js';

const WAIT_MS = 10_000;

/**
 * Deals with what an earlier run left in a cluster folder: a server that still runs on it is stopped, a lock file that
 * names a dead or a foreign process is removed (Postgres itself would refuse to start when the number was given anew).
 */
export const clearLeftovers = async (cluster: string): Promise<void> => {
  const lockFile = join(cluster, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const pid = Number.parseInt(readFileSync(lockFile, 'utf8'), 10);
  const running = Number.isNaN(pid) ? null : findProcess(pid);
  if (running !== null && commandLine(pid).includes(cluster)) {
    process.kill(pid, 'SIGINT'); // fast shutdown
    const started = performance.now();
    while (isAlive(running) && performance.now() - started < WAIT_MS) await pause(50);
    if (isAlive(running)) process.kill(pid, 'SIGKILL');
    while (isAlive(running)) await pause(50);
  }
  rmSync(lockFile, { force: true });
};
