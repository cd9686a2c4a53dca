import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { instantOf } from '@dondoc/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDondoc } from './run.js';
import { type ApiProcess, compile, startApiProcess } from './testing/api-process.js';
import { ROOT, type Said } from './testing/dondoc.js';

const PASSWORD = 'dondoc-mau-2026'; // of the sample accounts, published in the user guide
const own = readFileSync(`${ROOT}templates/ninh-thuan-dan-van-2027.yaml`, 'utf8').replace(
  /^id: .*$/m,
  'id: mau-dong-lenh',
);

let api: ApiProcess;
let token: string;
beforeAll(async () => {
  await compile('apps/api');
  api = await startApiProcess();
});
afterAll(() => api?.stop());

const run = async (args: string[], environment: Record<string, string> = {}, stdin = ''): Promise<Said> => {
  const { stdout, stderr, exitCode } = await runDondoc(args, {
    now: instantOf('2026-11-21T02:00:00.000Z'),
    folder: ROOT,
    environment: { DONDOC_SERVER: api.url, ...(token ? { DONDOC_TOKEN: token } : {}), ...environment },
    stdin: () => Promise.resolve(Buffer.from(stdin)),
  });
  return { stdout: [...stdout].join(''), stderr, exitCode };
};
const json = async <Result>(args: string[], stdin = ''): Promise<Result> => {
  const { stdout, stderr } = await run([...args, '--json'], {}, stdin);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Result;
};

describe('an admin at the command line', () => {
  it('gets a token for user and password, and none for a wrong password', async () => {
    const wrong = await run(['token', '--user', 'quan-tri'], { DONDOC_PASSWORD: 'sai' });
    expect(wrong).toMatchObject({ stdout: '', exitCode: 4 });
    const { stdout, exitCode } = await run(['token', '--user', 'quan-tri', '--days', '7'], {
      DONDOC_PASSWORD: PASSWORD,
    });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\S{20,}\n$/);
    token = stdout.trim();
  });

  it('is refused with a token that is none', async () => {
    const { exitCode, stderr } = await run(['status', '--token', 'gia-mao', '--json']);
    expect(exitCode).toBe(4);
    expect(JSON.parse(stderr)).toMatchObject({
      problems: [{ code: expect.stringMatching(/\./), mend: expect.any(String) }],
    });
  });

  it('is told who they are, for which post, and with which rights', async () => {
    const { post, may } = await json<{ post: { postId: string }; may: string[] }>(['whoami']);
    expect(post.postId).toBe('van-phong-ubnd-tinh/admin');
    expect(may).toContain('post.appoint-admin');
    expect((await run(['whoami'])).stdout).toContain('Quản trị');
  });

  it('sees the cascades and the progress of one', async () => {
    const cascades = await json<{ cascadeId: string }[]>(['status']);
    expect(cascades.map(({ cascadeId }) => cascadeId)).toContain('ninh-thuan-2022-2026');
    const { stdout, exitCode } = await run(['status', 'ninh-thuan-2022-2026']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('bao-cao-nam.2025');
    expect((await run(['status', 'khong-co'])).exitCode).toBe(4);
  });

  it('publishes a template, and not the same once more: nothing is left behind', async () => {
    expect(await json(['publish', '-'], own)).toEqual({ templateId: 'mau-dong-lenh', version: 1 });
    for (const _ of [1, 2]) {
      const again = await run(['publish', '-', '--json'], {}, own);
      expect(again.exitCode).toBe(4);
      expect(JSON.parse(again.stderr)).toMatchObject({ problems: [{ code: 'TEMPLATE.UNCHANGED' }] });
    }
    const changed = own.replace('KH năm', 'Kế hoạch năm');
    expect(await json(['publish', '-'], changed)).toEqual({ templateId: 'mau-dong-lenh', version: 2 });
  });

  it('is refused a faulty template before the server is asked', async () => {
    const { exitCode, stderr } = await run(['publish', '-'], { DONDOC_SERVER: 'http://127.0.0.1:9' }, 'id: x');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('TEMPLATE.FIELD_MISSING');
  });

  it('issues a cascade once, however often the same key is sent', async () => {
    const args = ['issue', 'mau-dong-lenh', '--number', '77', '--date', '2026-11-20', '--key', 'lan-thu-nhat'];
    const issued = await json<{ cascadeId: string }>(args);
    expect(await json(args)).toEqual(issued);
    const found = (await json<{ cascadeId: string; status: string }[]>(['status'])).filter(({ cascadeId }) =>
      cascadeId.startsWith('mau-dong-lenh'),
    );
    expect(found).toMatchObject([{ cascadeId: issued.cascadeId, status: 'issued' }]);
  });

  it('keeps the draft when the issue is refused, and issues it when mended', async () => {
    const args = ['issue', 'mau-dong-lenh', '--date', '2026-11-20'];
    const { exitCode, stderr } = await run([...args, '--number', ' ']);
    expect(exitCode).toBe(4);
    const cascade = /--cascade (\S+?)\./.exec(stderr)?.[1] ?? '';
    expect(cascade).toMatch(/^mau-dong-lenh/);
    const { stdout } = await run([...args, '--number', '78', '--cascade', cascade]);
    expect(stdout).toContain(cascade);
  });

  it('is told of a template that the server does not have', async () => {
    const { exitCode, stderr } = await run(['issue', 'khong-co', '--number', '1', '--date', '2026-11-20']);
    expect(exitCode).toBe(4);
    expect(stderr).toContain('TEMPLATE.NOT_FOUND');
  });
});

describe('an address that is no Đôn Đốc', () => {
  let other: Server;
  let address: string;
  beforeAll(async () => {
    other = createServer((request, response) => {
      response.statusCode = request.url?.includes('cascades/x') ? 404 : 200;
      response.end('<html>Trang chủ</html>');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const bound = other.address();
    address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  });
  afterAll(() => other.close());

  it.each([['status'], ['status', 'x']])('is told as such: %s %s', async (...args) => {
    const { exitCode, stderr } = await run([...args, '--server', address]);
    expect(exitCode).toBe(5);
    expect(stderr).toContain('CLI.SERVER_UNREACHABLE');
  });
});
