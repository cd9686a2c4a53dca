import { execFileSync, spawnSync } from 'node:child_process';
import { PostgresError } from './postgres-error.js';

/** The user Postgres runs as: ourselves (`null`), or, as root, an ordinary user, because Postgres refuses root. */
export type ServerUser = { uid: number; gid: number } | null;

/**
 * Where we may keep files that another user must be able to enter, when we are root. Not the temporary folder: anybody
 * could put something of theirs there first.
 */
export const OWN_FOLDERS = ['/var/lib/dondoc', '/opt/dondoc', '/srv/dondoc'];

const NAME = 'postgres';

const numberOf = (flag: '-u' | '-g'): number | null => {
  const { status, stdout } = spawnSync('id', [flag, NAME], { encoding: 'utf8' });
  return status === 0 ? Number.parseInt(stdout, 10) : null;
};

const findUser = (): ServerUser => {
  const uid = numberOf('-u');
  const gid = numberOf('-g');
  return uid === null || gid === null ? null : { uid, gid };
};

const createUser = (): void => {
  try {
    if (spawnSync('getent', ['group', NAME]).status !== 0)
      execFileSync('groupadd', ['--system', NAME], { stdio: 'ignore' });
    execFileSync('useradd', ['--system', '-g', NAME, '--no-create-home', NAME], { stdio: 'ignore' });
  } catch (error) {
    throw new PostgresError(
      'POSTGRES.NO_USER',
      'Postgres không chạy được dưới quyền root và không tạo được người dùng hệ thống "postgres". Hãy chạy bằng một người dùng thường, hoặc tạo người dùng đó (Postgres refuses root and the user "postgres" could not be created: run as an ordinary user or create it).',
      { cause: error },
    );
  }
};

/** Finds or, as root, makes the user that runs Postgres. */
export const getServerUser = (): ServerUser => {
  if (process.getuid?.() !== 0) return null;
  const known = findUser();
  if (known !== null) return known;
  createUser();
  const made = findUser();
  if (made === null)
    throw new PostgresError('POSTGRES.NO_USER', 'Không tìm thấy người dùng "postgres" (user "postgres" not found).');
  return made;
};

const asUser = (user: ServerUser) => (user === null ? {} : user);

/** Whether `user` can really run `program` where it lies (every folder above it counts). */
export const canRun = (user: ServerUser, program: string): boolean =>
  spawnSync(program, ['--version'], { cwd: '/', stdio: 'ignore', ...asUser(user) }).status === 0;

/** Whether `user` can really write in `folder`. */
export const canWrite = (user: ServerUser, folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'test -w "$1" && test -x "$1"', 'sh', folder], { cwd: '/', ...asUser(user) }).status ===
  0;
