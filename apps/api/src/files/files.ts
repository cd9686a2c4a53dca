import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Clock, Database } from '@dondoc/commands';
import { IdempotencyError } from '@dondoc/commands';
import type { FileView } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Repository } from 'typeorm';
import type { SignedIn } from '../access/signed-in.js';
import { fileProblems } from '../problem/file-problems.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { ContentStore, type Incoming } from './content-store.js';
import { FileRow } from './file.entity.js';
import { fileNameOf } from './file-name.js';
import { mediaTypeOf } from './media-type.js';

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
    private readonly contents: ContentStore,
  ) {
    this.rows = database.dataSource.getRepository(FileRow);
  }

  /**
   * @throws ApiProblem `FILE.TOO_LARGE`, `FILE.EMPTY`, `FILE.TYPE_NOT_ALLOWED`, `FILE.NO_SPACE`
   * @throws IdempotencyError `COMMAND.ID_REUSED` when the same command brought another content before
   */
  async receive(upload: Upload, by: Pick<SignedIn, 'username' | 'unitId'>, commandId: string): Promise<FileView> {
    const name = fileNameOf(upload.name);
    const incoming = await this.contents.receive(upload.content).catch((error: unknown) => {
      throw isDiskFull(error) ? fileProblems.noSpace() : error;
    });
    try {
      if (upload.content.truncated) throw fileProblems.tooLarge(name, upload.limitMb);
      const mediaType = await this.check(incoming, name);
      return await this.keep(incoming, { name, mediaType }, by, commandId);
    } finally {
      await this.contents.discard(incoming);
    }
  }

  async find(fileId: string): Promise<FileRow | undefined> {
    return (await this.rows.findOneBy({ fileId })) ?? undefined;
  }

  private async check({ path, size }: Incoming, name: string): Promise<string> {
    if (size === 0) throw fileProblems.empty(name);
    const mediaType = mediaTypeOf(await readFile(path));
    if (mediaType === undefined) throw fileProblems.typeNotAllowed(name);
    return mediaType;
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
    await this.contents.keep(incoming);
    await this.rows.createQueryBuilder().insert().values(row).orIgnore().execute();
    const kept = await this.rows.findOneByOrFail({ fileId: row.fileId });
    if (kept.sha256 !== sha256) throw new IdempotencyError(commandId);
    return fileView(kept);
  }
}
