import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SAMPLE_PASSWORD } from '../sign-in/sample-accounts.js';

export type Answer = {
  status: number;
  /** As JSON, or as text where it is none. */
  body: ReturnType<typeof JSON.parse>;
  headers: Record<string, string | string[] | number | undefined>;
  raw: Buffer;
};
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Sent = { body?: unknown; headers?: Record<string, string>; payload?: Buffer };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A browser of the API without a network: sends what the web sends, and what an attacker would. */
export class Client {
  constructor(
    private readonly app: NestFastifyApplication,
    readonly cookie = '',
  ) {}

  async send(method: Method, path: string, { body, headers = {}, payload }: Sent = {}): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: `/api${path}`,
      headers: { ...(this.cookie === '' ? {} : { cookie: this.cookie }), ...headers },
      ...(payload ? { payload } : body === undefined ? {} : { payload: body as object }),
    });
    const { statusCode, rawPayload } = answer;
    return { status: statusCode, body: parsed(answer.payload), headers: answer.headers, raw: rawPayload };
  }

  get = (path: string): Promise<Answer> => this.send('GET', path);

  /** A write as the web sends it; a new idempotency key unless one is given. */
  post = (path: string, body: unknown = {}, key: string = randomUUID()): Promise<Answer> =>
    this.send('POST', path, { body, headers: { 'x-requested-with': 'dondoc', 'idempotency-key': key } });

  put = (path: string, body: unknown = {}, key: string = randomUUID()): Promise<Answer> =>
    this.send('PUT', path, { body, headers: { 'x-requested-with': 'dondoc', 'idempotency-key': key } });

  delete = (path: string): Promise<Answer> => this.send('DELETE', path, { headers: { 'x-requested-with': 'dondoc' } });

  upload(name: string, content: Buffer | string, key: string = randomUUID()): Promise<Answer> {
    const boundary = 'part-of-a-test';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const headers = {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-requested-with': 'dondoc',
      'idempotency-key': key,
    };
    return this.send('POST', '/files', { payload, headers });
  }

  async signIn(username: string, password: string = SAMPLE_PASSWORD): Promise<{ answer: Answer; client: Client }> {
    const answer = await this.post('/session', { username, password });
    const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
    return { answer, client: new Client(this.app, cookie) };
  }
}
