import { fileURLToPath } from 'node:url';
import { instantOf } from '@dondoc/domain';
import { runDondoc } from '../run.js';

/** Root of the checkout, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

export type Said = { stdout: string; stderr: string; exitCode: number };

/** One command line on 21/11/2026, in the root of the checkout; `stdin` is what stands there to be read. */
export const dondoc = async (args: readonly string[], stdin = '', folder = ROOT): Promise<Said> => {
  const { stdout, stderr, exitCode } = await runDondoc(args, {
    now: instantOf('2026-11-21T02:00:00.000Z'),
    folder,
    environment: {},
    stdin: () => Promise.resolve(Buffer.from(stdin)),
  });
  return { stdout: [...stdout].join(''), stderr, exitCode };
};

/** The result as JSON; fails when the command has none. */
export const dondocJson = async <Result>(args: readonly string[], stdin = ''): Promise<Result> => {
  const { stdout, stderr } = await dondoc([...args, '--json'], stdin);
  if (stdout === '') throw new Error(`No result: ${stderr}`);
  return JSON.parse(stdout) as Result;
};
