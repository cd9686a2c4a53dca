import { RuleViolation, type ViolationKind } from '@dondoc/domain';
import { HttpException } from '@nestjs/common';
import { ApiProblem } from './api-problem.js';
import { fileProblems } from './file-problems.js';
import { problems } from './problems.js';

const statusOf: Record<ViolationKind, number> = { 'not-found': 404, conflict: 409, invalid: 422, forbidden: 403 };

const ofViolation = ({ code, kind, details }: RuleViolation): ApiProblem =>
  new ApiProblem(statusOf[kind], code, details.reason, details.mend, { errors: [details] });

const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
};

/** Postgres is away: refused or lost connections, shutting down (57P0x), too many clients, failed connection (08xxx). */
const LOST_DATABASE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|57P0[1-5]|53300|08\w{3})$/;
const LOST_DATABASE_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

export const isDatabaseDown = (error: unknown): boolean => {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseDown);
  if (LOST_DATABASE.test(codeOf(error))) return true;
  return error instanceof Error && LOST_DATABASE_TEXT.test(error.message);
};

/** What the parser of uploads says, without a code, of a body that ends too early or has no frame. */
const BROKEN_UPLOAD = /^Multipart: Boundary not found$|unexpected end of multipart data$/i;
const isBrokenUpload = (error: unknown): boolean => error instanceof Error && BROKEN_UPLOAD.test(error.message);

const byStatus: Record<number, (limitMb: number) => ApiProblem> = {
  400: problems.bodyUnreadable,
  404: problems.routeUnknown,
  413: problems.bodyTooLarge,
  415: problems.mediaTypeUnknown,
};

/** The status that Nest or Fastify gave an error of theirs (unreadable JSON, body too large, no such route …). */
const frameworkStatus = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  if (!codeOf(error).startsWith('FST_') || typeof error !== 'object' || error === null) return 0;
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 0;
};

/** The refusal that an error means to a client, or undefined when it is our own fault. `limitMb`: of the request's body. */
export const problemOf = (error: unknown, limitMb = 1): ApiProblem | undefined => {
  if (error instanceof ApiProblem) return error;
  if (error instanceof RuleViolation) return ofViolation(error);
  const code = codeOf(error);
  if (code === 'COMMAND.ID_REUSED') return problems.idReused();
  if (code === 'EVENT_STORE.CONCURRENCY') return problems.changedMeanwhile();
  if (isBrokenUpload(error)) return fileProblems.brokenOff();
  if (isDatabaseDown(error)) return problems.databaseDown();
  return byStatus[frameworkStatus(error)]?.(limitMb);
};
