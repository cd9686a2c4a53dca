import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@dondoc/local-stack';
import type { S3Place } from '../files/s3-contents.js';

const program = createRequire(import.meta.url).resolve('s3rver/bin/s3rver.js');
const BUCKET = 'dondoc-tep';

const answering = async (endpoint: string): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(endpoint).catch(() => undefined);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no S3 service at ${endpoint}`);
};

/** An S3 service in a process of its own, with one bucket, on a free port. */
export const startS3 = async (): Promise<{ place: S3Place; stop: () => Promise<void> }> => {
  const [port, folder] = [await freePort(), await mkdtemp(join(tmpdir(), 'dondoc-s3-'))];
  const options = ['--directory', folder, '--address', '127.0.0.1', '--port', String(port)];
  const child = spawn(process.execPath, [program, ...options, '--configure-bucket', BUCKET, '--silent'], {
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(endpoint);
  const place = {
    endpoint,
    region: 'us-east-1',
    bucket: BUCKET,
    accessKey: 'S3RVER', // the only account that s3rver knows
    secretKey: 'S3RVER',
    pathStyle: true,
  };
  const stop = async (): Promise<void> => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  return { place, stop };
};
