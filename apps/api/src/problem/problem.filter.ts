import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ApiRequest } from '../access/signed-in.js';
import { type ApiProblem, problemDocument } from './api-problem.js';
import { problemOf } from './problem-of.js';
import { mebibytes } from '../writes/body-limits.js';
import { problems } from './problems.js';

/** Nobody comes to these by a slip: somebody should look who it is. Guessing passwords is told of where it is counted. */
const ATTACKS: ReadonlySet<string> = new Set(['REQUEST.CROSS_SITE', 'FILE.BOMB', 'WEBHOOK.LOCAL_TARGET']);

const aboutOf = ({ code }: ApiProblem, { ip, signedIn }: ApiRequest): object => ({
  code,
  address: ip,
  ...(signedIn ? { username: signedIn.username } : {}),
});

/** Every error leaves as application/problem+json with a stable code; details of our own faults stay in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<ApiRequest>();
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
    else if (ATTACKS.has(problem.code))
      request.log.warn(aboutOf(problem, request), 'Refused what nobody asks by mistake');
    else if (problem.status === 403) request.log.info(aboutOf(problem, request), 'Refused for want of rights');
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
