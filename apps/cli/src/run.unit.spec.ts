import { describe, expect, it } from 'vitest';
import { dondoc } from './testing/dondoc.js';

const VERBS = ['read-due', 'read-plan', 'check', 'dates', 'rehearse', 'schema', 'token', 'publish', 'issue', 'status'];

describe('the command line', () => {
  it('names all of its verbs in both languages, with the exit codes', async () => {
    const { stdout, exitCode } = await dondoc(['--help']);
    for (const verb of VERBS) expect(stdout).toContain(`\n  ${verb} `);
    expect(stdout).toMatch(/Cách dùng \(usage\)/);
    expect(stdout).toMatch(/Mã thoát \(exit codes\)/);
    expect(exitCode).toBe(0);
  });

  it.each(VERBS)('explains %s in both languages', async (verb) => {
    for (const args of [
      [verb, '--help'],
      ['help', verb],
    ]) {
      const { stdout, exitCode } = await dondoc(args);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`dondoc ${verb}`);
      expect(stdout).toMatch(/Tùy chọn \(options\)/);
      expect(stdout).toMatch(/\([a-z][^)]+\)/);
    }
  });

  it('without a verb shows the help as an error of usage: nothing on stdout', async () => {
    const { stdout, stderr, exitCode } = await dondoc([]);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain('read-due');
  });

  it.each([
    [['xem'], 'unknown verb'],
    [['read-du', 'x'], 'read-due'],
    [['read-due'], 'missing argument'],
    [['read-due', 'x', '--khong-co'], 'unknown option'],
    [['read-due', 'x', '--issued'], 'needs a value'],
    [['read-plan', 'a', 'b'], 'too many'],
    [['dates', 'x.yaml'], 'missing option'],
    [['dates', 'x.yaml', '--units', '3'], 'missing option'],
    [['status'], 'no valid server address'],
    [['status', '--server', 'ftp://x'], 'no valid server address'],
    [['status', '--server', 'http://127.0.0.1:9'], 'no token'],
    [['publish', 'x.yaml', '--server', 'http://127.0.0.1:9'], 'no token'],
    [['token', '--server', 'http://127.0.0.1:9'], 'no user'],
    [['token', '--server', 'http://127.0.0.1:9', '--user', 'a'], 'no password'],
    [
      ['issue', 'mau', '--server', 'http://127.0.0.1:9', '--token', 't', '--number', '1', '--date', '2022-02-30'],
      '--date',
    ],
  ])('answers %j with what is wrong, exit code 2', async (args, words) => {
    const { stdout, stderr, exitCode } = await dondoc(args);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\bat .*\.(js|ts):\d+/);
  });

  it('tells errors as JSON to whoever asked for JSON', async () => {
    const { stderr, exitCode } = await dondoc(['status', '--server', 'http://127.0.0.1:9', '--token', 't', '--json']);
    expect(exitCode).toBe(5);
    expect(JSON.parse(stderr)).toEqual({
      problems: [expect.objectContaining({ code: 'CLI.SERVER_UNREACHABLE', value: 'http://127.0.0.1:9' })],
      omitted: 0,
    });
  });
});
