import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const CONNECT_MS = 5_000;
const SILENCE_MS = 30_000;

const reason = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'AbortError') return `không trả lời trong ${CONNECT_MS / 1000} giây (no answer)`;
  const { cause } = error;
  return cause instanceof Error ? cause.message : error.message;
};

/** Fails after 5 s without an answer, or 30 s of silence in the middle, never after minutes. */
const open = async (url: string): Promise<{ body: Response; keepAlive: () => void; done: () => void }> => {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), CONNECT_MS);
  const keepAlive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(), SILENCE_MS);
  };
  try {
    const body = await fetch(url, { signal: abort.signal });
    if (!body.ok) throw new Error(`HTTP ${body.status}`);
    keepAlive();
    return { body, keepAlive, done: () => clearTimeout(timer) };
  } catch (error) {
    clearTimeout(timer);
    throw new Error(`${new URL(url).host}: ${reason(error)}`, { cause: error });
  }
};

export const downloadJson = async (url: string): Promise<unknown> => {
  const { body, done } = await open(url);
  return body.json().finally(done);
};

/** @param progress told the bytes so far and the total, when known */
export const downloadFile = async (
  url: string,
  file: string,
  progress: (bytes: number, total: number | null) => void,
): Promise<void> => {
  const { body, keepAlive, done } = await open(url);
  const total = Number(body.headers.get('content-length')) || null;
  mkdirSync(dirname(file), { recursive: true });
  let bytes = 0;
  const counted = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      keepAlive();
      bytes += chunk.byteLength;
      progress(bytes, total);
      yield chunk;
    }
  };
  if (body.body === null) throw new Error(`${url}: empty answer`);
  await pipeline(Readable.fromWeb(body.body), counted, createWriteStream(file)).finally(done);
};
