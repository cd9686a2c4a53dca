import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { startS3 } from '../testing/running-s3.js';
import { contentStoreContract } from './content-store.contract.js';
import { FolderContents } from './folder-contents.js';
import { S3Contents } from './s3-contents.js';

contentStoreContract('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-contents-'));
  return {
    store: new FolderContents(folder),
    damage: (sha256, content) => writeFile(join(folder, sha256.slice(0, 2), sha256), content),
    stop: () => rm(folder, { recursive: true, force: true }),
  };
});

contentStoreContract('an S3 service', async () => {
  const server = await startS3();
  const { place } = server;
  const store = new S3Contents(place);
  const client = new S3Client({
    endpoint: place.endpoint ?? '',
    region: place.region,
    forcePathStyle: true,
    credentials: { accessKeyId: place.accessKey, secretAccessKey: place.secretKey },
  });
  return {
    store,
    damage: async (sha256, Body) => {
      await client.send(
        new PutObjectCommand({ Bucket: place.bucket, Key: `files/${sha256.slice(0, 2)}/${sha256}`, Body }),
      );
    },
    stop: async () => {
      client.destroy();
      store.onModuleDestroy();
      await server.stop();
    },
  };
});

describe('an S3 service that is not there, or has no such bucket', () => {
  it('fails the check and the write, and never pretends that a content is absent', async () => {
    const server = await startS3();
    const wrong = new S3Contents({ ...server.place, bucket: 'khong-co' });
    await expect(wrong.check()).rejects.toThrow();
    await expect(wrong.read('0'.repeat(64))).rejects.toThrow();
    await server.stop();
    await expect(new S3Contents(server.place).read('0'.repeat(64))).rejects.toThrow();
    wrong.onModuleDestroy();
  });
});
