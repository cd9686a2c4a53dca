import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type ProcessIdentity, findProcess, isAlive } from './process-identity.js';
import { pause } from './waiting.js';

type Entry = ProcessIdentity & { role: 'guard' | 'program' };

const read = (file: string): Entry[] => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
};

const signal = ({ pid }: Entry, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended in the meantime.
  }
};

const waitUntilGone = async (entries: readonly Entry[], ms: number): Promise<Entry[]> => {
  const started = performance.now();
  let alive = entries.filter(isAlive);
  while (alive.length > 0 && performance.now() - started < ms) {
    await pause(50);
    alive = alive.filter(isAlive);
  }
  return alive;
};

/** Which processes a launcher started, on disk: the next launcher ends what a killed one could not. */
export class PartsRegister {
  #entries: Entry[];

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#entries = read(file);
  }

  add(pid: number, role: Entry['role']): void {
    const found = findProcess(pid);
    if (found === null) return;
    this.#entries = [...this.#entries.filter(isAlive), { ...found, role }];
    writeFileSync(this.file, JSON.stringify(this.#entries));
  }

  /** Whether a registered process is still there. */
  get hasLiving(): boolean {
    return this.#entries.some(isAlive);
  }

  /** Ends every registered process that is still there: asked first, killed after `graceMs`. */
  async endAll(graceMs: number): Promise<void> {
    const alive = this.#entries.filter(isAlive);
    const guards = alive.filter(({ role }) => role === 'guard');
    for (const guard of guards) signal(guard, 'SIGTERM');
    // Programs whose guard was killed too: SIGINT is a fast and clean stop for Postgres as for Temporal.
    if (guards.length === 0) for (const program of alive) signal(program, 'SIGINT');
    const stubborn = await waitUntilGone(alive, graceMs);
    for (const entry of stubborn) signal(entry, 'SIGKILL');
    await waitUntilGone(stubborn, 2_000);
    this.#entries = [];
    rmSync(this.file, { force: true });
  }
}
