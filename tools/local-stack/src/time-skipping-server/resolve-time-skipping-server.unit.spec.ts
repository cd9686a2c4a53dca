import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../supervisor/ports.js';
import { searchTimeSkippingServer } from './resolve-time-skipping-server.js';
import { type TimeSkippingSearch, cachedFile } from './time-skipping-search.js';

const SERVER = '#!/bin/sh\necho "Usage: <command> <port> <flags>"\n';

let world: string;
let search: TimeSkippingSearch;

const executable = (file: string, script: string): string => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return file;
};

beforeEach(async () => {
  world = mkdtempSync(join(tmpdir(), 'dondoc tua-'));
  search = {
    env: { PATH: join(world, 'bin'), HOME: world },
    log: () => undefined,
    folder: join(world, 'cache/temporal-test-server/1.37.0'),
    publishedAt: `http://127.0.0.1:${await freePort()}`, // nobody listens
    pom: join(world, 'pom.xml'),
  };
  writeFileSync(search.pom, '<project/>');
});
afterEach(() => rmSync(world, { recursive: true }));

describe('where the time-skipping server comes from, in this order', () => {
  it('the configured program, which must work', async () => {
    executable(join(world, 'bin/temporal-test-server'), SERVER);
    const configured = executable(join(world, 'mine'), SERVER);
    search.env = { ...search.env, DONDOC_TIME_SKIPPING_SERVER: configured };
    expect(await searchTimeSkippingServer(search)).toBe(configured);
    executable(configured, '#!/bin/sh\necho hello\n');
    await expect(searchTimeSkippingServer(search)).rejects.toThrow(configured);
  });

  it('the PATH, before the cache', async () => {
    executable(cachedFile(search), SERVER);
    expect(await searchTimeSkippingServer(search)).toBe(cachedFile(search));
    const onPath = executable(join(world, 'bin/temporal-test-server'), SERVER);
    expect(await searchTimeSkippingServer(search)).toBe(onPath);
  });

  it('Maven, with a wrapper that starts Java, kept for the next time', async () => {
    executable(join(world, 'bin/java'), '#!/bin/sh\nexit 0\n');
    executable(join(world, 'bin/mvn'), `#!/bin/sh\necho made >> '${join(world, 'made')}'\n`);
    expect(await searchTimeSkippingServer(search)).toBe(cachedFile(search));
    expect(existsSync(cachedFile(search))).toBe(true);
    executable(join(world, 'bin/mvn'), '#!/bin/sh\necho "[ERROR] Could not resolve"\nexit 1\n');
    rmSync(search.folder, { recursive: true });
    await expect(searchTimeSkippingServer(search)).rejects.toThrow('Could not resolve');
    expect(existsSync(search.folder)).toBe(false);
  });

  it('otherwise one message with what was tried and how to mend it', async () => {
    const failure = await searchTimeSkippingServer(search).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'PROGRAM.NOT_FOUND' });
    expect(String(failure)).toMatch(
      /PATH[\s\S]*cache[\s\S]*ECONNREFUSED[\s\S]*Maven[\s\S]*DONDOC_TIME_SKIPPING_SERVER/,
    );
  });
});
