import type { CommandContext } from '@dondoc/commands';
import type { Instant } from '@dondoc/domain';
import { applyDecorators, createParamDecorator, type ExecutionContext, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';
import type { SignedIn } from '../access/signed-in.js';
import { problems } from '../problem/problems.js';

const SAFE_KEY = /^[A-Za-z0-9._:-]{8,100}$/;

/** The key under which a client may send the same write again. @throws ApiProblem `REQUEST.IDEMPOTENCY_KEY_MISSING` */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (typeof key === 'string' && SAFE_KEY.test(key)) return key;
  throw problems.keyMissing(String(key ?? '').slice(0, 100));
});

/** Keys of different people, or for different writes, never meet. */
export const commandIdOf = ({ username }: SignedIn, route: string, key: string): string =>
  `http:${username}:${route}:${key}`;

export const contextOf = (asker: SignedIn, commandId: string, now: Instant): CommandContext => ({
  commandId,
  actor: asker.username,
  name: asker.name,
  unitId: asker.unitId,
  now,
});

/** A write: answers 200 (a repeated key the same again) and says in the OpenAPI document which headers it needs. */
export const Write = (summary: string, answer: ZodType): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiOperation({ summary }),
    ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: SAFE_KEY.source } }),
    ApiHeader({ name: 'X-Requested-With', required: true, schema: { type: 'string', enum: ['dondoc'] } }),
    ApiOkResponse({ standardSchema: answer }),
  );
