import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebServer } from './web-server.js';

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/** As long as between two heartbeats of the API. */
const HEARTBEAT_MS = 15_000;

/** Stands where the API stands: answers with what reached it, streams events, counts uploads. */
const answer = (incoming: IncomingMessage, reply: ServerResponse): void => {
  if (incoming.url === '/api/changes') {
    reply.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    reply.write('data: {"cascadeId":"first"}\n\n');
    setTimeout(() => reply.write('data: {"cascadeId":"second"}\n\n'), HEARTBEAT_MS);
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
});
