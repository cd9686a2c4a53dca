import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type Server, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../supervisor/ports.js';
import { searchTemporalServer } from './resolve-temporal-server.js';
import type { TemporalSearch } from './temporal-search.js';

const TEMPORAL = '#!/bin/sh\necho "temporal version 1.8.2 (Server 1.31.2, UI 2.50.1)"\n';
/** Stands where Go would: builds by writing a program to the place after `-o`, and counts its builds. */
const GO = (counter: string) => `#!/bin/sh
if [ "$1" = version ]; then echo "go version go1.26.8 linux/amd64"; exit 0; fi
echo build >> '${counter}'
while [ "$1" != "-o" ]; do shift; done
/bin/sleep 0.3
printf '#!/bin/sh\\necho temporal version built\\n' > "$2"
/bin/chmod 755 "$2"
`;

let world: string;
let search: TemporalSearch;
let server: Server | undefined;
const lines: string[] = [];

const executable = (file: string, script: string): string => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return file;
};

beforeEach(async () => {
  world = mkdtempSync(join(tmpdir(), 'dondoc tìm-'));
  lines.length = 0;
  search = {
    env: { PATH: join(world, 'bin'), HOME: world },
    log: (line) => lines.push(line),
    cached: join(world, 'cache/temporal-cli/1.8.2/temporal'),
    publishedAt: `http://127.0.0.1:${await freePort()}`, // nobody listens
    goModule: join(world, 'go'),
  };
  mkdirSync(search.goModule);
  for (const file of ['go.mod', 'go.sum']) writeFileSync(join(search.goModule, file), '');
});
afterEach(() => {
  server?.close();
  server = undefined;
  rmSync(world, { recursive: true });
});

const publish = async (): Promise<void> => {
  const folder = join(world, 'published');
  executable(join(folder, 'temporal'), TEMPORAL);
  execFileSync('tar', ['-czf', join(folder, 'archive.tar.gz'), '-C', folder, 'temporal']);
  server = createServer((request, response) => {
    const archive = request.url?.startsWith('/archive');
    const answer = { archiveUrl: `${search.publishedAt}/archive`, fileToExtract: 'temporal' };
    response.end(archive ? readFileSync(join(folder, 'archive.tar.gz')) : JSON.stringify(answer));
  });
  const listening = server.listen(Number(new URL(search.publishedAt).port), '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
};

describe('where the Temporal server comes from, in this order', () => {
  it('1. a server that already runs, before everything else', async () => {
    executable(join(world, 'bin/temporal'), TEMPORAL);
    search.env = { ...search.env, TEMPORAL_ADDRESS: 'box:7233' };
    expect(await searchTemporalServer(search)).toEqual({ kind: 'address', address: 'box:7233' });
    search.env = { ...search.env, DONDOC_TEMPORAL_ADDRESS: 'other:7233' };
    expect(await searchTemporalServer(search)).toEqual({ kind: 'address', address: 'other:7233' });
  });

  it('2. the configured program, before the one on the PATH', async () => {
    executable(join(world, 'bin/temporal'), TEMPORAL);
    const configured = executable(join(world, 'elsewhere/temporal'), TEMPORAL);
    search.env = { ...search.env, DONDOC_TEMPORAL_CLI: configured };
    expect(await searchTemporalServer(search)).toMatchObject({ executable: configured });
  });

  it('2. the program on the PATH, before the cache', async () => {
    executable(search.cached, TEMPORAL);
    const onPath = executable(join(world, 'bin/temporal'), TEMPORAL);
    expect(await searchTemporalServer(search)).toMatchObject({ executable: onPath });
  });

  it('3. the cache, before a download', async () => {
    await publish();
    executable(search.cached, `${TEMPORAL}# mine`);
    expect(await searchTemporalServer(search)).toMatchObject({ executable: search.cached });
    expect(readFileSync(search.cached, 'utf8')).toContain('# mine');
  });

  it('4. the download, before a build', async () => {
    await publish();
    executable(join(world, 'bin/go'), GO(join(world, 'builds')));
    expect(await searchTemporalServer(search)).toMatchObject({ executable: search.cached });
    expect(existsSync(join(world, 'builds'))).toBe(false);
    expect(readdirSync(dirname(search.cached))).toEqual(['temporal']);
  });

  it('5. the build, kept in the cache for the next start', async () => {
    executable(join(world, 'bin/go'), GO(join(world, 'builds')));
    for (let i = 0; i < 2; i++) expect(await searchTemporalServer(search)).toMatchObject({ executable: search.cached });
    expect(readFileSync(join(world, 'builds'), 'utf8')).toBe('build\n');
    expect(readdirSync(dirname(search.cached))).toEqual(['temporal']);
    expect(lines.join('\n')).toContain('Đang biên dịch');
  });

  it('6. otherwise one message: what was tried, why each failed, three ways to mend it', async () => {
    const failure = await searchTemporalServer(search).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'PROGRAM.NOT_FOUND' });
    const message = failure instanceof Error ? failure.message : '';
    for (const word of ['DONDOC_TEMPORAL_CLI', 'PATH', 'cache', 'ECONNREFUSED', 'no go on the PATH']) {
      expect(message).toContain(word);
    }
    expect(message.match(/^ {2}\d\. /gm)).toHaveLength(3);
  });
});

describe('a program that is not what it should be', () => {
  it('is refused when it was configured, not passed over', async () => {
    executable(join(world, 'bin/temporal'), TEMPORAL);
    const wrong = executable(join(world, 'wrong'), '#!/bin/sh\necho hello\n');
    search.env = { ...search.env, DONDOC_TEMPORAL_CLI: wrong };
    await expect(searchTemporalServer(search)).rejects.toThrow(wrong);
  });

  it('is passed over when it merely lies on the PATH', async () => {
    executable(join(world, 'bin/temporal'), '#!/bin/sh\nexit 3\n');
    executable(search.cached, TEMPORAL);
    expect(await searchTemporalServer(search)).toMatchObject({ executable: search.cached });
  });

  it('is never a build that failed, nor one by a Go that is too old', async () => {
    executable(
      join(world, 'bin/go'),
      '#!/bin/sh\nif [ "$1" = version ]; then echo "go version go1.26.8 x"; exit 0; fi\necho "no space left on device"\nexit 1\n',
    );
    await expect(searchTemporalServer(search)).rejects.toThrow('hết chỗ trên đĩa');
    executable(join(world, 'bin/go'), '#!/bin/sh\necho "go version go1.19.8 linux/amd64"\n');
    await expect(searchTemporalServer(search)).rejects.toThrow('cần Go 1.21');
    expect(existsSync(search.cached)).toBe(false);
  });
});

describe('two starts at the same time', () => {
  it('build once and both get the program', async () => {
    executable(join(world, 'bin/go'), GO(join(world, 'builds')));
    const both = await Promise.all([searchTemporalServer(search), searchTemporalServer(search)]);
    expect(both).toMatchObject([{ executable: search.cached }, { executable: search.cached }]);
    expect(readFileSync(join(world, 'builds'), 'utf8')).toBe('build\n');
  });

  it('are not held up by the lock of a builder that died', async () => {
    mkdirSync(`${search.cached}.lock`, { recursive: true });
    writeFileSync(
      join(`${search.cached}.lock`, 'owner.json'),
      JSON.stringify({ pid: process.pid, startedAt: 'long ago' }),
    );
    executable(join(world, 'bin/go'), GO(join(world, 'builds')));
    expect(await searchTemporalServer(search)).toMatchObject({ executable: search.cached });
  });
});
