import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { failureText } from './failure-text.js';
import { type AllowedHosts, lookupFor } from './target.js';

/** What became of one request: the status, or why there is none. */
export type PostOutcome = { status: number } | { error: string };

const TIMEOUT_MS = 10_000;

/** An answer by status in words; a redirect is no success: it could lead anywhere. */
export const outcomeProblem = (outcome: PostOutcome): string | null => {
  if ('error' in outcome) return outcome.error;
  const { status } = outcome;
  if (status >= 200 && status <= 299) return null;
  if (status >= 300 && status <= 399) return `Máy nhận chuyển hướng (${status}); hệ thống không đi theo.`;
  return `Máy nhận trả lời ${status}.`;
};

/** One POST: the checked address only, no redirects, ten seconds, the answer's body is thrown away. Never rejects. */
export const post = (
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  allowed: AllowedHosts,
): Promise<PostOutcome> =>
  new Promise((resolve) => {
    const failed = (error: unknown): void => resolve({ error: failureText(error, TIMEOUT_MS / 1000) });
    try {
      const lookup = lookupFor(url, allowed);
      const send = url.protocol === 'https:' ? requestHttps : requestHttp;
      const request = send(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
          // A connection of its own: a kept one would have been checked for another name.
          agent: false,
          signal: AbortSignal.timeout(TIMEOUT_MS),
          ...(lookup ? { lookup } : {}),
        },
        (answer) => {
          resolve({ status: answer.statusCode ?? 0 });
          answer.on('error', () => undefined);
          answer.destroy();
        },
      );
      request.on('error', failed);
      request.end(body);
    } catch (error) {
      failed(error);
    }
  });
