import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';

const VARIABLE = 'DONDOC_SECRET_KEY';
const FILE = 'secret.key';

const keysIn = (text: string): Buffer[] => text.split(',').map((one) => Buffer.from(one.trim(), 'base64'));

/** Made whole or not at all, since API and worker may start together: the one that comes second reads the first one's. */
const keyFile = (home: string): string => {
  const file = join(home, FILE);
  const own = `${file}.${randomBytes(6).toString('hex')}`;
  mkdirSync(home, { recursive: true });
  writeFileSync(own, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(own, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(own, { force: true });
  }
  return readFileSync(file, 'utf8');
};

const readKeyFile = (home: string): string => {
  try {
    return readFileSync(join(home, FILE), 'utf8');
  } catch {
    return keyFile(home);
  }
};

/**
 * Keys of 32 bytes that seal what the database must not hold readable (signing secrets of webhooks). The first seals, all of
 * them open, so that a key can be changed. For trying out a key is made once in `DONDOC_HOME`.
 * @throws ConfigurationError `CONFIGURATION.INVALID` in production without `DONDOC_SECRET_KEY`, or for a broken key file
 */
export const sealingKeys = ({
  mode,
  home,
  secretKey,
}: Pick<Configuration, 'mode' | 'home' | 'secretKey'>): Buffer[] => {
  if (secretKey !== null) return keysIn(secretKey);
  if (mode === 'production') {
    throw new ConfigurationError([
      {
        variable: VARIABLE,
        value: null,
        reason: 'bắt buộc khi DONDOC_MODE=production (needed in production)',
        mend: `đặt ${VARIABLE} bằng kết quả của lệnh openssl rand -base64 32, giống nhau ở API và worker`,
      },
    ]);
  }
  const keys = keysIn(readKeyFile(home));
  if (keys.every((key) => key.length === 32)) return keys;
  throw new ConfigurationError([
    {
      variable: VARIABLE,
      value: null,
      reason: `tệp ${join(home, FILE)} không chứa khóa 32 byte (the key file is broken)`,
      mend: `khôi phục tệp, hoặc đặt ${VARIABLE}`,
    },
  ]);
};
