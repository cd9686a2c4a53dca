import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { LetterStore } from './letter-store.js';
import { letterPage, listPage, notFoundPage } from './letter-pages.js';
import { LETTER_POLICY, PAGE_POLICY } from './page.js';

type Answer = { status: number; headers: Record<string, string>; body: string | Buffer };

const html = (body: string, status = 200, policy = PAGE_POLICY): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  body,
});

const json = (value: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

const attachment = (name: string, content: Buffer): Answer => ({
  status: 200,
  headers: {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  },
  body: content,
});

const oneLetter = async (store: LetterStore, id: string, part: string, index: string): Promise<Answer> => {
  const letter = store.find(id);
  if (letter === undefined) return html(notFoundPage(), 404);
  const body = await store.body(letter);
  if (part === '') return html(letterPage(letter, body));
  if (part === 'html' && body.html !== null) return html(`<base target="_blank">${body.html}`, 200, LETTER_POLICY);
  const file = part === 'files' ? body.files[Number(index)] : undefined;
  return file === undefined ? html(notFoundPage(), 404) : attachment(file.name, file.content);
};

/** JSON for tests: every letter with its text and HTML. */
const asJson = async (store: LetterStore, recipient: string): Promise<Answer> =>
  json(
    await Promise.all(
      store.list(recipient).map(async (letter) => {
        const { text, html: markup } = await store.body(letter);
        return { ...letter, text, html: markup };
      }),
    ),
  );

const answer = async (store: LetterStore, request: IncomingMessage): Promise<Answer> => {
  const url = new URL(request.url ?? '/', 'http://mailbox');
  const recipient = url.searchParams.get('recipient') ?? '';
  const [first = '', id = '', part = '', index = ''] = url.pathname.split('/').slice(1);
  if (request.method !== 'GET') return { status: 405, headers: { allow: 'GET' }, body: '' };
  if (url.pathname === '/') return html(listPage(store.list(recipient), recipient));
  if (url.pathname === '/api/letters') return asJson(store, recipient);
  if (first === 'letters') return oneLetter(store, id, part, index);
  return html(notFoundPage(), 404);
};

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response
    .writeHead(status, { ...headers, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    .end(body);
};

/** The mailbox in the browser and `GET /api/letters?recipient=…`. */
export const serveMailbox = async (store: LetterStore, host: string, port: number): Promise<Server> => {
  const server = createServer((request, response) => {
    answer(store, request)
      .then((found) => send(response, found))
      .catch(() => send(response, html(notFoundPage(), 500)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
};
