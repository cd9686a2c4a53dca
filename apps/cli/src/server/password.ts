import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Context } from '../context.js';
import { usageFailure } from '../failure.js';

/** Asks on the terminal without showing what is typed; the question goes to stderr. */
const askHidden = (question: string): Promise<string> =>
  new Promise((resolve) => {
    process.stderr.write(question);
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
    const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
    reader.question('', (answer) => {
      reader.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });

/** The password: `DONDOC_PASSWORD`, asked on a terminal, or the first line of stdin; never an option, which others can see. */
export const givenPassword = async ({ environment, stdin }: Context): Promise<string> => {
  const set = environment['DONDOC_PASSWORD'];
  const given = set ?? (process.stdin.isTTY ? await askHidden('Mật khẩu (password): ') : (await stdin()).toString());
  const password = given.split(/\r?\n/)[0] ?? '';
  if (password !== '') return password;
  const reason = 'Chưa có mật khẩu (no password).';
  throw usageFailure('DONDOC_PASSWORD', '', reason, 'Đặt biến DONDOC_PASSWORD, hoặc đưa mật khẩu vào stdin.');
};
