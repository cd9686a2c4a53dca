import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A content that lies in a temporary file until it is kept or discarded. `size` in bytes, `sha256` in hex. */
export type Incoming = { path: string; size: number; sha256: string };

const STALE_MS = 3_600_000;

/**
 * Where a content waits on the local disk while it is measured and looked into, whatever store will keep it: nothing
 * that is refused ever reaches the store.
 */
export class Staging {
  constructor(private readonly folder: string) {}

  /** Makes the folder and removes what broken uploads left behind. `now`: milliseconds since 1970. */
  async prepare(now: number): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && now - found.mtimeMs > STALE_MS) await rm(path, { force: true });
    }
  }

  /** Streams a content to disk. Nothing is left behind when the stream breaks. */
  async receive(content: Readable): Promise<Incoming> {
    const path = join(this.folder, randomUUID());
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    try {
      await pipeline(content, measure, createWriteStream(path, { mode: 0o600, flush: true }));
      return { path, size, sha256: hash.digest('hex') };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  discard = ({ path }: Incoming): Promise<void> => rm(path, { force: true });
}
