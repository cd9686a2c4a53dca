import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeActs } from '../access/route-acts.js';
import type { Answer, Client } from '../testing/client.js';
import { addressOf, type Operation, sampleOf } from './testing/operations.js';
import { LIVED, SECRET, UNIT } from './testing/others-things.js';
import { AUDITOR, type AmongStrangers, byGuard, eventCount, startAmongStrangers, textOf } from './testing/strangers.js';
import { uploaded } from './testing/uploaded.js';

let { api, things, operations, clients, named } = {} as AmongStrangers;
beforeAll(async () => {
  ({ api, things, operations, clients, named } = await startAmongStrangers());
});
afterAll(() => api.stop());

/** Whose answer is the asker's own whatever is asked, or which begins something of their own. */
const OWN_TO_BEGIN = [
  'DELETE /api/session',
  'PUT /api/account/password',
  'POST /api/account/sign-out-elsewhere',
  'POST /api/tokens',
  'PUT /api/channels',
  'POST /api/feeds',
  'POST /api/views',
  'POST /api/files',
  'POST /api/read-plan',
  'POST /api/rehearsals',
  // Of the asker's own Office, by no id.
  'POST /api/letter-templates',
  'POST /api/letter-templates/default',
];

/** What is named, where only a handler can know whose it is. `answer`: what it must be, where it is not a refusal. */
type Case = { body?: object; sheet?: boolean; answer?: (answer: Answer) => unknown; expected?: unknown; code?: RegExp };
const refsOf = (): object[] => [things.ref, things.asked];
const casesOf = (): Record<string, Case> => {
  const job = { selection: { refs: refsOf() }, until: '30/12/2027', reason: 'x', newDate: '30/12/2026' };
  const counts = ({ body }: Answer): unknown => [body.counts?.will, JSON.stringify(body).includes('Xây dựng')];
  const harmless = { answer: counts, expected: [0, false] };
  const confirmed = { hash: 'x', shown: refsOf() };
  return {
    'POST /api/session/post': { body: { postId: `${UNIT}/focal-point` }, code: /^POST\.|^ACCESS\.|NOT_/ },
    'DELETE /api/account/sessions/:sessionId': {},
    'DELETE /api/tokens/:tokenId': {},
    'POST /api/feeds/:feedId/address': {},
    'DELETE /api/feeds/:feedId': {},
    'PUT /api/views/:viewId': { body: { name: 'x', filter: {} } },
    'DELETE /api/views/:viewId': {},
    'POST /api/calendars/:calendarId/notice/preview': {},
    'POST /api/calendars/:calendarId/versions': {},
    'POST /api/webhooks/:webhookId/secret': {},
    'POST /api/inbox/read': {
      body: { letterIds: ['x'], read: true },
      answer: ({ status }) => status,
      expected: 200,
    },
    'POST /api/jobs/preview': { body: { kind: 'forward', ...job }, ...harmless },
    'POST /api/jobs': { body: { kind: 'forward', ...job, confirmed }, code: /^ACCESS\.|^JOB\.LIST_CHANGED/ },
    'POST /api/jobs/:jobId/cancellation': { body: { reason: 'x' } },
    'POST /api/jobs/:jobId/retry': { body: { reason: 'x' } },
    'POST /api/imports': { sheet: true, answer: ({ body }) => body.right ?? 0, expected: 0 },
    'POST /api/imports/:importId/entry': { body: { rows: 'right', reason: 'x' } },
    'POST /api/letters/preview': { body: { refs: refsOf() } },
    'POST /api/letters': { body: { refs: refsOf(), newDate: '30/12/2026' } },
    'PUT /api/letters/:letterId/number': { body: { number: '1', issuedOn: '15/12/2026' } },
    'PUT /api/letters/:letterId/withdrawal': { body: { withdrawnOn: '15/12/2026', reason: 'x' } },
    'POST /api/messages/cancellations': { body: { ledgerKeys: [things.ledgerKey], reason: 'x' } },
    'POST /api/templates/outline': {
      body: { body: { id: 'x' }, issuedOn: '27/01/2022', parent: { cascadeId: LIVED, unitId: UNIT } },
    },
    'POST /api/templates/outline.xlsx': {
      body: { body: { id: 'x' }, issuedOn: '27/01/2022', parent: { cascadeId: LIVED, unitId: UNIT } },
    },
    'POST /api/templates': {
      body: { from: 'copy', source: 'ninh-thuan-dan-van-2022-2026', version: 1, templateId: 'cua-toi', title: 'x' },
    },
    'POST /api/cascades': { body: { templateId: 'ninh-thuan-dan-van-2022-2026', version: 1, title: 'x' } },
    'POST /api/units': {
      body: { unitId: 'x-moi', name: 'x', shortName: 'x', class: 'so-ban-nganh', tier: 'tinh', parent: 'ubnd-tinh' },
    },
  };
};

