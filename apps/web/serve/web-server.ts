import fastifyHttpProxy from '@fastify/http-proxy';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { pageOf } from './page.js';
import { commonHeaders } from './security-headers.js';
import { addressUnreadable, apiUnreachable, mediaTypeUnknown, notFound, type ServerProblem } from './server-problem.js';
import { endUpload, pipeUpload } from './upload-pipe.js';

/** `root`: folder of the built application; `apiUrl`: where `/api` is passed on to. */
export type WebServerSettings = { root: string; apiUrl: string };

const isApi = (url: string): boolean => url === '/api' || url.startsWith('/api/') || url.startsWith('/api?');

/** An address of the application, not of a file. A dot alone says nothing: obligations are called `bao-cao-nam.2026`. */
const isPage = (url: string): boolean =>
  !/^\/assets\/|\.(css|html|ico|js|json|map|png|svg|txt|webmanifest|woff2?)$/i.test(url.split('?')[0] ?? '');

const PROBLEM = 'application/problem+json; charset=utf-8';
const sendProblem = (reply: FastifyReply, problem: ServerProblem): FastifyReply =>
  reply.status(problem.status).type(PROBLEM).send(JSON.stringify(problem));

/** After so many milliseconds without a byte the API counts as away. */
const SILENCE_MS = 120_000;

const passOnApi = async (server: FastifyInstance, apiUrl: string): Promise<void> => {
  // An upload to an API that is away fails twice: as a connection and as a stream.
  const told = new WeakSet<object>();
  await server.register(fastifyHttpProxy, {
    upstream: apiUrl,
    prefix: '/api',
    rewritePrefix: '/api',
    // Uploads and /api/changes stream through unread. The events' heartbeat comes every 15 s, so their stream is never
    // this long without a word; the package's own limit of 10 s would cut it.
    http: { requestOptions: { timeout: SILENCE_MS } },
    disableRequestLogging: true,
    preHandler: pipeUpload,
    replyOptions: {
      onResponse: (request, reply, { stream }) => {
        endUpload(request, stream);
        void reply.send(stream);
      },
      // The API compares Origin with Host, so it must see the host that the browser asked for.
      // It counts failed logins by address, so it must see who asked us, behind whatever others claim to have seen.
      rewriteRequestHeaders: (request, headers) => ({
        ...headers,
        host: request.headers.host ?? '',
        'x-forwarded-for': [headers['x-forwarded-for'] ?? [], request.ip].flat().join(', '),
      }),
      onError: (reply) => {
        if (told.has(reply)) return;
        told.add(reply);
        void reply.status(502).type(PROBLEM).send(JSON.stringify(apiUnreachable));
      },
    },
  });
};

/** The web server: the built application for people, `/api` passed on as a stream. Not yet listening. */
export const createWebServer = async ({ root, apiUrl }: WebServerSettings): Promise<FastifyInstance> => {
  const sendPage = await pageOf(root);
  const server = fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 64 * 1024 * 1024,
    // Half an escape, bytes that are no UTF-8: the page tells people that there is nothing here.
    frameworkErrors: (_error, { url }, reply) => {
      void (isApi(url) ? sendProblem(reply, addressUnreadable) : sendPage(reply.headers(commonHeaders)));
    },
  });
  // What the package that passes requests on refuses by itself, such as `..` in an escaped address.
  server.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error.statusCode === mediaTypeUnknown.status) return sendProblem(reply, mediaTypeUnknown);
    if ((error.statusCode ?? 500) < 500) return sendProblem(reply, addressUnreadable);
    console.error(error);
    return sendProblem(reply, apiUnreachable);
  });
  server.addHook('onSend', async (request, reply) => {
    if (!isApi(request.url)) reply.headers(commonHeaders);
    // Who is refused in the middle of an upload is heard out: see upload-pipe.ts.
    if (!request.raw.complete) reply.removeHeader('connection');
  });
  server.get('/', (_request, reply) => sendPage(reply));
  server.get('/index.html', (_request, reply) => sendPage(reply));
  await passOnApi(server, apiUrl);
  await server.register(fastifyStatic, {
    root,
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      // Names of built files hold a hash of their content; all others may change at any time.
      const hashed = /[\\/]assets[\\/]/.test(file);
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  server.setNotFoundHandler((request, reply) => {
    if ((request.method === 'GET' || request.method === 'HEAD') && isPage(request.url)) return sendPage(reply);
    return sendProblem(reply, notFound(request.url));
  });
  return server;
};
