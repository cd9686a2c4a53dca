import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresError } from './postgres-error.js';
import type { ServerFiles } from './server-files.js';
import type { ServerUser } from './server-user.js';

const MAJOR = '18';
const PASSWORD_FILE = 'dondoc-password';

/** What the server's programs see: nothing of the user's own settings (PGDATA, PGPORT, TZ …). */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', LC_MESSAGES: 'C', TZ: 'UTC' };

const runInitdb = (files: ServerFiles, user: ServerUser, folder: string, passwordFile: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const args = ['-D', folder, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
    const child = spawn(files.initdb, [...args, '--encoding=UTF8', '--locale=C.UTF-8'], {
      cwd: '/',
      env: serverEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(user ?? {}),
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(complaint.trim() || `initdb: exit ${code}`)),
    );
  });

/** Made under another name and renamed, so that a start that was cut short leaves no half cluster behind. */
const makeCluster = async (files: ServerFiles, user: ServerUser, folder: string, cluster: string): Promise<void> => {
  const partial = `${cluster}.partial`;
  const passwordFile = join(folder, PASSWORD_FILE);
  rmSync(partial, { recursive: true, force: true });
  writeFileSync(passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (user !== null) chownSync(passwordFile, user.uid, user.gid);
  try {
    await runInitdb(files, user, partial, passwordFile);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Không tạo được cơ sở dữ liệu trong ${folder} (initdb failed): ${reason}`;
    throw new PostgresError('POSTGRES.START_FAILED', message, { cause: error });
  }
  renameSync(partial, cluster);
};

/**
 * The cluster below `folder`, made at the first start.
 *
 * @throws PostgresError `POSTGRES.OTHER_VERSION`, `POSTGRES.START_FAILED`
 */
export const getCluster = async (
  files: ServerFiles,
  user: ServerUser,
  folder: string,
): Promise<{ cluster: string; password: string }> => {
  const cluster = join(folder, 'cluster');
  if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(files, user, folder, cluster);
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR) {
    throw new PostgresError(
      'POSTGRES.OTHER_VERSION',
      `Dữ liệu trong ${folder} thuộc PostgreSQL ${version}, chương trình dùng PostgreSQL ${MAJOR}. Hãy đặt DONDOC_HOME tới thư mục khác (data of another PostgreSQL version: set another DONDOC_HOME).`,
    );
  }
  return { cluster, password: readFileSync(join(folder, PASSWORD_FILE), 'utf8').trim() };
};
