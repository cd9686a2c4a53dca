import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

const DRAFT = 'ninh-thuan-du-thao';
const issue = (body: unknown, key?: string) => office.post(`/cascades/${DRAFT}/issue`, body, key);

describe('a draft', () => {
  it('is listed with the lived plan and its successor, and explains its dates', async () => {
    const { body } = await office.get('/cascades');
    const statusOf = (id: string) => body.find(({ cascadeId }: { cascadeId: string }) => cascadeId === id)?.status;
    expect(['ninh-thuan-2022-2026', 'ninh-thuan-2027', DRAFT].map(statusOf)).toEqual(['issued', 'issued', 'draft']);
    const draft = (await office.get(`/cascades/${DRAFT}`)).body;
    expect(draft.document).toMatchObject({ number: null, issuedOn: null });
    expect(draft.lines.length).toBeGreaterThan(10);
    expect(draft.lines[0].due.why.length).toBeGreaterThan(1);
  });

  it('takes no report: submit on a draft is refused by its code', async () => {
    const unit = await api.as('so-tu-phap');
    const { fileId } = (await unit.upload('báo cáo.txt', 'nội dung')).body;
    const report = { documentNumber: '1/BC', signedOn: '20/11/2026', fileIds: [fileId], figures: {} };
    const refused = await unit.post(`/obligations/${DRAFT}/so-tu-phap/bao-cao-nam.2026/submissions`, report);
    expect([refused.status, refused.body.code]).toEqual([409, 'CASCADE.NOT_ISSUED']);
  });

  it('is not issued on a date that does not exist, in the future, or without a number', async () => {
    const noDate = await issue({ documentNumber: '155', issuedOn: '30/2/2026' });
    expect([noDate.status, noDate.body.code]).toEqual([422, 'DATE.NOT_REAL']);
    expect(noDate.body.errors).toMatchObject([
      { field: 'issuedOn', value: '30/2/2026', mend: expect.stringContaining('28/02/2026') },
    ]);
    expect((await issue({ documentNumber: '155', issuedOn: '22/11/2026' })).body.code).toBe('DOCUMENT.DATE_IN_FUTURE');
    expect((await issue({ documentNumber: ' \u0007 ', issuedOn: '20/11/2026' })).body.code).toBe(
      'DOCUMENT.NUMBER_MISSING',
    );
    expect((await issue({ documentNumber: 'x'.repeat(51), issuedOn: '20/11/2026' })).body.errors).toMatchObject([
      { field: 'documentNumber', reason: 'Vượt mức cho phép.', mend: 'Giữ trong 50 ký tự.' },
    ]);
  });

  it('is not issued without an idempotency key', async () => {
    const headers = { 'x-requested-with': 'dondoc' };
    const none = await office.send('POST', `/cascades/${DRAFT}/issue`, {
      body: { documentNumber: '1', issuedOn: '1/1/22' },
      headers,
    });
    expect([none.status, none.body.code]).toEqual([400, 'REQUEST.IDEMPOTENCY_KEY_MISSING']);
    expect((await issue({ documentNumber: '1', issuedOn: '1/1/22' }, 'ngắn')).body.code).toBe(
      'REQUEST.IDEMPOTENCY_KEY_MISSING',
    );
  });

  it('that does not exist is said to be unknown', async () => {
    const missing = await office.get('/cascades/khong-co');
    expect([missing.status, missing.body.code]).toEqual([404, 'CASCADE.NOT_FOUND']);
    const refused = await office.post('/cascades/khong-co/issue', { documentNumber: '1', issuedOn: '20/11/2026' });
    expect([refused.status, refused.body.code]).toEqual([404, 'CASCADE.NOT_FOUND']);
  });
});

describe('issuing', () => {
  it('makes every unit owe, answers the same key the same, and refuses a second issue', async () => {
    const asked = { documentNumber: '0155', issuedOn: '27.01.2022' };
    const first = await issue(asked, 'ban-hanh-lan-1');
    expect([first.status, first.body.cascadeId]).toEqual([200, DRAFT]);
    const again = await issue(asked, 'ban-hanh-lan-1');
    expect([again.status, again.body]).toEqual([200, first.body]);
    const other = await issue({ ...asked, documentNumber: '0156' }, 'ban-hanh-lan-1');
    expect([other.status, other.body.code]).toEqual([422, 'COMMAND.ID_REUSED']);
    const second = await issue(asked, 'ban-hanh-lan-2');
    expect([second.status, second.body.code]).toEqual([409, 'CASCADE.ALREADY_ISSUED']);
    const matrix = (await office.get(`/cascades/${DRAFT}/matrix`)).body;
    expect(matrix.rows.length).toBe(36);
    expect((await office.get(`/cascades/${DRAFT}`)).body.document).toMatchObject({
      number: '0155',
      issuedOn: '2022-01-27',
    });
  });
});

describe('the other answers', () => {
  it('read dates as people type them', async () => {
    const read = async (text: string) => (await office.get(`/read-date?text=${encodeURIComponent(text)}`)).body;
    expect(await read('5/2/26')).toEqual({ date: '2026-02-05', label: 'thứ Năm, 05/02/2026' });
    expect(await read('ngày 5 tháng 2 năm 2026'.normalize('NFD'))).toMatchObject({ date: '2026-02-05' });
    expect(await read('29/2/2023')).toMatchObject({
      code: 'DATE.NOT_REAL',
      errors: [{ field: 'text', value: '29/2/2023' }],
    });
    expect((await office.get('/read-date')).body.errors).toMatchObject([{ field: 'text', reason: 'Thiếu mục này.' }]);
  });

  it('list roll-ups and letters, and refuse an unknown letter state', async () => {
    expect((await office.get('/cascades/ninh-thuan-2022-2026/roll-ups')).body.length).toBeGreaterThan(0);
    expect((await office.get('/messages')).body.messages).toEqual(expect.any(Array));
    expect((await office.get('/messages?state=khac')).body).toMatchObject({
      code: 'REQUEST.INVALID',
      errors: [{ field: 'state', value: 'khac' }],
    });
  });

  it('say that an address, a body or a media type is unknown, always in the same form', async () => {
    const marked = { 'x-requested-with': 'dondoc' };
    expect((await office.get('/khong-co')).body).toMatchObject({ status: 404, code: 'REQUEST.NOT_FOUND' });
    const broken = await office.send('POST', '/session', {
      payload: Buffer.from('{'),
      headers: { ...marked, 'content-type': 'application/json' },
    });
    expect(broken.body).toMatchObject({ status: 400, code: 'REQUEST.UNREADABLE' });
    const xml = await office.send('POST', '/session', {
      payload: Buffer.from('<a/>'),
      headers: { ...marked, 'content-type': 'text/xml' },
    });
    expect(xml.body).toMatchObject({ status: 415, code: 'REQUEST.MEDIA_TYPE' });
    const large = await office.post('/session', { username: 'a', password: 'x'.repeat(1_100_000) });
    expect(large.body).toMatchObject({ status: 413, code: 'REQUEST.TOO_LARGE' });
  });
});
