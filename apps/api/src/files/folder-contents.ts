import { constants, createReadStream } from 'node:fs';
import { access, copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ContentStore } from './content-store.js';
import type { Incoming } from './staging.js';

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const isOtherDisk = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EXDEV';

/** Contents in a folder of this machine. A content is on disk (fsync) before it has its name. */
export class FolderContents extends ContentStore {
  constructor(private readonly folder: string) {
    super();
  }

  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  async keep({ path, sha256 }: Incoming): Promise<void> {
    const folder = join(this.folder, sha256.slice(0, 2));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(path, this.pathOf(sha256)).catch(async (error: unknown) => {
      if (!isOtherDisk(error)) throw error;
      await this.bringOver(path, this.pathOf(sha256));
    });
    await syncFolder(folder);
  }

  async read(sha256: string): Promise<Readable | undefined> {
    const found = await stat(this.pathOf(sha256)).catch(() => undefined);
    return found ? createReadStream(this.pathOf(sha256)) : undefined;
  }

  async forget(sha256: string, since: Date): Promise<void> {
    const found = await stat(this.pathOf(sha256)).catch(() => undefined);
    if (found && found.mtimeMs <= since.getTime()) await rm(this.pathOf(sha256), { force: true });
  }

  async check(): Promise<string> {
    await access(this.folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return 'Tệp lưu trong thư mục của máy chủ';
  }

  /** A name appears only with the whole content behind it, also from another disk. */
  private async bringOver(from: string, to: string): Promise<void> {
    const part = `${to}.part`;
    await copyFile(from, part);
    const handle = await open(part, 'r');
    await handle.sync().finally(() => handle.close());
    await rename(part, to);
    await rm(from, { force: true });
  }

  private pathOf = (sha256: string): string => join(this.folder, sha256.slice(0, 2), sha256);
}
