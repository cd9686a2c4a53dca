import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { guardFile, startGuarded } from './guarded-process.js';
import { type ProcessIdentity, findProcess, isAlive } from './process-identity.js';
import { pause } from './waiting.js';

const folder = mkdtempSync(join(tmpdir(), 'dondoc đứa con-'));
const logFile = join(folder, 'program.log');
afterAll(() => rmSync(folder, { recursive: true }));

const STUBBORN = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);";
const PATIENT = 'setInterval(() => {}, 1000);';

const goneWithin = async (processes: readonly ProcessIdentity[], ms: number): Promise<boolean> => {
  const started = performance.now();
  while (processes.some(isAlive) && performance.now() - started < ms) await pause(25);
  return !processes.some(isAlive);
};

const identity = (pid: number): ProcessIdentity => {
  const found = findProcess(pid);
  if (found === null) throw new Error(`No process ${pid}.`);
  return found;
};

/** A parent of its own process that runs `code`; the code prints the ids of what it started, on one line. */
const startParent = async (code: string): Promise<{ kill: () => void; children: ProcessIdentity[] }> => {
  const parent = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve) => parent.stdout.once('data', (chunk) => resolve(String(chunk))));
  return { kill: () => parent.kill('SIGKILL'), children: line.trim().split(' ').map(Number).map(identity) };
};

const guardianParent = (program: string): string => {
  const order = {
    command: process.execPath,
    args: ['-e', program],
    env: {},
    logFile,
    stopSignal: 'SIGTERM',
    graceMs: 500,
  };
  return `import { fork } from 'node:child_process';
    const guardian = fork(${JSON.stringify(guardFile('guardian.mjs'))}, [${JSON.stringify(JSON.stringify(order))}], { detached: true, execArgv: [] });
    guardian.on('message', ({ pid }) => setTimeout(() => console.log(guardian.pid, pid), 300));`;
};

const nodePartParent = (): string =>
  `import { spawn } from 'node:child_process';
    const child = spawn(process.execPath, ['--import', ${JSON.stringify(pathToFileURL(guardFile('stop-with-parent.mjs')).href)}, '-e', ${JSON.stringify(PATIENT)}],
      { detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    setTimeout(() => console.log(child.pid), 300);`;

describe('when the launcher is killed by kill -9', () => {
  it('a foreign program is stopped by its guardian', async () => {
    const parent = await startParent(guardianParent(PATIENT));
    parent.kill();
    expect(await goneWithin(parent.children, 5_000)).toBe(true);
  });

  it('a foreign program that ignores the stop is killed after its grace', async () => {
    const parent = await startParent(guardianParent(STUBBORN));
    parent.kill();
    await pause(200);
    expect(parent.children.some(isAlive)).toBe(true);
    expect(await goneWithin(parent.children, 5_000)).toBe(true);
  });

  it('a Node program of ours ends by itself', async () => {
    const parent = await startParent(nodePartParent());
    expect(parent.children.every(isAlive)).toBe(true);
    parent.kill();
    expect(await goneWithin(parent.children, 5_000)).toBe(true);
  });
});

describe('when a guardian is killed by kill -9', () => {
  it('its program does not live on unguarded', async () => {
    const pids: number[] = [];
    const running = await startGuarded({
      command: process.execPath,
      args: ['-e', PATIENT],
      env: {},
      logFile,
      stopSignal: 'SIGTERM',
      graceMs: 500,
      onSpawn: (pid) => pids.push(pid),
    });
    const program = identity(running.pid);
    process.kill(pids[0] ?? 0, 'SIGKILL');
    expect(await running.ended).toBe('guardian lost');
    expect(await goneWithin([program], 2_000)).toBe(true);
  });
});

describe('a program that cannot be started', () => {
  it('is an error, not a hang', async () => {
    const missing = {
      command: '/nowhere/temporal',
      args: [],
      env: {},
      logFile,
      stopSignal: 'SIGTERM',
      graceMs: 500,
    } as const;
    await expect(startGuarded(missing)).rejects.toThrow('ENOENT');
  });
});
