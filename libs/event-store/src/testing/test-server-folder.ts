import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = /^dondoc-test-postgres-(\d+)-/;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** A folder of this process for the test server's data; its name tells whose it is. */
export const makeServerFolder = (parent = tmpdir()): string =>
  mkdtempSync(join(parent, `dondoc-test-postgres-${process.pid}-`));

/** Removes what runs have left that were killed before they could clean up. */
export const removeAbandonedFolders = (parent = tmpdir()): void => {
  for (const name of readdirSync(parent)) {
    const pid = NAME.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      // Another user's folder is that user's to remove.
    }
  }
};
