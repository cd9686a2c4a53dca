import { spawn } from 'node:child_process';

export type Outcome = { ok: boolean; output: string };

/**
 * Runs a program to its end and returns what it printed (last 8 kB). Never throws: a program that is missing or takes
 * longer than `timeoutMs` is an outcome like any other.
 */
export const runProgram = (
  command: string,
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; cwd?: string; timeoutMs: number; onLine?: (line: string) => void },
): Promise<Outcome> =>
  new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      env: options.env,
      cwd: options.cwd,
      timeout: options.timeoutMs,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const take = (chunk: Buffer): void => {
      const text = chunk.toString('utf8');
      output = (output + text).slice(-8_192);
      if (options.onLine) for (const line of text.split('\n')) if (line.trim()) options.onLine(line.trim());
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code, signal) =>
      resolve({ ok: code === 0, output: signal === null ? output : `${output}\n(${signal})`.trim() }),
    );
  });
