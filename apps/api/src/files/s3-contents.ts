import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { ContentStore } from './content-store.js';
import type { Incoming } from './staging.js';

/** `endpoint`: null takes Amazon's own for the region. */
export type S3Place = {
  endpoint: string | null;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  /** The bucket stands in the path and not in the host name, as MinIO and most local services want it. */
  pathStyle: boolean;
};

/** A connection that is silent for so many milliseconds is given up. */
const SILENCE_MS = 20_000;

const isAbsent = (error: unknown): boolean => error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name);

const clientOf = ({ endpoint, region, accessKey, secretKey, pathStyle }: S3Place): S3Client =>
  new S3Client({
    ...(endpoint === null ? {} : { endpoint }),
    region,
    forcePathStyle: pathStyle,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, socketTimeout: SILENCE_MS },
    // Services other than Amazon's do not know the newer checksums; our own SHA-256 is checked at every download.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });

/** Contents in an S3-compatible service. An object appears only when all of it has arrived. */
export class S3Contents extends ContentStore {
  private readonly client: S3Client;

  constructor(private readonly place: S3Place) {
    super();
    this.client = clientOf(place);
  }

  prepare = (): Promise<void> => Promise.resolve();

  async keep(incoming: Incoming): Promise<void> {
    const Body = createReadStream(incoming.path);
    const params = { ...this.object(incoming.sha256), Body, ContentType: 'application/octet-stream' };
    try {
      await new Upload({ client: this.client, params }).done();
    } finally {
      Body.destroy();
    }
  }

  async read(sha256: string): Promise<Readable | undefined> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand(this.object(sha256)));
      return Body instanceof Readable ? Body : undefined;
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  async forget(sha256: string, since: Date): Promise<void> {
    const found = await this.client.send(new HeadObjectCommand(this.object(sha256))).catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    });
    if (!found?.LastModified || found.LastModified > since) return;
    await this.client.send(new DeleteObjectCommand(this.object(sha256)));
  }

  async check(): Promise<string> {
    await this.client.send(new HeadBucketCommand({ Bucket: this.place.bucket }));
    return `Tệp lưu trong kho S3 “${this.place.bucket}”`;
  }

  /** Called when the API ends. */
  onModuleDestroy(): void {
    this.client.destroy();
  }

  private object = (sha256: string) => ({ Bucket: this.place.bucket, Key: `files/${sha256.slice(0, 2)}/${sha256}` });
}
