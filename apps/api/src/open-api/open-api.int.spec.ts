import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeActs } from '../access/route-acts.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

const COPY = new URL('../../../../docs/openapi.json', import.meta.url);

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe('the OpenAPI document', () => {
  it('is served to everybody and describes every route but itself', async () => {
    const { body } = await api.visitor.get('/openapi.json');
    const keys = Object.entries(body.paths).flatMap(([path, operations]) =>
      Object.keys(operations as object).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(keys.sort()).toEqual(
      Object.keys(routeActs)
        .filter((key) => key !== 'GET /api/openapi.json')
        .sort(),
    );
    const submit = body.paths['/api/obligations/{cascadeId}/{unitId}/{lineId}/submissions'].post;
    expect(submit.requestBody.content['application/json'].schema.properties).toHaveProperty('documentNumber');
    expect(submit.responses['200'].content['application/json'].schema.properties).toHaveProperty('submissionId');
    expect(submit.responses.default.content).toHaveProperty('application/problem+json');
  });

  it('is the one in docs/openapi.json (UPDATE_OPENAPI=1 writes it anew; then format it)', async () => {
    const { body } = await api.visitor.get('/openapi.json');
    const text = `${JSON.stringify(body, null, 2)}\n`;
    if (process.env['UPDATE_OPENAPI'] === '1') await writeFile(COPY, text);
    expect(JSON.parse(await readFile(COPY, 'utf8'))).toEqual(body);
  });
});
