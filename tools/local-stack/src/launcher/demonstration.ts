import { fork } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { possibleDataFolders } from '../postgres/data-folder.js';
import { guardFile } from '../supervisor/guarded-process.js';
import { childEnvironment } from './environment.js';
import { ROOT, findProgram } from './places.js';
import type { Stack } from './stack.js';

/** Every demonstration begins with an empty office; `run` holds the lock of this launcher. */
export const wipeDemonstration = (home: string): void => {
  for (const name of readdirSync(home)) {
    if (name !== 'run') rmSync(join(home, name), { recursive: true, force: true });
  }
  for (const folder of possibleDataFolders(join(home, 'postgres'))) rmSync(folder, { recursive: true, force: true });
};

/**
 * Lives the year and prints what happened; `null` when the demonstration is not built.
 *
 * @returns exit code of the demonstration
 */
export const runDemonstration = (stack: Stack): Promise<number> | null => {
  const file = findProgram('demo');
  if (file === null) return null;
  const child = fork(file, [], {
    cwd: ROOT,
    env: childEnvironment(stack.env, stack.configuration),
    execArgv: ['--import', pathToFileURL(guardFile('stop-with-parent.mjs')).href],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  if (child.pid !== undefined) stack.register.add(child.pid, 'guard');
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
};
