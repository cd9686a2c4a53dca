import { randomUUID } from 'node:crypto';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

const LIVED = 'ninh-thuan-2022-2026';
const MEBIBYTE = 1024 * 1024;

let api: RunningApi;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  api.setNow('2026-12-15T01:00:00.000Z');
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

const upload = (
  client: Client,
  content: Uint8Array,
  name = 'mẫu của Văn phòng.docx',
  key: string = randomUUID(),
): Promise<Answer> => {
  const boundary = 'part-of-a-test';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return client.send('POST', '/letter-templates', {
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-requested-with': 'dondoc',
      'idempotency-key': key,
    },
  });
};

/** The template that is in use, changed as in Word. */
const edited = async (from: string, to: string, more: Record<string, Uint8Array> = {}): Promise<Uint8Array> => {
  const { raw } = await office.get('/letter-templates/current.docx');
  const parts = unzipSync(raw);
  const text = new TextDecoder().decode(parts['word/document.xml']);
  expect(text).toContain(from);
  return zipSync({ ...parts, 'word/document.xml': strToU8(text.replace(from, to)), ...more });
};

const paragraphs = async (): Promise<string> =>
  (await office.post('/letters/preview', { cascadeId: LIVED })).body.paragraphs.join('\n');

describe('the template of an office', () => {
  it('is downloaded, changed, uploaded and used from then on, by this office only', async () => {
    const changed = await edited('nghiêm túc thực hiện./.', 'nghiêm túc thực hiện. Trân trọng./.');
    const answer = await upload(office, changed, undefined, 'template-key-1');
    expect([answer.status, answer.body.version]).toEqual([200, 1]);
    expect((await upload(office, changed, undefined, 'template-key-1')).body.version).toBe(1);
    expect(await paragraphs()).toContain('Trân trọng./.');
    const list = (await office.get('/letter-templates')).body;
    expect(list.current).toMatchObject({ version: 1 });
    expect(list.versions).toMatchObject([
      { version: 1, own: true, fileName: 'mẫu của Văn phòng.docx', by: 'van-phong' },
    ]);
  });

  it('stays as it was when an upload is refused, and every fault is told with its place', async () => {
    const bad = await edited('{hau_qua}', '{hau_qa} {chua dong');
    const answer = await upload(office, bad);
    expect([answer.status, answer.body.code]).toEqual([422, 'LETTER_TEMPLATE.INVALID']);
    expect(answer.body.errors[0]).toMatchObject({
      field: 'file',
      reason: expect.any(String),
      mend: expect.any(String),
    });
    expect(answer.body.errors[0].value).toContain('{chua dong');
    const unknown = await upload(office, await edited('{hau_qua}', '{hau_qa}'));
    expect(unknown.body.errors).toMatchObject([
      { reason: 'Không có chỗ điền {hau_qa}.', mend: expect.stringContaining('{hau_qua}') },
      { value: '{hau_qua}' },
    ]);
    expect((await office.get('/letter-templates')).body.current.version).toBe(1);
  });

  it('takes no macro, no other file, nothing empty and nothing too large', async () => {
    const macro = await upload(office, await edited('Kính', 'Kính', { 'word/vbaProject.bin': strToU8('x') }));
    expect(macro.body.errors).toMatchObject([{ reason: expect.stringContaining('macro') }]);
    expect((await upload(office, Buffer.from('%PDF-1.4 không phải Word, dài hơn'))).body.code).toBe(
      'LETTER_TEMPLATE.INVALID',
    );
    expect((await upload(office, Buffer.alloc(0))).body.code).toBe('FILE.EMPTY');
    expect((await upload(office, Buffer.alloc(5 * MEBIBYTE + 1))).body.code).toBe('LETTER_TEMPLATE.TOO_LARGE');
    const huge = await upload(office, Buffer.alloc(20 * MEBIBYTE + 1));
    expect([huge.status, huge.body.code]).toEqual([413, 'LETTER_TEMPLATE.TOO_LARGE']);
    const bomb = await edited('Kính', 'Kính', { 'word/media/image1.png': new Uint8Array(25 * MEBIBYTE) });
    expect(bomb.length).toBeLessThan(MEBIBYTE);
    expect((await upload(office, bomb)).body.errors).toMatchObject([{ reason: expect.stringContaining('bung ra') }]);
  });

  it('goes back to the default and keeps the versions of before', async () => {
    expect((await office.post('/letter-templates/default')).body.version).toBe(2);
    expect(await paragraphs()).not.toContain('Trân trọng./.');
    expect((await office.post('/letter-templates/default')).body.code).toBe('LETTER_TEMPLATE.DEFAULT_ALREADY');
    expect((await office.get('/letter-templates')).body.current.version).toBe(null);
    expect((await office.get('/letter-templates/versions/1')).status).toBe(200);
    expect((await office.get('/letter-templates/versions/2')).body.code).toBe('LETTER_TEMPLATE.NOT_FOUND');
    expect((await office.get('/letter-templates/versions/x')).status).toBe(400);
  });

  it('is nothing that a unit may see or change', async () => {
    const unit = await api.as('so-tu-phap');
    expect((await unit.get('/letter-templates')).body.code).toBe('ACCESS.ROLE');
    expect((await upload(unit, Buffer.from('x'))).body.code).toBe('ACCESS.ROLE');
    expect((await unit.get('/letter-templates/current.docx')).status).toBe(403);
  });

  it('gets two numbers from two uploads at once', async () => {
    const [a, b] = [await edited('{hau_qua}', '{hau_qua} A.'), await edited('{hau_qua}', '{hau_qua} B.')];
    const answers = await Promise.all([upload(office, a), upload(office, b)]);
    expect(answers.map(({ body }) => body.version).sort()).toEqual([3, 4]);
  });
});
