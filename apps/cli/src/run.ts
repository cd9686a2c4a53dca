import { CommanderError } from 'commander';
import type { Answer, Context } from './context.js';
import { exitCodes } from './exit-codes.js';
import { failureOf, usageFailure } from './failure.js';
import { jsonText } from './output/json-text.js';
import { failureText } from './output/problem-text.js';
import { dondocProgram } from './program.js';
import { usageFailureOf } from './usage.js';

/** `stdout` in pieces: a result may be longer than a string can be. */
export type Outcome = { stdout: Iterable<string>; stderr: string; exitCode: number };

/** Words that begin with a dash, as a bullet of a document does, are no option. */
const withBullets = (args: readonly string[]): string[] => {
  const bullets = args.filter((one) => /^[-–]\s|^-[^-].*\s/u.test(one));
  if (bullets.length === 0 || args.includes('--')) return [...args];
  return [...args.filter((one) => !bullets.includes(one)), '--', ...bullets];
};

/** Runs one command line; nothing is printed and the process is not ended: that is the caller's. Never throws. */
export const runDondoc = async (args: readonly string[], context: Context): Promise<Outcome> => {
  const asJson = args.includes('--json');
  let answer: Answer | undefined;
  let help = '';
  const program = dondocProgram(context, (given) => {
    answer = given;
  });
  for (const one of [program, ...program.commands]) {
    one.configureOutput({ writeOut: (text) => (help += text), writeErr: () => undefined });
    one.exitOverride();
  }
  try {
    if (args.length === 0) {
      program.outputHelp();
      return { stdout: [], stderr: help, exitCode: exitCodes.usage };
    }
    await program.parseAsync(withBullets(args), { from: 'user' });
    if (answer === undefined) throw usageFailure('lệnh', '', 'Chưa nêu lệnh (no verb).', 'Xem “dondoc --help”.');
    const stdout = asJson ? jsonText(answer.json) : [answer.text(), '\n'];
    return { stdout, stderr: '', exitCode: answer.exitCode ?? exitCodes.ok };
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0)
      return { stdout: [help], stderr: '', exitCode: exitCodes.ok };
    const failure = error instanceof CommanderError ? usageFailureOf(error) : failureOf(error);
    return { stdout: [], stderr: failureText(failure, asJson), exitCode: failure.exitCode };
  }
};
