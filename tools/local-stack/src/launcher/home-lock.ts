import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessIdentity, findProcess, isAlive } from '../supervisor/process-identity.js';
import { LauncherError } from './launcher-error.js';

const readOwner = (file: string): ProcessIdentity | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/** A link is made or refused in one step, and the file it names is complete already. */
const tryLock = (file: string, mine: string): boolean => {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
};

const makeFolder = (home: string): string => {
  const folder = join(home, 'run');
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Không ghi được vào thư mục dữ liệu ${home}: ${reason}. Hãy đặt DONDOC_HOME tới một thư mục ghi được (cannot write to the data folder: set DONDOC_HOME).`;
    throw new LauncherError('LAUNCHER.HOME_NOT_WRITABLE', message, { cause: error });
  }
};

/**
 * One launcher per data folder. The lock of a launcher that is not alive any more is taken over.
 *
 * @returns gives the lock back
 * @throws LauncherError `LAUNCHER.ALREADY_RUNNING`, `LAUNCHER.HOME_NOT_WRITABLE`
 */
export const lockHome = (home: string): (() => void) => {
  const file = join(makeFolder(home), 'launcher.json');
  const mine = JSON.stringify(findProcess(process.pid));
  if (!tryLock(file, mine)) {
    const owner = readOwner(file);
    if (owner !== null && isAlive(owner)) {
      throw new LauncherError(
        'LAUNCHER.ALREADY_RUNNING',
        `Đôn Đốc đang chạy với thư mục dữ liệu ${home} (tiến trình ${owner.pid}). Hãy dùng bản đang chạy, dừng nó bằng Ctrl-C, hoặc đặt DONDOC_HOME và các cổng khác (already running: use it, stop it, or set DONDOC_HOME and other ports).`,
      );
    }
    rmSync(file, { force: true });
    if (!tryLock(file, mine)) return lockHome(home);
  }
  return () => rmSync(file, { force: true });
};
