import { createHash } from 'node:crypto';
import { pipeline, type Readable, Transform } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../logging/logger.js';
import { fileProblems } from '../problem/file-problems.js';
import { ContentStore } from './content-store.js';
import type { FileRow } from './file.entity.js';

type Kept = Pick<FileRow, 'fileId' | 'sha256' | 'size'>;

const hashOf = async (content: Readable): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** Gives contents out, and only those that are still what was handed in. */
@Injectable()
export class Downloads {
  constructor(
    private readonly contents: ContentStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * The content, checked to its last byte before the first one goes out: an altered file is refused and not half-sent.
   * It is read twice for that; should it change in between, the connection breaks off.
   * @throws ApiProblem `FILE.CONTENT_MISSING`, `FILE.CONTENT_ALTERED`, `FILE.STORE_AWAY`
   */
  async open(file: Kept): Promise<Readable> {
    const found = await hashOf(await this.read(file)).catch((error: unknown) => this.away(file, error));
    if (found !== file.sha256) {
      this.logger.error({ fileId: file.fileId, sha256: file.sha256, found }, 'a stored file has been altered');
      throw fileProblems.contentAltered();
    }
    return pipeline(await this.read(file), this.checking(file), () => undefined);
  }

  private async read(file: Kept): Promise<Readable> {
    const content = await this.contents.read(file.sha256).catch((error: unknown) => this.away(file, error));
    if (content) return content;
    this.logger.error({ fileId: file.fileId, sha256: file.sha256 }, 'a stored file is gone');
    throw fileProblems.contentMissing();
  }

  private away({ fileId, sha256 }: Kept, error: unknown): never {
    this.logger.error({ err: error, fileId, sha256 }, 'the store of contents does not answer');
    throw fileProblems.storeAway();
  }

  /** Holds the last piece back until all is known to be right. */
  private checking({ fileId, sha256 }: Kept): Transform {
    const hash = createHash('sha256');
    const { logger } = this;
    let held: Buffer = Buffer.alloc(0);
    return new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, held);
        held = chunk;
      },
      flush(done) {
        if (hash.digest('hex') === sha256) return done(null, held);
        logger.error({ fileId, sha256 }, 'a stored file was altered while it was sent');
        done(new Error('altered while it was sent'));
      },
    });
  }
}
