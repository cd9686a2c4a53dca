import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@dondoc/local-stack';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const PORTS = [
  'PORT',
  'API_PORT',
  'POSTGRES_PORT',
  'TEMPORAL_PORT',
  'TEMPORAL_UI_PORT',
  'SMTP_PORT',
  'MAILBOX_PORT',
] as const;

export type RunningStack = { url: string; mailboxUrl: string; output: () => string; stop: () => Promise<void> };

const untilRunning = (child: ChildProcess, output: () => string): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = (): void => void (output().includes('Đôn Đốc đang chạy') && resolve());
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`The stack ended with ${code}:\n${output()}`)));
  });

/** The domain clock shows another time and goes on from it as fast as the real one. */
const clockAt = (domainNow: string): Record<string, string> => ({
  DONDOC_CLOCK_RATE: '1.001',
  DONDOC_CLOCK_REAL_ORIGIN: new Date().toISOString(),
  DONDOC_CLOCK_DOMAIN_ORIGIN: domainNow,
});

/**
 * Starts what `npm start` starts, with a data folder and ports of its own.
 * @param domainNow an instant at which the domain's clock begins, `2023-10-17T02:00:00Z`; left out: now
 */
export const startStack = async (domainNow?: string): Promise<RunningStack> => {
  const home = await mkdtemp(join(tmpdir(), 'dondoc stack '));
  const ports = Object.fromEntries(await Promise.all(PORTS.map(async (name) => [name, await freePort()] as const)));
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('DONDOC_TEST_'));
  const env = Object.fromEntries(Object.entries(ports).map(([name, port]) => [`DONDOC_${name}`, String(port)]));
  const clock = domainNow === undefined ? {} : clockAt(domainNow);
  const child = spawn(process.execPath, [join(ROOT, 'tools/local-stack/dist/main.js')], {
    cwd: ROOT,
    env: { ...Object.fromEntries(inherited), ...env, ...clock, DONDOC_HOME: home, DONDOC_OPEN: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const output = (): string => chunks.join('');
  await untilRunning(child, output);
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  return {
    url: `http://localhost:${ports['PORT']}`,
    mailboxUrl: `http://127.0.0.1:${ports['MAILBOX_PORT']}`,
    output,
    stop,
  };
};
