import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A content that lies in a temporary file until it is kept or discarded. */
export type Incoming = { path: string; size: number; sha256: string };

const STALE_MS = 3_600_000;

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Contents of files in a folder, each under its SHA-256: equal contents are kept once and no name of a user ever
 * becomes a path. A content is on disk (fsync) before it has its name.
 */
export class ContentStore {
  private readonly incoming: string;

  constructor(private readonly folder: string) {
    this.incoming = join(folder, 'incoming');
  }

  /** Makes the folders and removes what broken uploads left behind. `now`: milliseconds since 1970. */
  async prepare(now: number): Promise<void> {
    await mkdir(this.incoming, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.incoming)) {
      const path = join(this.incoming, name);
      const found = await stat(path).catch(() => undefined);
      if (found && now - found.mtimeMs > STALE_MS) await rm(path, { force: true });
    }
  }

  /** Streams a content to disk. Nothing is left behind when the stream breaks. */
  async receive(content: Readable): Promise<Incoming> {
    const path = join(this.incoming, randomUUID());
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

  async keep({ path, sha256 }: Incoming): Promise<void> {
    const folder = join(this.folder, sha256.slice(0, 2));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(path, this.pathOf(sha256));
    await syncFolder(folder);
  }

  discard = ({ path }: Incoming): Promise<void> => rm(path, { force: true });

  /** The content, or undefined when it is gone from the folder. */
  async read(sha256: string): Promise<Readable | undefined> {
    const found = await stat(this.pathOf(sha256)).catch(() => undefined);
    return found ? createReadStream(this.pathOf(sha256)) : undefined;
  }

  private pathOf = (sha256: string): string => join(this.folder, sha256.slice(0, 2), sha256);
}
