import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentStore } from './content-store.js';
import { Staging } from './staging.js';

/** A store under test; `damage` changes bytes behind its back, as a broken disk or an intruder would. */
export type StoreUnderTest = {
  store: ContentStore;
  damage: (sha256: string, content: Buffer) => Promise<void>;
  stop: () => Promise<void>;
};

/** What every store of contents must do. */
export const contentStoreContract = (name: string, start: () => Promise<StoreUnderTest>): void => {
  describe(`contents in ${name}`, () => {
    let under: StoreUnderTest;
    let folder: string;
    let staging: Staging;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'dondoc-staging-'));
      staging = new Staging(folder);
      under = await start();
      await under.store.prepare();
    });
    afterAll(async () => {
      await under.stop();
      await rm(folder, { recursive: true, force: true });
    });

    const keep = async (content: Buffer): Promise<string> => {
      const incoming = await staging.receive(Readable.from([content]));
      await under.store.keep(incoming);
      await staging.discard(incoming);
      return incoming.sha256;
    };
    const bytesOf = async (sha256: string): Promise<Buffer | undefined> => {
      const content = await under.store.read(sha256);
      return content && buffer(content);
    };

    it('gives back the same bytes, from one byte to more than one part of an upload', async () => {
      for (const size of [1, 65_536, 6 * 1024 * 1024 + 1]) {
        const content = randomBytes(size);
        const back = await bytesOf(await keep(content));
        expect([size, back?.equals(content)]).toEqual([size, true]);
      }
    });

    it('has nothing under a hash that was never kept', async () => {
      expect(await under.store.read('0'.repeat(64))).toBeUndefined();
    });

    it('takes the same content twice, also at once', async () => {
      const content = randomBytes(1000);
      const [one, two] = await Promise.all([keep(content), keep(content)]);
      expect(one).toBe(two);
      expect((await bytesOf(one))?.equals(content)).toBe(true);
    });

    it('mends a damaged content when the true one is kept again', async () => {
      const content = randomBytes(1000);
      const sha256 = await keep(content);
      await under.damage(sha256, Buffer.from('khác'));
      expect((await bytesOf(sha256))?.toString()).toBe('khác');
      await keep(content);
      expect((await bytesOf(sha256))?.equals(content)).toBe(true);
    });

    it('can be read by several at once and left in the middle', async () => {
      const content = randomBytes(2 * 1024 * 1024);
      const sha256 = await keep(content);
      const left = await under.store.read(sha256);
      left?.destroy();
      const all = await Promise.all([bytesOf(sha256), bytesOf(sha256), bytesOf(sha256)]);
      expect(all.map((back) => back?.equals(content))).toEqual([true, true, true]);
    });

    it('forgets a content that was not kept again since, and no other', async () => {
      const sha256 = await keep(randomBytes(100));
      await under.store.forget(sha256, new Date(Date.now() - 60_000));
      expect(await bytesOf(sha256)).toHaveLength(100);
      await under.store.forget(sha256, new Date(Date.now() + 60_000));
      expect(await under.store.read(sha256)).toBeUndefined();
      await under.store.forget(sha256, new Date(Date.now() + 60_000));
    });

    it('says in words where contents lie', async () => {
      expect(await under.store.check()).toContain('Tệp lưu trong');
    });
  });
};
