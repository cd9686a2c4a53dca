import { build } from './build.mjs';
import { explainInstallFailure, install } from './install.mjs';
import { checkNodeVersion } from './node-version.mjs';

const refuse = (message) => {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
};

/**
 * Everything that must be there before a program of ours can run; ends the process with one message otherwise.
 * `program`: only this package and what it needs is built.
 */
export const prepare = async (program = null) => {
  for (const step of [async () => checkNodeVersion(), install, () => build(program)]) {
    const problem = await step().catch((error) => explainInstallFailure(String(error)));
    if (problem !== null) refuse(problem);
  }
};
