import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTemplateBody } from '../testing/a-template-body.js';
import type { Answer, Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

const TEMPLATE = 'ninh-thuan-dan-van-2022-2026';
const TOO_BIG = 99_999_999_999;

/** What no answer to a person may hold: a stack, a file of ours, a word of a library, words that help nobody. */
const NOISE = /\bat \S+:\d+|node_modules|Error:|ZodError|syntax error|FST_|undefined|không hợp lệ|vui lòng/i;

const requireReadable = ({ status, body, headers, raw }: Answer): void => {
  expect(headers['content-type']).toContain('application/problem+json');
  expect([status, body.status]).toEqual([body.status, status]);
  expect(body.code).toMatch(/^[A-Z_]+(\.[A-Z_]+)+$/);
  expect(body.title.length).toBeGreaterThan(10);
  for (const { field, reason, mend } of body.errors) {
    expect([typeof field, reason.length > 5, mend.length > 5]).toEqual(['string', true, true]);
  }
  expect(raw.toString()).not.toMatch(NOISE);
};

describe('an address that is none', () => {
  it.each([
    ['far too long', `/templates/${'a'.repeat(3000)}/draft`, 404],
    ['half an escape', '/templates/%E0%A4/draft', 404],
    ['a way out of the folder', '/templates/..%2f..%2fetc%2fpasswd/draft', 404],
    ['a version beyond all counts', `/templates/${TEMPLATE}/versions/${TOO_BIG}`, 400],
    ['a cascade named by markup', '/cascades/%3Cscript%3E', 404],
  ])('(%s) is answered like any other refusal', async (_name, path, status) => {
    const answer = await office.get(path);
    expect(answer.status).toBe(status);
    requireReadable(answer);
  });
});

describe('a number that can be no version', () => {
  it.each([
    ['/templates', { from: 'version', templateId: TEMPLATE, version: TOO_BIG }],
    ['/templates', { from: 'copy', source: TEMPLATE, version: -1, templateId: 'ban-sao', title: 'Bản sao' }],
    ['/cascades', { templateId: TEMPLATE, version: TOO_BIG }],
    ['/cascades/ninh-thuan-du-thao/repin', { version: 1.5 }],
    [`/templates/${TEMPLATE}/publish`, { revision: TOO_BIG }],
    ['/calendars/vn-co-quan-nha-nuoc/notice/preview', { basedOn: TOO_BIG, source: 'TB 1', text: '04/12/2026 nghỉ' }],
    ['/cascades/ninh-thuan-2022-2026/amendments/preview', { calendarVersion: TOO_BIG }],
  ])('is refused by its field: POST %s %j', async (path, body) => {
    const admin = await api.as('quan-tri');
    const answer = await admin.post(path, body);
    expect([answer.status, answer.body.code, answer.body.errors.length]).toEqual([400, 'REQUEST.INVALID', 1]);
    requireReadable(answer);
  });
});

describe('a file, a title, an id that nobody means well', () => {
  it.each([
    ['an id with a way out', { from: 'blank', templateId: '../../etc/passwd', title: 'x' }, 'TEMPLATE.ID_INVALID'],
    [
      'an id in decomposed letters',
      { from: 'blank', templateId: 'mẫu'.normalize('NFD'), title: 'x' },
      'TEMPLATE.ID_INVALID',
    ],
    ['a title of 10,000 letters', { from: 'blank', templateId: 'dai', title: 'x'.repeat(10_000) }, 'REQUEST.INVALID'],
    ['an empty file', { from: 'yaml', yaml: '' }, 'TEMPLATE.FILE_INVALID'],
    ['an anchor within itself', { from: 'yaml', yaml: 'a: &a [*a]' }, 'TEMPLATE.FILE_INVALID'],
    ['a field twice', { from: 'yaml', yaml: 'id: a\nid: b' }, 'TEMPLATE.FILE_INVALID'],
    ['an id in use', { from: 'blank', templateId: TEMPLATE, title: 'x' }, 'TEMPLATE.ALREADY_EXISTS'],
  ])('(%s) is refused, and no draft begins', async (_name, body, code) => {
    const answer = await office.post('/templates', body);
    expect(answer.body.code).toBe(code);
    requireReadable(answer);
    const listed = (await office.get('/templates')).body as { draft: unknown }[];
    expect(listed.filter(({ draft }) => draft !== null)).toEqual([]);
  });
});

describe('two administrators who publish the same draft at once', () => {
  it('make one version; the other is told what happened, and nothing is left behind', async () => {
    const [admin, id] = [await api.as('quan-tri'), 'cung-luc'];
    const draft = (await office.post('/templates', { from: 'blank', templateId: id, title: 'x' })).body;
    const saved = await office.put(`/templates/${id}/draft`, { revision: draft.revision, body: aTemplateBody(id) });
    const asked = { revision: saved.body.revision };
    const answers = await Promise.all([office, admin].map((one) => one.post(`/templates/${id}/publish`, asked)));
    expect(answers.filter(({ status }) => status === 200).map(({ body }) => body)).toEqual([
      { templateId: id, version: 1 },
    ]);
    const [refused] = answers.filter(({ status }) => status !== 200);
    if (!refused) throw new Error('Both were told that they published.');
    expect(['TEMPLATE.DRAFT_CONFLICT', 'TEMPLATE.NOT_FOUND']).toContain(refused.body.code);
    requireReadable(refused);
    expect(await api.database.store.readStream(`template:${id}`)).toHaveLength(1);
    expect((await office.get(`/templates/${id}/draft`)).status).toBe(404);
  });
});

describe('a child cascade', () => {
  it.each([
    [
      'of a unit that owes nothing above',
      { cascadeId: 'ninh-thuan-2022-2026', unitId: 'khong-co' },
      'CASCADE.NOT_A_MEMBER',
    ],
    ['of a draft', { cascadeId: 'ninh-thuan-du-thao', unitId: 'so-y-te' }, 'CASCADE.PARENT_NOT_ISSUED'],
    ['of nothing', { cascadeId: 'khong-co', unitId: 'so-y-te' }, 'CASCADE.PARENT_NOT_ISSUED'],
  ])('%s is refused', async (_name, parent, code) => {
    const answer = await office.post('/cascades', { templateId: 'cung-luc', version: 1, parent });
    expect(answer.body.code).toBe(code);
    requireReadable(answer);
  });
});
