import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createWebServer } from './web-server.js';

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/** As long as between two heartbeats of the API. */
const HEARTBEAT_MS = 15_000;

/** Of each upload that the API never answered: whether it had all come. */
const brokenOff: boolean[] = [];

/** Stands where the API stands: answers with what reached it, streams events, counts uploads. */
const answer = (incoming: IncomingMessage, reply: ServerResponse): void => {
  if (incoming.url === '/api/changes') {
    reply.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    reply.write('data: {"cascadeId":"first"}\n\n');
    setTimeout(() => reply.write('data: {"cascadeId":"second"}\n\n'), HEARTBEAT_MS);
    return;
  }
  if (incoming.url === '/api/broken-off') {
    incoming.on('error', () => undefined);
    incoming.on('close', () => brokenOff.push(incoming.complete));
    return;
  }
  if (incoming.url === '/api/refused-at-once') {
    reply.writeHead(401, { 'content-type': 'application/problem+json' }).end('{"code":"SIGN_IN.REQUIRED"}');
    return;
  }
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
  });
  incoming.on('end', () => {
    reply.writeHead(incoming.url === '/api/no' ? 422 : 200, {
      'content-type': 'application/json',
      'set-cookie': 'a=b',
    });
    reply.end(JSON.stringify({ url: incoming.url, host: incoming.headers.host, size }));
  });
};

/** Sends half of an upload, the other half only when the answer is here. Rejects when the connection is cut. */
const uploadInHalves = (address: string, half: Buffer): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(half.length * 2) };
    const asked = request(address, { method: 'POST', headers }, (reply) => {
      let text = '';
      reply.on('data', (part: Buffer) => (text += part.toString()));
      asked.end(half, () => resolve({ status: reply.statusCode ?? 0, text }));
    });
    asked.on('error', reject);
    asked.write(half);
  });

