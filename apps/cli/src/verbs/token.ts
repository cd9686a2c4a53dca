import { randomUUID } from 'node:crypto';
import { issuedTokenSchema } from '@dondoc/contracts';
import { dateOf, formatDate, type Instant } from '@dondoc/domain';
import type { Answer, Context } from '../context.js';
import { usageFailure } from '../failure.js';
import { givenCount } from '../input/given-values.js';
import { givenPassword } from '../server/password.js';
import { ask, exchange, serverAddress, type ServerOptions } from '../server/server-client.js';

export type TokenOptions = ServerOptions & { user?: string; name: string; days: string };

/** `token`: signs in, makes a token for machines and signs out again. The token is shown this once. */
export const token = async (options: TokenOptions, context: Context): Promise<Answer> => {
  const address = serverAddress(options, context);
  const days = givenCount('--days', options.days, 1, 366);
  const username = options.user ?? context.environment['DONDOC_USER'] ?? '';
  if (username.trim() === '') {
    throw usageFailure('--user', '', 'Chưa có tên đăng nhập (no user).', 'Nêu --user, hoặc đặt biến DONDOC_USER.');
  }
  const password = await givenPassword(context);
  const signIn = { method: 'POST', path: '/api/session', body: { username, password } } as const;
  const { cookies } = await exchange(address, null, signIn);
  const session = { cookie: cookies.map((one) => one.split(';')[0]).join('; ') };
  const body = { name: options.name, days };
  const request = { method: 'POST', path: '/api/tokens', body, key: randomUUID() } as const;
  try {
    const issued = await ask(address, session, request, issuedTokenSchema);
    const until = formatDate(dateOf(issued.expiresAt as Instant));
    process.stderr.write(`Mã truy cập “${issued.name}”, dùng được đến ${until}; mã chỉ hiện một lần (shown once).\n`);
    return { text: () => issued.token, json: issued };
  } finally {
    await exchange(address, session, { method: 'DELETE', path: '/api/session' }).catch(() => undefined);
  }
};
