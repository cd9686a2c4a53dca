import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledIn } from '../imports/testing/filled-in.js';
import type { Answer, Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';
import { partsOf } from './testing/unpacked.js';
import { uploaded } from './testing/uploaded.js';

const LIVED = 'ninh-thuan-2022-2026';
const UNIT = 'so-xay-dung';
/** Markup, a formula, an injected line, marks in two codes, a picture, an invisible turn of direction, a bell and a space of no width. */
const SENT = `=HYPERLINK("http://ke-xau.example";"a")<img src=x onerror=alert(1)>&'"{x}\r\nBCC: b@c.vn Tie\u0302\u0301ng 😀\u202e\u0007\u200b`;
const KEPT = `=HYPERLINK("http://ke-xau.example";"a")<img src=x onerror=alert(1)>&'"{x}\nBCC: b@c.vn Tiếng 😀`;
const ONE_LINE = KEPT.replace('\n', ' ');

let api: RunningApi;
let [office, unit, keeper, admin]: Client[] = [];
let [fileId, letterId, submissionId, feedUrl] = ['', '', '', ''];
const OBLIGATION = `/obligations/${LIVED}/${UNIT}/bao-cao-nam.2026`;

const done = ({ status, body }: Answer): ReturnType<typeof JSON.parse> => {
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body;
};
const as = (client: Client | undefined): Client => {
  if (!client) throw new Error('not signed in');
  return client;
};

beforeAll(async () => {
  api = await startTestApi();
  api.setNow('2026-12-15T01:00:00.000Z');
  [office, unit, keeper, admin] = [
    await api.as('van-phong'),
    await api.as(UNIT),
    await api.as('quan-tri-don-vi'),
    await api.as('quan-tri'),
  ];
  const facts = { name: SENT, shortName: SENT.slice(0, 60) };
  done(await as(keeper).put(`/units/${UNIT}`, { from: '01/12/2026', reason: SENT, facts }));
  const question = { cascadeId: LIVED, newDate: '25/12/2026' };
  const { items } = done(await as(office).post('/letters/preview', question)) as {
    items: { unitId: string; lineId: string }[];
  };
  const refs = items.map(({ unitId, lineId }) => ({ cascadeId: LIVED, unitId, lineId }));
  const texts = { subject: SENT.slice(0, 200), consequence: SENT, copies: [SENT], filedAt: SENT };
  letterId = done(await as(office).post('/letters', { refs, newDate: '25/12/2026', ...texts })).letterId;
  fileId = done(await uploaded(as(unit), '/files', `${'../'.repeat(3)}=cmd|'<b>.pdf`, PDF)).fileId;
  const shown = done(await as(unit).get(OBLIGATION)) as { figureFields: { key: string; min: number }[] };
  const figures = Object.fromEntries(shown.figureFields.map(({ key, min }) => [key, min]));
  const report = { documentNumber: SENT.slice(0, 90), signedOn: '10/12/2026', note: SENT, fileIds: [fileId], figures };
  submissionId = done(await as(unit).post(`${OBLIGATION}/submissions`, report)).submissionId;
  done(await as(office).post(`${OBLIGATION}/return`, { reason: SENT, newDate: '30/12/2026' }));
  feedUrl = done(await as(unit).post('/feeds', { kind: 'unit' })).url;
});
afterAll(() => api.stop());

describe('a hostile text', () => {
  it('is kept as text, in one code, without what nobody sees, and comes back as it was', async () => {
    const { submissions, unit: shown } = done(await as(unit).get(OBLIGATION));
    expect(submissions.at(-1).note).toBe(KEPT);
    expect(shown.name).toBe(ONE_LINE);
  });

  it('is an answer in JSON that no browser takes for a page', async () => {
    for (const path of [
      OBLIGATION,
      '/desk?view=all',
      '/letters',
      `/units/${UNIT}`,
      `/search?q=${encodeURIComponent('<img')}`,
    ]) {
      const { headers } = await as(office).get(path);
      expect([headers['content-type'], headers['x-content-type-options']]).toEqual([
        expect.stringContaining('application/json'),
        'nosniff',
      ]);
    }
    const refused = await as(office).get('/units/%3Cscript%3E');
    expect(refused.headers['content-type']).toContain('application/problem+json');
  });

  it('is no markup, no field and no formula in any paper or sheet', async () => {
    const sheet = (await as(office).get(`/import-sheets?kind=submissions&cascadeId=${LIVED}`)).raw;
    const filled = filledIn(sheet, 'Bài nộp', {
      2: { number: SENT.replace(/\u0007|\r/g, ''), signedOn: SENT.slice(0, 20) },
    });
    const imported = await uploaded(as(office), `/imports?kind=submissions&cascadeId=${LIVED}`, 'x.xlsx', filled);
    const { importId } = done(imported);
    const papers: [string, Client][] = [
      [`/letters/${letterId}/content.docx`, as(office)],
      [`/cascades/${LIVED}/report.docx`, as(office)],
      [`/cascades/${LIVED}/report.xlsx`, as(office)],
      [`/import-sheets?kind=submissions&cascadeId=${LIVED}`, as(office)],
      ['/import-sheets?kind=units', as(keeper)],
      ['/import-sheets?kind=posts', as(keeper)],
      [`/imports/${importId}/marked.xlsx`, as(office)],
    ];
    for (const [path, client] of papers) {
      const { status, raw, headers } = await client.get(path);
      expect([path, status, String(headers['content-disposition']).startsWith('attachment')]).toEqual([
        path,
        200,
        true,
      ]);
      const parts = [...partsOf(raw)].filter(([name]) => name.endsWith('.xml'));
      const all = parts.map(([, xml]) => xml).join('');
      expect([path, all.includes('onerror'), all.includes('<img'), /<f[\s>]/.test(all)]).toEqual([
        path,
        true,
        false,
        false,
      ]);
      expect([path, /fldSimple|instrText[^>]*>[^<]*HYPERLINK/.test(all)]).toEqual([path, false]);
      // Nothing that XML does not allow: Word and Excel would call the file broken.
      expect([path, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(all)]).toEqual([path, false]);
    }
  });

  it('begins no cell of a CSV file as a formula', async () => {
    const { raw } = await as(office).get(`/cascades/${LIVED}/report.csv`);
    const text = raw.toString();
    expect(text).toContain('onerror');
    expect(text).toContain(`"'=HYPERLINK`);
    expect(text).not.toMatch(/(^|,|\n)"[=+\-@]/);
  });

  it('is one line of a calendar, and one header of an answer', async () => {
    const { body } = await api.visitor.get(new URL(feedUrl).pathname.replace('/api', ''));
    expect(body).toContain('onerror');
    expect(
      String(body)
        .split('\r\n')
        .filter((line) => /^BCC/i.test(line)),
    ).toEqual([]);
    const { headers } = await as(unit).get(`/files/${fileId}`);
    expect(headers['content-disposition']).not.toMatch(/\.\.|[\r\n<|]/);
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  it('stands in a receipt that is a PDF and is checked by anybody', async () => {
    const { raw, status } = await as(unit).get(`${OBLIGATION}/submissions/${submissionId}/receipt.pdf`);
    expect([status, raw.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });

  it('is text in names of people, posts, views, tokens and webhooks', async () => {
    const holder = {
      name: SENT,
      username: null,
      email: null,
      from: '01/01/2026',
      to: null,
      alongside: true,
      reason: SENT,
    };
    const answers = [
      await as(admin).post('/people', { username: 'la-lung', name: SENT, email: null }),
      await as(keeper).post(`/units/${UNIT}/posts/focal-point/holders`, holder),
      await as(office).post('/views', { name: SENT.slice(0, 95), filter: { text: SENT } }),
      await as(office).post('/tokens', { name: SENT.slice(0, 95) }),
      await as(unit).post(`/obligations/ninh-thuan-2027/${UNIT}/bao-cao-nam.2027/extension-requests`, {
        until: '30/12/2027',
        reason: SENT,
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    for (const { raw } of answers) expect(raw.toString()).not.toMatch(/[\u0000-\u0008\u202e]/);
    const pages = [
      await as(admin).get('/people?search=la-lung'),
      await as(keeper).get(`/units/${UNIT}`),
      await as(office).get('/views'),
      await as(office).get('/tokens'),
    ];
    for (const { body } of pages) expect(JSON.stringify(body)).toContain('onerror=alert(1)');
  });
});

describe('what a search is asked', () => {
  it.each(['%', '_', '\\', '%%%', '.*', '[a-z]+', "' OR 1=1 --"])(
    '%j is a text like others and finds nothing',
    async (text) => {
      const asked = encodeURIComponent(text);
      const [search, desk, people, messages] = [
        await as(office).get(`/search?q=${asked}`),
        await as(office).get(`/desk?view=all&text=${asked}`),
        await as(admin).get(`/people?search=${asked}`),
        await as(office).get(`/messages?recipient=${asked}`),
      ];
      const found = search?.body.parts as { hits: unknown[] }[];
      expect([search?.status, found.flatMap(({ hits }) => hits ?? [])]).toEqual([200, []]);
      // Both stand in the name that the unit has in this file; of the others there is nothing.
      if (!['%', '_', '(', '[a-z]'].includes(text)) expect([desk?.body.total, text]).toEqual([0, text]);
      expect([people?.body.total, messages?.body.total]).toEqual([0, 0]);
    },
  );

  it('that is far too long is refused by its field', async () => {
    const long = 'a'.repeat(10_240);
    for (const path of ['/search?q=', '/desk?text=', '/people?search=', '/messages?recipient=']) {
      const { status, body } = await as(admin).get(`${path}${long}`);
      expect([path, status, body.code, body.errors?.[0]?.field]).toEqual([
        path,
        400,
        'REQUEST.INVALID',
        /(\w+)=$/.exec(path)?.[1],
      ]);
    }
  });
});

describe('a name of a file', () => {
  it.each([
    ['../../../etc/passwd'],
    ['C:\\Windows\\win.ini'],
    ['a\u0000b.pdf'],
    ['ban\u202efdp.pdf'],
    ['ệ'.repeat(300)],
    ['.htaccess'],
    ['CON'],
    ['"; filename="b.html'],
  ])('%j is kept without a way out of anything', async (name) => {
    for (const [path, client] of [['/files', as(unit)]] as const) {
      const answer = await uploaded(client, path, name, PDF);
      expect([answer.status, answer.body.code]).toEqual([200, undefined]);
      expect(answer.body.name).not.toMatch(/[\\/\u0000-\u001f\u202e]|^\./);
      expect(Buffer.byteLength(answer.body.name)).toBeLessThanOrEqual(200);
    }
  });
});