describe('the web server', () => {
  let api: Server;
  let web: FastifyInstance;
  let root: string;
  let url: string;

  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'dondoc web '));
    await mkdir(path.join(root, 'assets'));
    await writeFile(path.join(root, 'index.html'), '<!doctype html><script nonce="__DONDOC_NONCE__"></script>');
    await writeFile(path.join(root, 'assets', 'index-abc.js'), 'export {};');
    api = createServer(answer);
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
    web = await createWebServer({ root, apiUrl: `http://127.0.0.1:${portOf(api)}` });
    url = await web.listen({ host: '127.0.0.1', port: 0 });
  });

  afterAll(async () => {
    await web.close();
    api.closeAllConnections();
    await new Promise((resolve) => api.close(resolve));
    await rm(root, { recursive: true, force: true });
  });

  it.each(['/', '/dang-nhap', '/dot/ninh-thuan-2027/bang-theo-doi?o=so-y-te%2Fke-hoach-nam.2027', '/thu'])(
    'answers %s with the page, under a policy with a nonce of its own',
    async (address) => {
      const [one, two] = await Promise.all([fetch(url + address), fetch(url + address)]);
      const html = await one.text();
      const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? '';
      const policy = one.headers.get('content-security-policy') ?? '';
      expect(one.status).toBe(200);
      expect(nonce).toMatch(/^[\w+/]{20,}$/);
      expect(policy).toContain(`'nonce-${nonce}'`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(one.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await two.text()).not.toBe(html);
    },
  );

  it('answers an address whose last part holds a dot, like the id of a line, with the page', async () => {
    const answered = await fetch(`${url}/nghia-vu/ninh-thuan-2027/so-y-te/ke-hoach-nam.2027`);
    expect(answered.headers.get('content-type')).toContain('text/html');
  });

  it('serves built files for ever and says plainly when there is none', async () => {
    const file = await fetch(`${url}/assets/index-abc.js`);
    expect(file.headers.get('cache-control')).toContain('immutable');
    const missing = await fetch(`${url}/assets/index-old.js`);
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ code: 'FILE.NOT_FOUND' });
  });

  it('never serves a file from outside its folder', async () => {
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${url}/assets/..%2f..%2f..%2fetc/passwd`, (reply) => resolve(reply.statusCode));
      asked.on('error', reject);
      asked.end();
    });
    expect([400, 403, 404]).toContain(status);
  });

  it('passes /api on with host, status and cookies as they are', async () => {
    const passed = await fetch(`${url}/api/no?x=1`);
    expect(await passed.json()).toMatchObject({ url: '/api/no?x=1', host: new URL(url).host });
    expect(passed.headers.get('set-cookie')).toBe('a=b');
    expect((await fetch(`${url}/api/no`)).status).toBe(422);
  });

  it('lets an upload of 25 MB through: the limit is the API’s to say', async () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(25 * 1024 * 1024)]), 'lớn.bin');
    const passed = await fetch(`${url}/api/files`, { method: 'POST', body: form });
    const answer = (await passed.json()) as { size: number };
    expect(answer.size).toBeGreaterThan(25 * 1024 * 1024);
  });

  it('lets who is refused in the middle of an upload hear why, and cuts nobody off', async () => {
    const refused = await uploadInHalves(`${url}/api/refused-at-once`, Buffer.alloc(8 * 1024 * 1024));
    expect(refused).toEqual({ status: 401, text: '{"code":"SIGN_IN.REQUIRED"}' });
    const after = await Promise.all(Array.from({ length: 5 }, () => fetch(`${url}/api/no`)));
    expect(after.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
  });

  it('breaks an upload off at the API when the browser goes away', async () => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': '1000000' };
    const asked = request(`${url}/api/broken-off`, { method: 'POST', headers });
    asked.on('error', () => undefined);
    asked.write(Buffer.alloc(1000), () => asked.destroy());
    await vi.waitFor(() => expect(brokenOff).toEqual([false]), 10_000);
  });

  it.each(['/api/units/%c0%af', '/api/units/%2e%2e%2fpeople'])('says of %s that it cannot be read', async (address) => {
    const refused = await fetch(url + address);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: 'REQUEST.ADDRESS_UNREADABLE' });
  });

  it('says in the words of the API that a content type is none', async () => {
    const refused = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'garbage' },
      body: 'x',
    });
    expect([refused.status, await refused.json()]).toMatchObject([415, { code: 'REQUEST.MEDIA_TYPE' }]);
  });

  it('answers a page’s address that is cut in an escape with the page', async () => {
    const answered = await fetch(`${url}/nghia-vu/%E0%A4`);
    expect([answered.status, answered.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answered.headers.get('x-frame-options')).toBe('DENY');
  });

  it('hands each event on at once and keeps the stream open between two heartbeats', async () => {
    const stopping = new AbortController();
    const stream = await fetch(`${url}/api/changes`, { signal: stopping.signal });
    const reader = stream.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toContain('"first"');
    const second = await reader?.read();
    expect(new TextDecoder().decode(second?.value)).toContain('"second"');
    stopping.abort();
  });

  it('names the API as the part that is away', async () => {
    const alone = await createWebServer({ root, apiUrl: 'http://127.0.0.1:1' });
    const reply = await alone.inject('/api/session');
    await alone.close();
    expect(reply.statusCode).toBe(502);
    expect(reply.json()).toMatchObject({ code: 'API.UNREACHABLE' });
    expect(reply.headers['content-type']).toContain('application/problem+json');
  });

  it('names it also to whoever is in the middle of an upload', async () => {
    const alone = await createWebServer({ root, apiUrl: 'http://127.0.0.1:1' });
    const address = await alone.listen({ host: '127.0.0.1', port: 0 });
    const refused = await uploadInHalves(`${address}/api/files`, Buffer.alloc(8 * 1024 * 1024));
    await alone.close();
    expect([refused.status, refused.text]).toEqual([502, expect.stringContaining('API.UNREACHABLE')]);
  });
});
