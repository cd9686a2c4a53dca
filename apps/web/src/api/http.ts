import { presence } from './presence.js';
import { problemOf, unreachable, unreadableAnswer } from './problem-error.js';

/** Whatever checks a value and gives it its type: the schemas of `@dondoc/contracts`. */
export type Reader<T> = { parse: (value: unknown) => T };

/** A new key for one filled-in form; the same form sent again re-uses it, so that nothing is recorded twice. */
export const newIdempotencyKey = (): string => {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  // Plain http on another machine is no secure context: randomUUID is missing there, random bytes are not.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

export const writeHeaders = (key: string): Record<string, string> => ({
  'Idempotency-Key': key,
  'X-Requested-With': 'dondoc',
});

/** Reads a body that may be empty or not JSON at all. */
export const parseBody = (text: string): unknown => {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const readAnswer = <T>(status: number, text: string, reader: Reader<T>): T => {
  const body = parseBody(text);
  if (status < 200 || status > 299) throw problemOf(status, body);
  try {
    return reader.parse(body);
  } catch (error) {
    console.error(error);
    throw unreadableAnswer(status);
  }
};

type Sent = RequestInit & { headers: Record<string, string> };

const request = async <T>(path: string, init: Sent, reader: Reader<T>): Promise<T> => {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(path, { credentials: 'same-origin', ...init, headers: { ...init.headers, ...presence() } });
    text = await answer.text();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
  return readAnswer(answer.status, text, reader);
};

const sendJson = (method: string, body: unknown, key: string, signal?: AbortSignal): Sent => ({
  method,
  headers: { 'content-type': 'application/json', accept: 'application/json', ...writeHeaders(key) },
  body: JSON.stringify(body),
  ...(signal ? { signal } : {}),
});

/** @throws ProblemError */
export const getJson = <T>(path: string, reader: Reader<T>, signal?: AbortSignal): Promise<T> =>
  request(path, { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) }, reader);

/** @throws ProblemError */
export const postJson = <T>(path: string, body: unknown, key: string, reader: Reader<T>): Promise<T> =>
  request(path, sendJson('POST', body, key), reader);

/** @throws ProblemError */
export const putJson = <T>(path: string, body: unknown, key: string, reader: Reader<T>): Promise<T> =>
  request(path, sendJson('PUT', body, key), reader);

/** A question too long for an address: it changes nothing, a newer one may cancel it. @throws ProblemError */
export const askJson = <T>(path: string, body: unknown, reader: Reader<T>, signal?: AbortSignal): Promise<T> =>
  request(path, sendJson('POST', body, newIdempotencyKey(), signal), reader);

/** The same, answered by a file. @throws ProblemError */
export const askFile = async (path: string, body: unknown): Promise<Blob> => {
  const answer = await fetch(path, {
    credentials: 'same-origin',
    ...sendJson('POST', body, newIdempotencyKey()),
  }).catch(() => {
    throw unreachable();
  });
  if (!answer.ok) throw problemOf(answer.status, parseBody(await answer.text()));
  return answer.blob();
};

/** A write whose answer has no body. @throws ProblemError */
export const send = (path: string, body: unknown, key: string): Promise<void> =>
  request(path, sendJson('POST', body, key), { parse: () => undefined });

/** @throws ProblemError */
export const remove = (path: string): Promise<void> => removeFor(path, { parse: () => undefined });

/** The same, when the answer says something. @throws ProblemError */
export const removeFor = <T>(path: string, reader: Reader<T>): Promise<T> =>
  request(path, { method: 'DELETE', headers: writeHeaders(newIdempotencyKey()) }, reader);

/** A path from parts that may hold any letter. */
export const apiPath = (...parts: readonly string[]): string => `/api/${parts.map(encodeURIComponent).join('/')}`;
