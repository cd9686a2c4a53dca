import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProcess, isAlive, type ProcessIdentity } from '../supervisor/process-identity.js';
import { pause } from '../supervisor/waiting.js';

/** A lock folder without an owner file for this long was left by a process that died between the two. */
const OWNERLESS_MS = 5_000;

const tryLock = (folder: string): boolean => {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(findProcess(process.pid)));
  return true;
};

const readOwner = (folder: string): ProcessIdentity | null => {
  try {
    return JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'));
  } catch {
    return null;
  }
};

/**
 * Runs `work` in one process at a time. Making a folder is atomic, so the folder is the lock; it is taken over when its
 * owner is not alive any more. `onWait` is called once when another process is at it.
 */
export const exclusively = async <T>(folder: string, onWait: () => void, work: () => Promise<T>): Promise<T> => {
  mkdirSync(dirname(folder), { recursive: true });
  let waiting = false;
  let ownerlessSince: number | null = null;
  while (!tryLock(folder)) {
    const owner = readOwner(folder);
    ownerlessSince = owner === null ? (ownerlessSince ?? performance.now()) : null;
    const abandoned = owner === null ? performance.now() - (ownerlessSince ?? 0) > OWNERLESS_MS : !isAlive(owner);
    if (abandoned) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (!waiting) onWait();
    waiting = true;
    await pause(200);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
