import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { ZodType } from 'zod';

/** A question that is too long for an address: sent by POST, changes nothing, needs no idempotency key. */
export const Question = (summary: string, answer: ZodType): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiOperation({ summary }),
    ApiHeader({ name: 'X-Requested-With', required: true, schema: { type: 'string', enum: ['dondoc'] } }),
    ApiOkResponse({ standardSchema: answer }),
  );
