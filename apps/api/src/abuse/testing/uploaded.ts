import { randomUUID } from 'node:crypto';
import type { Answer, Client } from '../../testing/client.js';

/** Sends a file to any door that takes one. */
export const uploaded = (
  client: Client,
  path: string,
  name: string | Buffer,
  content: Buffer,
  key: string = randomUUID(),
): Promise<Answer> => {
  const boundary = `part-of-a-test-${randomUUID()}`;
  const head = [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="`),
    Buffer.from(name),
    Buffer.from('"\r\nContent-Type: application/octet-stream\r\n\r\n'),
  ];
  const payload = Buffer.concat([...head, content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'x-requested-with': 'dondoc',
    'idempotency-key': key,
  };
  return client.send('POST', path, { payload, headers });
};
