import { problemSchema } from '@dondoc/contracts';
import type { z } from 'zod';
import type { Context } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { Failure, usageFailure } from '../failure.js';

export type ServerOptions = { server?: string; token?: string };

/** Who speaks to the server: by token, or by the cookie of a session that lives only as long as the verb. */
export type Credentials = { token: string } | { cookie: string } | null;

type Call = { method: 'GET' | 'POST' | 'DELETE'; path: string; body?: unknown; key?: string };

const TIMEOUT_MS = 60_000;

const unreachable = (address: string, reason: string): Failure =>
  new Failure(exitCodes.unreachable, [
    {
      code: 'CLI.SERVER_UNREACHABLE',
      field: '--server',
      value: address,
      reason,
      mend: 'Kiểm tra địa chỉ (--server hoặc DONDOC_SERVER) và máy chủ có đang chạy không.',
    },
  ]);

const refusal = (status: number, text: string, address: string): Failure => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return unreachable(address, `Địa chỉ này trả lời ${status}, không phải máy chủ Đôn Đốc (not a Đôn Đốc server).`);
  }
  const read = problemSchema.safeParse(parsed);
  if (!read.success) return unreachable(address, `Địa chỉ này trả lời ${status} theo cách không hiểu được.`);
  const { code, detail, errors } = read.data;
  const problems =
    errors.length > 0
      ? errors.map((error) => ({ code, ...error }))
      : [{ code, field: '', value: '', reason: detail, mend: '' }];
  return new Failure(exitCodes.refused, problems);
};

/** The address of the server, without a slash at its end. @throws Failure with exit code 2 */
export const serverAddress = ({ server }: ServerOptions, { environment }: Context): string => {
  const given = server ?? environment['DONDOC_SERVER'] ?? '';
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url.href.replace(/\/+$/, '');
  const reason = 'Chưa có địa chỉ máy chủ hợp lệ (no valid server address).';
  throw usageFailure('--server', given, reason, 'Nêu --server http://127.0.0.1:8080, hoặc đặt biến DONDOC_SERVER.');
};

/** The token for the server. @throws Failure with exit code 2 */
export const givenToken = ({ token }: ServerOptions, { environment }: Context): { token: string } => {
  const given = (token ?? environment['DONDOC_TOKEN'] ?? '').trim();
  if (/^\S+$/.test(given)) return { token: given };
  const reason = 'Chưa có mã truy cập (no token).';
  throw usageFailure('--token', '', reason, 'Lấy mã bằng “dondoc token”, rồi nêu --token hoặc đặt biến DONDOC_TOKEN.');
};

const headersOf = (credentials: Credentials, { body, key }: Call): Record<string, string> => ({
  Accept: 'application/json',
  'X-Requested-With': 'dondoc',
  ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  ...(key === undefined ? {} : { 'Idempotency-Key': key }),
  ...(credentials && 'token' in credentials ? { Authorization: `Bearer ${credentials.token}` } : {}),
  ...(credentials && 'cookie' in credentials ? { Cookie: credentials.cookie } : {}),
});

/** One HTTP exchange. @throws Failure: refused (4), not reached (5) */
export const exchange = async (
  address: string,
  credentials: Credentials,
  call: Call,
): Promise<{ text: string; cookies: string[] }> => {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${address}${call.path}`, {
      method: call.method,
      headers: headersOf(credentials, call),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    text = await response.text();
  } catch {
    throw unreachable(address, 'Không kết nối được với máy chủ (server not reachable).');
  }
  if (!response.ok) throw refusal(response.status, text, address);
  return { text, cookies: response.headers.getSetCookie() };
};

/** Calls the server and reads its answer by the contract. @throws Failure: refused (4), not reached or not understood (5) */
export const ask = async <Schema extends z.ZodType>(
  address: string,
  credentials: Credentials,
  call: Call,
  schema: Schema,
): Promise<z.output<Schema>> => {
  const { text } = await exchange(address, credentials, call);
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    const reason = `Không hiểu câu trả lời của máy chủ: ${text.slice(0, 100).replace(/\s+/g, ' ')}`;
    throw unreachable(address, reason);
  }
};
