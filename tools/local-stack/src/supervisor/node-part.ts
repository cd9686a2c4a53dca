import { type ChildProcess, fork } from 'node:child_process';
import { openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type OnSpawn, guardFile } from './guarded-process.js';
import { lastLines, prepareLog } from './log-file.js';
import type { Part } from './part.js';
import { untilHealthy } from './waiting.js';

/** One of our own Node programs. */
export type NodeProgram = {
  name: string;
  /** Its built main file. */
  file: string;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  logFile: string;
  /** Milliseconds from SIGTERM to SIGKILL. */
  graceMs: number;
  /** Milliseconds until it must be healthy. */
  readyMs: number;
  /** Fails until it is healthy; without it the program says `{ type: 'ready' }` over IPC. */
  probe?: () => Promise<void>;
  onSpawn: OnSpawn;
};

/** The program did not become healthy; the message quotes the end of its log. Code `PART.START_FAILED`. */
export class PartStartFailed extends Error {
  readonly code = 'PART.START_FAILED';

  constructor(name: string, logFile: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `${name} không khởi động được: ${reason} (did not start). Nhật ký (log): ${logFile}\n${lastLines(logFile, 15)}`,
      { cause },
    );
    this.name = 'PartStartFailed';
  }
}

const saysReady = (child: ChildProcess): (() => Promise<void>) => {
  let ready = false;
  child.on('message', (message) => {
    if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready') ready = true;
  });
  return async () => {
    if (!ready) throw new Error('not ready');
  };
};

const spawnChild = (program: NodeProgram): ChildProcess => {
  const log = openSync(prepareLog(program.logFile), 'a');
  const child = fork(program.file, [], {
    cwd: program.cwd,
    env: { ...program.env },
    detached: true, // Ctrl-C in the terminal reaches the launcher only; it stops the parts in order.
    execArgv: ['--import', pathToFileURL(guardFile('stop-with-parent.mjs')).href],
    stdio: ['ignore', log, log, 'ipc'],
  });
  if (child.pid !== undefined) program.onSpawn(child.pid, 'guard');
  return child;
};

const stopChild = async (child: ChildProcess, ended: Promise<string>, graceMs: number): Promise<void> => {
  const kill = setTimeout(() => child.kill('SIGKILL'), graceMs);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(kill);
};

/** Starts the program and waits until it is healthy. @throws PartStartFailed */
export const startNodePart = async (program: NodeProgram): Promise<Part> => {
  const child = spawnChild(program);
  let reason: string | null = null;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve((reason = error.message)));
    child.once('exit', (code, signal) => resolve((reason = `exit ${signal ?? code}`)));
  });
  const part: Part = { ended, stop: () => stopChild(child, ended, program.graceMs) };
  try {
    await untilHealthy(program.probe ?? saysReady(child), program.readyMs, () => reason);
  } catch (error) {
    await part.stop();
    throw new PartStartFailed(program.name, program.logFile, error);
  }
  return part;
};
