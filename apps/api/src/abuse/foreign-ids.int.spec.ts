import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeActs } from '../access/route-acts.js';
import type { Answer, Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';
import { addressOf, type Operation, operationsOf, sampleOf } from './operations.js';
import { LATE, LIVED, type OthersThings, othersThings, SECRET, SECRET_PART, UNIT } from './others-things.js';
import { uploaded } from './uploaded.js';

let api: RunningApi;
let things: OthersThings;
let operations: Operation[] = [];
const clients = new Map<string, Client>();

/** People to whom nothing of so-xay-dung and of the province's Office belongs, by account: role and unit. */
const STRANGERS: Record<string, readonly [string, string] | null> = {
  'so-tu-phap': null,
  'theo-doi-van-phong-dang-uy-khoi': null,
  'la-quan-tri-don-vi': ['organisation-admin', 'van-phong-dang-uy-khoi'],
  'la-quan-tri-mau': ['template-admin', 'van-phong-ubnd-tinh-tay-ninh'],
  'la-lanh-dao': ['leader', 'ubnd-tinh-tay-ninh'],
  'la-lanh-dao-don-vi': ['unit-leader', 'so-y-te'],
  'la-dau-moi-tong-hop': ['focal-department', 'phong-noi-vu-dmc'],
  'la-don-vi': ['unit', 'xa-suoi-da-dmc'],
};
/** Reads all, changes nothing. */
const AUDITOR = 'kiem-tra';
const LIKE = `INSERT INTO accounts (username, name, role, unit_id, password_hash, sample, position)
  SELECT $1, $1, $2, $3, password_hash, sample, position FROM accounts WHERE username = 'van-phong'`;

beforeAll(async () => {
  api = await startTestApi();
  things = await othersThings(api);
  for (const [username, post] of Object.entries(STRANGERS)) {
    if (post) await api.database.pool.query(LIKE, [username, ...post]);
    clients.set(username, await api.as(username));
  }
  clients.set(AUDITOR, await api.as(AUDITOR));
  operations = operationsOf((await api.visitor.get('/openapi.json')).body);
  api.setNow(LATE);
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
  // The register of days off is one for all (table of rights: any Office).
  'POST /api/calendars/:calendarId/notice/preview',
  'POST /api/calendars/:calendarId/versions',
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

const named = (): Record<string, unknown> => ({
  ...things.ref,
  ...things,
  templateId: 'ninh-thuan-dan-van-2022-2026',
  calendarId: 'vn-co-quan-nha-nuoc',
  version: 1,
  kind: 'focal-point',
  username: UNIT,
  absenceId: 'x',
  keyId: 'x',
});

const eventCount = async (): Promise<number> =>
  (await api.database.pool.query<{ n: number }>('SELECT count(*)::integer AS n FROM events')).rows[0]?.n ?? 0;

const sent = async (client: Client, operation: Operation, given: Case): Promise<Answer> => {
  const path = addressOf(operation.path, named());
  if (given.sheet) {
    const query = `kind=submissions&cascadeId=${LIVED}`;
    const sheet = (await (await api.as('van-phong')).get(`/import-sheets?${query}`)).raw;
    return uploaded(client, `${path}?${query}`, 'x.xlsx', sheet);
  }
  if (operation.method === 'DELETE') return client.delete(path);
  const body = given.body ?? (operation.body ? sampleOf(operation.body, named()) : {});
  return operation.method === 'PUT' ? client.put(path, body) : client.post(path, body);
};

const byGuard = (path: string): boolean => /:(cascadeId|unitId|templateId)\b/.test(path);
const adminOnly = (key: string): boolean => /\/api\/(people|webhooks|receipt-keys)/.test(key);
const changing = (): Operation[] =>
  operations.filter(({ method, key }) => method !== 'GET' && routeActs[key] !== 'public' && !OWN_TO_BEGIN.includes(key));

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
        const before = await eventCount();
        const answer = await sent(client, operation, given);
        const { status, body } = answer;
        const told = `${operation.key} as ${who}: ${status} ${body.code ?? ''} ${JSON.stringify(body).slice(0, 300)}`;
        if ((await eventCount()) !== before) wrong.push(`${told} WROTE`);
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

/** All text of an answer; of XLSX and DOCX what is packed in them. */
const textOf = ({ raw }: Answer): string => {
  if (raw.subarray(0, 2).toString() !== 'PK') return raw.toString();
  const parts: string[] = [];
  for (let at = 0; (at = raw.indexOf('PK\u0001\u0002', at, 'latin1')) >= 0; at += 4) {
    const [method, size, local] = [raw.readUInt16LE(at + 10), raw.readUInt32LE(at + 20), raw.readUInt32LE(at + 42)];
    const start = local + 30 + raw.readUInt16LE(local + 26) + raw.readUInt16LE(local + 28);
    const content = raw.subarray(start, start + size);
    parts.push((method === 8 ? inflateRawSync(content) : content).toString());
  }
  return parts.join('\n');
};

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
  const address = addressOf(path, named());
  const each = query.flatMap((name) => (asked[name] ?? []).map((value) => `${name}=${encodeURIComponent(value)}`));
  const wide = query.includes('view') ? ['view=all&limit=200'] : [];
  const both = query.includes('cascadeId') ? ['kind=submissions&cascadeId=', 'kind=posts&cascadeId='] : [];
  return ['', ...each, ...wide, ...both.map((one) => `${one}${LIVED}`)].map((one) => `${address}?${one}`);
};

describe('an id in disguise', () => {
  // Cleaned away before a handler sees it: whoever judged the id as it was sent would judge another one.
  const disguises = ['\u202e', '\ufeff', '\u0000', '\u0085', '%20'];
  const disguised = (id: string, mark: string): string => (mark === '%20' ? `${id} ` : `${id.slice(0, 4)}${mark}${id.slice(4)}`);

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
          const path = addressOf(operation.path, { ...named(), ...params });
          const body = operation.body ? { body: sampleOf(operation.body, { ...named(), ...params }) } : {};
          const headers = { 'x-requested-with': 'dondoc', 'idempotency-key': `gia-dang-${Math.random()}` };
          const before = await eventCount();
          const answer = await clients.get(who)?.send(operation.method, path, { ...body, headers });
          if (!answer) throw new Error(who);
          const told = `${operation.key} ${JSON.stringify(params)} as ${who}: ${answer.status} ${answer.body.code ?? ''}`;
          if ((await eventCount()) !== before) wrong.push(`${told} WROTE`);
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
      expect([mark, answers.map(({ body }) => body.code)]).toEqual([mark, answers.map(() => expect.stringMatching(/^ACCESS/))]);
    }
  });
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
          if (text.includes(SECRET_PART)) leaks.push(`${who} ${url}: ${answer.status} …${text.slice(Math.max(0, text.indexOf(SECRET_PART) - 200), text.indexOf(SECRET_PART) + 20)}`);
        }
      }
    }
    expect(leaks).toEqual([]);
  }, 600_000);
});
