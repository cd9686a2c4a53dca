import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Clock, Database } from '@dondoc/commands';
import { IdempotencyError } from '@dondoc/commands';
import type { FileView } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Repository } from 'typeorm';
import type { SignedIn } from '../access/signed-in.js';
import { LOGGER } from '../logging/logger.js';
import { fileProblems } from '../problem/file-problems.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { ContentStore } from './content-store.js';
import { FileRow } from './file.entity.js';
import { fileNameOf, nameForType } from './file-name.js';
import { inspectFile } from './inspect/inspect-file.js';
import { RefusedContent } from './inspect/refused-content.js';
import { type Incoming, Staging } from './staging.js';

export type Upload = { name: string; content: Readable & { truncated?: boolean }; limitMb: number };

/** The same command makes the same file, so that a repeated upload is one. */
export const fileIdOf = (commandId: string): string =>
  createHash('sha256').update(`file:${commandId}`).digest('hex').slice(0, 32);

export const fileView = ({ fileId, name, size, mediaType, sha256 }: FileRow): FileView => ({
  fileId,
  name,
  size,
  mediaType,
  sha256,
});

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

/** Files that people hand in: received, checked by content, kept once per content, listed by id. */
@Injectable()
export class Files {
  private readonly rows: Repository<FileRow>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly staging: Staging,
    private readonly contents: ContentStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rows = database.dataSource.getRepository(FileRow);
  }

  /**
   * @throws ApiProblem `FILE.TOO_LARGE`, `FILE.EMPTY`, `FILE.TYPE_NOT_ALLOWED`, `FILE.ENCRYPTED`, `FILE.MACRO`, `FILE.BOMB`,
   * `FILE.BROKEN`, `FILE.NO_SPACE`, `FILE.STORE_AWAY`
   * @throws IdempotencyError `COMMAND.ID_REUSED` when the same command brought another content before
   */
  async receive(upload: Upload, by: Pick<SignedIn, 'username' | 'unitId'>, commandId: string): Promise<FileView> {
    const name = fileNameOf(upload.name);
    const incoming = await this.staging.receive(upload.content).catch((error: unknown) => {
      throw isDiskFull(error) ? fileProblems.noSpace() : error;
    });
    try {
      if (upload.content.truncated) throw fileProblems.tooLarge(name, upload.limitMb);
      const mediaType = await this.check(incoming, name);
      return await this.keep(incoming, { name: nameForType(name, mediaType), mediaType }, by, commandId);
    } finally {
      await this.staging.discard(incoming);
    }
  }

  async find(fileId: string): Promise<FileRow | undefined> {
    return (await this.rows.findOneBy({ fileId })) ?? undefined;
  }

  private async check({ path, size }: Incoming, name: string): Promise<string> {
    if (size === 0) throw fileProblems.empty(name);
    return inspectFile(path).catch((error: unknown) => {
      throw error instanceof RefusedContent ? fileProblems.refused(error.fault, name) : error;
    });
  }

  private async keep(
    incoming: Incoming,
    facts: Pick<FileRow, 'name' | 'mediaType'>,
    { username, unitId }: Pick<SignedIn, 'username' | 'unitId'>,
    commandId: string,
  ): Promise<FileView> {
    const { size, sha256 } = incoming;
    const row = {
      ...facts,
      fileId: fileIdOf(commandId),
      size,
      sha256,
      uploadedBy: username,
      unitId,
      createdAt: this.clock.now(),
    };
    await this.contents.keep(incoming).catch((error: unknown) => {
      if (isDiskFull(error)) throw fileProblems.noSpace();
      this.logger.error({ err: error, sha256 }, 'the store of contents did not take a file');
      throw fileProblems.storeAway();
    });
    await this.rows.createQueryBuilder().insert().values(row).orIgnore().execute();
    const kept = await this.rows.findOneByOrFail({ fileId: row.fileId });
    if (kept.sha256 !== sha256) throw new IdempotencyError(commandId);
    return fileView(kept);
  }
}
