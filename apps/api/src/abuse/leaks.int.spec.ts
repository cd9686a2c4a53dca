import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, type Operation } from './testing/operations.js';
import { LIVED, SECRET, SECRET_PART, UNIT } from './testing/others-things.js';
import { AUDITOR, type AmongStrangers, startAmongStrangers, textOf } from './testing/strangers.js';

let { api, things, operations, clients, named } = {} as AmongStrangers;
beforeAll(async () => {
  ({ api, things, operations, clients, named } = await startAmongStrangers());
});
afterAll(() => api.stop());

/** Every question that a route takes by its address, with what is not theirs in it. */
const questionsOf = ({ path, query }: Operation): string[] => {
  const asked: Record<string, string[]> = {
    unit: [UNIT],
    unitId: [UNIT],
    units: [UNIT],
    within: [UNIT, 'ubnd-tinh'],
    via: ['so-noi-vu'],
    cascade: [LIVED],
    cascadeId: [LIVED],
    cascades: [LIVED],
    lineId: [things.ref.lineId],
    lines: [things.ref.lineId],
    issuer: ['ubnd-tinh'],
    recipient: ['Hoa-Ban', 'Xây dựng'],
    q: ['Hoa-Ban', 'so-xay-dung'],
    text: ['Hoa-Ban'],
    search: ['Hoa-Ban'],
    words: ['Hoa-Ban'],
    view: ['all'],
    state: ['planned', 'all'],
    asOf: ['15/12/2026 08:00'],
    kind: ['submissions', 'units', 'posts', 'person'],
  };
  const address = addressOf(path, named);
  const each = query.flatMap((name) => (asked[name] ?? []).map((value) => `${name}=${encodeURIComponent(value)}`));
  const wide = query.includes('view') ? ['view=all&limit=200'] : [];
  const both = query.includes('cascadeId') ? ['kind=submissions&cascadeId=', 'kind=posts&cascadeId='] : [];
  return ['', ...each, ...wide, ...both.map((one) => `${one}${LIVED}`)].map((one) => `${address}?${one}`);
};

describe('what only its people may read', () => {
  it('is seen by its own people', async () => {
    const own: Record<string, readonly string[]> = {
      'van-phong': ['/views', '/letters', '/jobs', '/letter-templates', '/templates', `/jobs/${things.jobId}`],
      [UNIT]: [`/files/${things.fileId}`, '/tokens', `/obligations/${LIVED}/${UNIT}/${things.ref.lineId}`],
      'quan-tri': ['/webhooks', '/people?search=nguoi-moi', `/units/${UNIT}`],
    };
    for (const [who, paths] of Object.entries(own)) {
      const client = await api.as(who);
      for (const path of paths) {
        const { headers, raw } = await client.get(path);
        const all = `${String(headers['content-disposition'])} ${raw.toString()}`;
        expect([path, all.includes(SECRET) || all.includes('Hoa-Ban')]).toEqual([path, true]);
      }
    }
  });

  it('stands in no preview of a whole cascade', async () => {
    for (const [who, client] of clients) {
      if (who === AUDITOR) continue;
      for (const kind of ['forward', 'remind', 'accept']) {
        const { body } = await client.post('/jobs/preview', { kind, selection: { cascadeId: LIVED } });
        expect([who, kind, JSON.stringify(body).includes('Xây dựng')]).toEqual([who, kind, false]);
      }
      const outline = { body: { id: 'ninh-thuan-dan-van-2022-2026' }, issuedOn: '27/01/2022' };
      const { body } = await client.post('/templates/outline', outline);
      expect([who, body.diff ?? [], body.running ?? []]).toEqual([who, [], []]);
    }
  });

  it('comes to no stranger by any route, list, search, count or sheet', async () => {
    const leaks: string[] = [];
    for (const operation of operations.filter(({ method, key }) => method === 'GET' && key !== 'GET /api/changes')) {
      for (const [who, client] of clients) {
        if (who === AUDITOR) continue;
        for (const url of questionsOf(operation)) {
          const answer = await client.get(url);
          const text = textOf(answer);
          if (answer.status >= 500) leaks.push(`${who} ${url}: ${answer.status}`);
          if (text.includes(SECRET_PART))
            leaks.push(
              `${who} ${url}: ${answer.status} …${text.slice(Math.max(0, text.indexOf(SECRET_PART) - 200), text.indexOf(SECRET_PART) + 20)}`,
            );
        }
      }
    }
    expect(leaks).toEqual([]);
  }, 600_000);
});