const sent = async (client: Client, operation: Operation, given: Case): Promise<Answer> => {
  const path = addressOf(operation.path, named);
  if (given.sheet) {
    const query = `kind=submissions&cascadeId=${LIVED}`;
    const sheet = (await (await api.as('van-phong')).get(`/import-sheets?${query}`)).raw;
    return uploaded(client, `${path}?${query}`, 'x.xlsx', sheet);
  }
  if (operation.method === 'DELETE') return client.delete(path);
  const body = given.body ?? (operation.body ? sampleOf(operation.body, named) : {});
  return operation.method === 'PUT' ? client.put(path, body) : client.post(path, body);
};

const adminOnly = (key: string): boolean => /\/api\/(people|webhooks|receipt-keys)/.test(key);
const changing = (): Operation[] =>
  operations.filter(
    ({ method, key }) => method !== 'GET' && routeActs[key] !== 'public' && !OWN_TO_BEGIN.includes(key),
  );

describe('what is not theirs', () => {
  it('has a place in this table for every route that changes something or takes a question', () => {
    const cases = casesOf();
    const unplaced = changing().filter(({ key, path }) => !(key in cases) && !byGuard(path) && !adminOnly(key));
    expect(unplaced.map(({ key }) => key)).toEqual([]);
    const known = new Set(operations.map(({ key }) => key));
    expect([...Object.keys(cases), ...OWN_TO_BEGIN].filter((key) => !known.has(key))).toEqual([]);
  });

  it('is refused to every stranger, and nothing is written', async () => {
    const cases = casesOf();
    const wrong: string[] = [];
    for (const operation of changing()) {
      const given = cases[operation.key] ?? {};
      for (const [who, client] of clients) {
        if (who === AUDITOR && given.expected !== undefined) continue;
        const before = await eventCount(api);
        const answer = await sent(client, operation, given);
        const { status, body } = answer;
        const told = `${operation.key} as ${who}: ${status} ${body.code ?? ''} ${JSON.stringify(body).slice(0, 300)}`;
        if ((await eventCount(api)) !== before) wrong.push(`${told} WROTE`);
        const refused = [403, 404].includes(status) && /^[A-Z_]+\.[A-Z_]+/.test(body.code);
        const asExpected =
          given.answer !== undefined && JSON.stringify(given.answer(answer)) === JSON.stringify(given.expected);
        if (!refused && !asExpected && !given.code?.test(body.code)) wrong.push(told);
        if (who !== AUDITOR && textOf(answer).includes(SECRET)) wrong.push(`${told} LEAKS`);
      }
    }
    expect(wrong).toEqual([]);
  }, 600_000);
});

describe('an id of others within what is one’s own', () => {
  const OWN = `/obligations/${LIVED}/so-tu-phap/bao-cao-nam.2026`;
  const AHEAD = '/obligations/ninh-thuan-2027/so-tu-phap/bao-cao-6-thang.2027';
  it('is refused by its field', async () => {
    const unit = await api.as('so-tu-phap');
    const office = await api.as('van-phong');
    const keeper = await api.as('quan-tri-don-vi');
    const { fileId, submissionId, holdingId } = things;
    const report = { documentNumber: '1/BC', signedOn: '10/12/2026', fileIds: [fileId], figures: {} };
    const answers: [string, Answer][] = [
      ['a file in a submission', await unit.post(`${AHEAD}/submissions`, report)],
      ['a file in a draft', await unit.put(`${AHEAD}/draft`, { revision: 0, body: { fileIds: [fileId] } })],
      ['the receipt of a submission', await unit.get(`${OWN}/submissions/${submissionId}/receipt.pdf`)],
      ['a submission that is accepted', await office.post(`${AHEAD}/acceptance`, { submissionId })],
      [
        'a request that is decided',
        await office.post(`${AHEAD}/extension`, { requestId: 'ext-cua-ai', grant: true, reason: 'x' }),
      ],
      [
        'a holder who ends',
        await keeper.post(`/units/so-tu-phap/posts/focal-point/holders/${holdingId}/end`, { lastDay: '20/12/2026' }),
      ],
      [
        'a holder who is away',
        await keeper.post('/units/so-tu-phap/posts/focal-point/absences', {
          holdingId,
          from: '20/12/2026',
          to: '21/12/2026',
          standIn: { username: null, name: 'x', email: null },
          reason: 'x',
        }),
      ],
    ];
    for (const [what, { status, body }] of answers) {
      expect([what, status >= 400 && status < 500, /\./.test(body.code)]).toEqual([what, true, true]);
      expect(JSON.stringify(body)).not.toContain(SECRET);
    }
  });
});
