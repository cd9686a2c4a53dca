import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { routeKey } from './access/route-acts.js';
import { Credentials } from './access/credentials.js';
import { RegisteredRoutes } from './access/registered-routes.js';
import type { ApiRequest } from './access/signed-in.js';
import { AppModule } from './app.module.js';
import { ContentStore } from './files/content-store.js';
import { Staging } from './files/staging.js';
import { createLogger, nestLogger } from './logging/logger.js';
import { openApiDocument } from './open-api/open-api-document.js';
import { OpenApi } from './open-api/open-api.controller.js';
import { problemDocument } from './problem/api-problem.js';
import { problems } from './problem/problems.js';
import type { ApiRuntime } from './runtime.js';
import { largerBodyBytes, USUAL_BODY_BYTES } from './writes/body-limits.js';

const MEBIBYTE = 1024 * 1024;

const adapterFor = (logger: Logger, trustedProxies: string): FastifyAdapter =>
  new FastifyAdapter({
    loggerInstance: logger,
    // Only they may say where a request comes from; failed logins are counted by it.
    trustProxy: trustedProxies,
    bodyLimit: USUAL_BODY_BYTES,
    exposeHeadRoutes: false,
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // An address that Fastify itself cannot take (too long, half an escape) never reaches a filter of ours.
    frameworkErrors: (_error: unknown, _request: unknown, reply: FastifyReply) => {
      const problem = problems.routeUnknown();
      void reply
        .status(problem.status)
        .header('Content-Type', 'application/problem+json; charset=utf-8')
        .send(JSON.stringify(problemDocument(problem)));
    },
  });

const registerPlugins = async (app: NestFastifyApplication, uploadLimitMb: number): Promise<void> => {
  await app.register(cookie);
  const limits = { fileSize: uploadLimitMb * MEBIBYTE, files: 1, fields: 5, fieldSize: 1000, parts: 6 };
  await app.register(multipart, { limits, throwFileSizeLimit: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (_request, reply) => {
      reply.headers({
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
      });
    });
};

/**
 * Who is refused while still sending is listened to until all is sent (what comes is thrown away): cut off in the middle a browser
 * shows a broken connection and never the reason.
 */
const hearOut = (app: NestFastifyApplication): void => {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      if (!request.raw.complete) reply.removeHeader('connection');
    });
};

/** A large body is not even read for somebody who is not signed in. */
const guardLargeBodies = (app: NestFastifyApplication): void => {
  const credentials = app.get(Credentials);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preParsing', async (request) => {
      const key = routeKey(request.method, request.routeOptions.url ?? '');
      if (largerBodyBytes(key) !== undefined) await credentials.accountOf(request as ApiRequest);
    });
};

/** Builds the API, ready for `listen` or `inject`. It does not own the database: whoever opened it closes it. */
export const createApi = async (
  runtime: ApiRuntime,
  logger = createLogger(runtime.configuration.logLevel),
): Promise<NestFastifyApplication> => {
  const { configuration, realNow } = runtime;
  const [adapter, routes] = [adapterFor(logger, configuration.trustedProxies), new RegisteredRoutes()];
  routes.watch(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(runtime, logger, routes), adapter, {
    logger: nestLogger(logger),
    abortOnError: false,
  });
  await registerPlugins(app, configuration.uploadLimitMb);
  hearOut(app);
  guardLargeBodies(app);
  await app.get(Staging).prepare(realNow());
  await app.get(ContentStore).prepare();
  app.get(OpenApi).document = openApiDocument(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
};
