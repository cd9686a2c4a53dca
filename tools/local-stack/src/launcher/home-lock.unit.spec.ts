import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockHome } from './home-lock.js';

let home: string;
const file = () => join(home, 'run/launcher.json');
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'dondoc-home-'))));
afterEach(() => rmSync(home, { recursive: true }));

describe('the data folder', () => {
  it('belongs to one launcher at a time', () => {
    const release = lockHome(home);
    expect(() => lockHome(home)).toThrow(expect.objectContaining({ code: 'LAUNCHER.ALREADY_RUNNING' }));
    release();
    expect(existsSync(file())).toBe(false);
    lockHome(home)();
  });

  it('is taken over from a launcher that died, also when its number was given to another process', () => {
    lockHome(home)();
    for (const stale of [{ pid: process.pid, startedAt: 'long ago' }, { pid: 4_194_999, startedAt: '1' }, 'not json']) {
      writeFileSync(file(), typeof stale === 'string' ? stale : JSON.stringify(stale));
      const release = lockHome(home);
      expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ pid: process.pid });
      release();
    }
  });

  it('is refused by name when it cannot be written', () => {
    const notAFolder = join(home, 'file');
    writeFileSync(notAFolder, '');
    expect(() => lockHome(notAFolder)).toThrow(expect.objectContaining({ code: 'LAUNCHER.HOME_NOT_WRITABLE' }));
  });
});
