import { createHash } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PostgresError } from './postgres-error.js';
import { OWN_FOLDERS, type ServerUser, canWrite } from './server-user.js';

/** Where data goes when `wanted` lies below a folder closed to the server's user: the same place at every start. */
const elsewhere = (wanted: string): string[] => {
  const name = createHash('sha256').update(resolve(wanted)).digest('hex').slice(0, 16);
  return OWN_FOLDERS.map((base) => join(base, 'postgres-data', name));
};

/** Opens our own folders whatever the umask is; folders that we did not make are left as they are. */
const open = (folder: string): void => {
  const base = OWN_FOLDERS.find((own) => folder.startsWith(`${own}/`));
  if (base === undefined) return;
  for (const each of [base, dirname(folder)]) chmodSync(each, 0o755);
};

const usable = (user: ServerUser, folder: string): boolean => {
  try {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    open(folder);
    if (user !== null) chownSync(folder, user.uid, user.gid);
    return canWrite(user, folder);
  } catch {
    return false;
  }
};

/**
 * The folder that will really hold the data: `wanted`, or one of ours that the server's user may enter.
 *
 * @throws PostgresError `POSTGRES.NO_ACCESS`
 */
export const getDataFolder = (user: ServerUser, wanted: string, log: (line: string) => void): string => {
  const candidates = user === null ? [wanted] : [wanted, ...elsewhere(wanted)];
  const folder = candidates.find((each) => usable(user, each));
  if (folder === undefined) {
    throw new PostgresError(
      'POSTGRES.NO_ACCESS',
      `Không ghi được vào thư mục dữ liệu ${wanted}. Hãy đặt DONDOC_HOME tới một thư mục ghi được (cannot write to the data folder: set DONDOC_HOME).`,
    );
  }
  if (folder !== wanted) {
    log(
      `Dữ liệu Postgres nằm ở ${folder} vì ${wanted} chỉ root vào được (data is kept there: the folder is root-only).`,
    );
  }
  return folder;
};

/** Every folder that may hold the data asked for in `wanted`; for wiping a demonstration. */
export const possibleDataFolders = (wanted: string): string[] => [wanted, ...elsewhere(wanted)];
