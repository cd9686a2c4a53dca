import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** Bytes that can be read at any place without holding all of them. */
export type ByteSource = {
  size: number;
  /** Up to `length` bytes from `at`; fewer at the end. */
  read: (at: number, length: number) => Promise<Buffer>;
  /** The bytes from `start` to before `end`. */
  stream: (start: number, end: number) => Readable;
};

const readAt = async (handle: FileHandle, at: number, length: number): Promise<Buffer> => {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
};

/** Opens a file for the time of `work`. */
export const withFile = async <T>(path: string, work: (source: ByteSource) => Promise<T>): Promise<T> => {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return await work({
      size,
      read: (at, length) => readAt(handle, at, Math.max(0, Math.min(length, size - at))),
      stream: (start, end) => (end > start ? createReadStream(path, { start, end: end - 1 }) : Readable.from([])),
    });
  } finally {
    await handle.close();
  }
};

/** Bytes in memory, for a file inside a file. */
export const bufferSource = (bytes: Buffer): ByteSource => ({
  size: bytes.length,
  read: (at, length) => Promise.resolve(bytes.subarray(at, at + length)),
  stream: (start, end) => Readable.from([bytes.subarray(start, end)]),
});
