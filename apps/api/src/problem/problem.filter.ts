import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemDocument } from './api-problem.js';
import { problemOf } from './problem-of.js';
import { mebibytes } from '../writes/body-limits.js';
import { problems } from './problems.js';

/** Every error leaves as application/problem+json with a stable code; details of our own faults stay in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    // Somebody who broke off their upload hears no answer, and it is no fault of ours.
    if (request.raw.socket.destroyed) {
      request.log.debug({ err: error }, 'The client went away');
      return;
    }
    const known = problemOf(error, mebibytes(request.routeOptions.bodyLimit));
    const id = randomUUID();
    const problem = known ?? problems.internal(id);
    if (!known) request.log.error({ err: error, id }, 'Unexpected error');
    else if (problem.status >= 500) request.log.warn({ err: error }, problem.code);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (problem.retryAfter !== null) reply.header('Retry-After', String(problem.retryAfter));
    reply
      .status(problem.status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemDocument(problem)));
  }
}
