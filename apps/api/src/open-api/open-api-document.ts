import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { problemSchema } from '@dondoc/contracts';
import { z } from 'zod';

const PROBLEM = '#/components/schemas/Problem';

/** By address, so that the document changes only where the API does, not with the order of its modules. */
const inOrder = <T>(named: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Every operation may be refused, always in the same form. */
const withProblems = (document: OpenAPIObject): OpenAPIObject => {
  const { $schema: _, ...problem } = z.toJSONSchema(problemSchema, { target: 'openapi-3.0' });
  const refusal = {
    description: 'Từ chối (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: PROBLEM } } },
  };
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.delete])
      if (operation) operation.responses['default'] = refusal;
  }
  return {
    ...document,
    paths: inOrder(document.paths),
    components: {
      ...document.components,
      schemas: inOrder({ ...document.components?.schemas, Problem: JSON.parse(JSON.stringify(problem)) }),
    },
  };
};

/** The OpenAPI document of the running program: made from the schemas that check the requests. */
export const openApiDocument = (app: INestApplication): OpenAPIObject => {
  const outline = new DocumentBuilder()
    .setTitle('Đôn Đốc')
    .setDescription('Mọi lệnh ghi cần phiên đăng nhập, X-Requested-With: dondoc và Idempotency-Key.')
    .setVersion('1')
    .addCookieAuth('dondoc_session')
    .addBearerAuth({ type: 'http', description: 'Mã truy cập của chương trình; khi đó không cần X-Requested-With' })
    .build();
  return withProblems(SwaggerModule.createDocument(app, outline));
};
