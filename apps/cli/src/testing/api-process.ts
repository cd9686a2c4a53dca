import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTestDatabase } from '@dondoc/event-store/testing';
import { freePort } from '@dondoc/local-stack';
import { ROOT } from './dondoc.js';

/** The real API, as built, with the sample, in a process of its own. */
export type ApiProcess = { url: string; stop: () => Promise<void> };

/** Compiles what is started by its build, as far as it has changed. */
export const compile = async (...folders: string[]): Promise<void> => {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '-b', ...folders], { cwd: ROOT });
};

const ready = (child: ChildProcess, output: () => string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`The API ended (${code}):\n${output()}`)));
  });

/** Starts the API on a database of its own and resolves when it answers; it goes away with this process. */
export const startApiProcess = async (): Promise<ApiProcess> => {
  const [database, home, port] = await Promise.all([
    createTestDatabase(),
    mkdtemp(join(tmpdir(), 'dondoc cli api ')),
    freePort(),
  ]);
  const child = fork(join(ROOT, 'apps/api/dist/main.js'), [], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DONDOC_POSTGRES_URL: database.url,
      DONDOC_HOME: home,
      DONDOC_API_PORT: String(port),
      DONDOC_TEMPORAL_ADDRESS: '127.0.0.1:1',
    },
    execArgv: ['--import', new URL('../../../../tools/local-stack/guard/stop-with-parent.mjs', import.meta.url).href],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  await ready(child, () => output);
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await database.drop();
    await rm(home, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}`, stop };
};
