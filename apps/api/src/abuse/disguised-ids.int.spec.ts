import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, sampleOf } from './testing/operations.js';
import { LIVED, SECRET, UNIT } from './testing/others-things.js';
import { type AmongStrangers, byGuard, eventCount, startAmongStrangers, textOf } from './testing/strangers.js';

let { api, things, operations, clients, named } = {} as AmongStrangers;
beforeAll(async () => {
  ({ api, things, operations, clients, named } = await startAmongStrangers());
});
afterAll(() => api.stop());

describe('an id in disguise', () => {
  // Cleaned away before a handler sees it: whoever judged the id as it was sent would judge another one.
  const disguises = ['\u202e', '\ufeff', '\u0000', '\u0085', '%20'];
  const disguised = (id: string, mark: string): string =>
    mark === '%20' ? `${id} ` : `${id.slice(0, 4)}${mark}${id.slice(4)}`;

  it('opens nothing and changes nothing', async () => {
    const wrong: string[] = [];
    const guarded = operations.filter(({ path, key }) => byGuard(path) && key !== 'GET /api/units/:unitId');
    for (const operation of guarded) {
      for (const mark of disguises) {
        const params = Object.fromEntries(
          Object.entries({ ...things.ref, templateId: 'ninh-thuan-dan-van-2022-2026' }).map(([name, id]) => [
            name,
            name === 'lineId' ? id : disguised(id, mark),
          ]),
        );
        for (const who of ['so-tu-phap', 'theo-doi-van-phong-dang-uy-khoi', 'la-don-vi']) {
          const path = addressOf(operation.path, { ...named, ...params });
          const body = operation.body ? { body: sampleOf(operation.body, { ...named, ...params }) } : {};
          const headers = { 'x-requested-with': 'dondoc', 'idempotency-key': randomUUID() };
          const before = await eventCount(api);
          const answer = await clients.get(who)?.send(operation.method, path, { ...body, headers });
          if (!answer) throw new Error(who);
          const told = `${operation.key} ${JSON.stringify(params)} as ${who}: ${answer.status} ${answer.body.code ?? ''}`;
          if ((await eventCount(api)) !== before) wrong.push(`${told} WROTE`);
          if (answer.status >= 500 || textOf(answer).includes(SECRET)) wrong.push(told);
          if (operation.method !== 'GET' && answer.status < 400) wrong.push(told);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 600_000);

  it('is judged as what it becomes, in a body and a query', async () => {
    const unit = await api.as('so-tu-phap');
    const office = await api.as('theo-doi-van-phong-dang-uy-khoi');
    for (const mark of disguises) {
      const [cascadeId, unitId] = [disguised(LIVED, mark), disguised(UNIT, mark)];
      const refs = [{ ...things.ref, cascadeId, unitId }];
      const answers = [
        await office.post('/letters/preview', { refs }),
        await office.post('/letters/preview', { cascadeId }),
        await unit.get(`/due-list?unit=${encodeURIComponent(unitId)}`),
        await office.get(`/letters?cascadeId=${encodeURIComponent(cascadeId)}`),
        await office.get(`/messages?cascade=${encodeURIComponent(cascadeId)}`),
        await office.post('/cascades', { templateId: disguised('ninh-thuan-dan-van-2022-2026', mark), version: 1 }),
      ];
      expect([mark, answers.map(({ body }) => body.code)]).toEqual([
        mark,
        answers.map(() => expect.stringMatching(/^ACCESS/)),
      ]);
    }
  });
});
