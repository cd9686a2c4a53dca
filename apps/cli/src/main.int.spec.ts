import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, type Said } from './testing/dondoc.js';

const MAIN = join(ROOT, 'apps/cli/dist/main.js');
const TEMPLATE = join(ROOT, 'templates/ninh-thuan-dan-van-2022-2026.yaml');
const run = promisify(execFile);

/** The built program in a process of its own, called from `cwd`. */
const program = (args: readonly string[], { cwd = ROOT, stdin = '', env = {} } = {}): Promise<Said> =>
  new Promise((resolve) => {
    const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DONDOC_')));
    const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...own, ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('close', (code) => resolve({ stdout, stderr, exitCode: code ?? -1 }));
    child.stdin.end(stdin);
  });

let folder: string;
beforeAll(async () => {
  await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', 'apps/cli'], { cwd: ROOT });
  folder = await mkdtemp(join(tmpdir(), 'dondoc cli '));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the built program', () => {
  it('prints the result and nothing else on stdout', async () => {
    const { stdout, stderr, exitCode } = await program(['read-due', 'trước ngày 15/3/2022', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'read', dates: [{ due: '2022-03-15' }] });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  it('prints errors on stderr and nothing on stdout', async () => {
    const { stdout, stderr, exitCode } = await program(['check', 'khong-co.yaml']);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 3 });
    expect(stderr).toContain('CLI.FILE_UNREADABLE');
    expect(stderr.split('\n')).toHaveLength(2);
  });

  it('takes file names from where it is called', async () => {
    await writeFile(join(folder, 'mẫu có dấu cách.yaml'), 'id: x\n');
    const { exitCode, stdout } = await program(['check', 'mẫu có dấu cách.yaml'], { cwd: folder });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('mẫu có dấu cách.yaml:1:1');
  });

  it('reads stdin', async () => {
    const { stdout } = await program(['read-due', '-', '--json'], { stdin: 'trước ngày 15/3/2022' });
    expect(JSON.parse(stdout)).toMatchObject({ status: 'read' });
  });

  it('writes results longer than any pipe holds, whole', async () => {
    const span = ['--from', '2022-01-01', '--to', '2026-12-31'];
    const { stdout, exitCode } = await program(['dates', TEMPLATE, '--units', '2000', ...span, '--json']);
    expect(exitCode).toBe(0);
    expect((JSON.parse(stdout) as { dates: unknown[] }).dates.length).toBeGreaterThan(30_000);
  });

  it('says nothing when its reader has gone away', async () => {
    const command = `"${process.execPath}" "${MAIN}" dates "${TEMPLATE}" --units 2000 --from 2022-01-01 --to 2026-12-31 --json`;
    const { stdout, stderr } = await run('bash', ['-c', `set -o pipefail; ${command} | head -1; echo "$?"`]);
    expect(stderr).toBe('');
    expect(stdout).toBe('{\n0\n');
  });

  it('says in one line that a full disk did not take the result', async () => {
    const failed = await run('bash', ['-c', `"${process.execPath}" "${MAIN}" schema > /dev/full`]).catch(
      (error: { code: number; stderr: string }) => error,
    );
    expect(failed).toMatchObject({ code: 3, stderr: expect.stringMatching(/^Không ghi được kết quả .*ENOSPC.*\n$/) });
  });

  it('rehearses thousands of units whose life is longer than a string may be', async () => {
    const args = `rehearse "${TEMPLATE}" --units 1000 --behaviour silent --json`;
    const { stdout } = await run('bash', ['-c', `"${process.execPath}" "${MAIN}" ${args} | tail -c 20`]);
    expect(stdout.trimEnd().endsWith('}')).toBe(true);
  });

  it('knows a server by its variables', async () => {
    const env = { DONDOC_SERVER: 'http://127.0.0.1:9', DONDOC_TOKEN: 'x' };
    const { exitCode, stderr } = await program(['status'], { env });
    expect(exitCode).toBe(5);
    expect(stderr).toContain('http://127.0.0.1:9');
  });
});
