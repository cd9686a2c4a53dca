import { spawn } from 'node:child_process';

/**
 * Runs a program to its end, showing what it prints.
 *
 * @returns {Promise<{ code: number, output: string }>} exit code and the last 64 kB of its output
 */
export const run = (command, args, options = {}) =>
  new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const take = (stream) => (chunk) => {
      output = (output + chunk).slice(-65_536);
      if (!options.quiet) stream.write(chunk);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });

/** npm as the user called it, or the one on the PATH. */
export const npm = (args, options) => {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args], options) : run('npm', args, options);
};
