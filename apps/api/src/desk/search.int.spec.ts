import { type SearchAnswer, type SearchHit, type SearchKind, searchSchema } from '@dondoc/contracts';
import { noteQuestion } from '@dondoc/read-models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';
import { anObligation, aTemplateBody } from '../testing/a-template-body.js';

/** Twenty thousand submissions of one obligation, each with a note of its own. */
const MANY_NOTES = `
  INSERT INTO submissions (submission_id, cascade_id, unit_id, line_id, version, content, received_at, actor)
  SELECT 'ghi-chu-' || n, cascade_id, unit_id, line_id, 1000 + n,
    jsonb_build_object('documentNumber', n || '/BC', 'note', 'Nguyên nhân ' || n || ': ' || md5(n::text)), received_at, actor
  FROM (SELECT * FROM submissions LIMIT 1) one, generate_series(1, 20000) n`;

let api: RunningApi;
let office: Client;

const draft = async (id: string, more: Record<string, unknown>): Promise<string> => {
  const admin = await api.as('quan-tri');
  const blank = (await admin.post('/templates', { from: 'blank', templateId: id, title: 'Mẫu' })).body;
  const saved = (await admin.put(`/templates/${id}/draft`, { revision: blank.revision, body: aTemplateBody(id, more) }))
    .body;
  expect((await admin.post(`/templates/${id}/publish`, { revision: saved.revision })).status).toBe(200);
  const made = await admin.post('/cascades', { templateId: id, version: 1 });
  expect(made.status).toBe(200);
  return made.body.cascadeId;
};
const issue = async (cascadeId: string, documentNumber: string): Promise<void> => {
  const admin = await api.as('quan-tri');
  const { status, body } = await admin.post(`/cascades/${cascadeId}/issue`, { documentNumber, issuedOn: '5/1/2026' });
  expect({ status, body: status === 200 ? '' : body }).toEqual({ status: 200, body: '' });
};

beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
  const programme = await draft('chuong-trinh-thu', {
    title: 'Chương trình hành động về dân vận',
    documentType: 'Chương trình',
    documentSign: 'CTr-UBND',
  });
  await issue(programme, '0020');
  const order = await draft('chi-thi-thu', {
    title: 'Tăng cường kỷ luật báo cáo',
    documentType: 'Chỉ thị',
    documentSign: 'CT-UBND',
    basis: ['Chỉ thị số 20/CT-TTg ngày 12/7/2021 của Thủ tướng Chính phủ'],
    obligations: [anObligation({ via: 'ubnd-phuong-do-vinh' })],
  });
  await issue(order, '20');
});
afterAll(() => api.stop());

const find = async (q: string, client = office): Promise<SearchAnswer> => {
  const { status, body } = await client.get(`/search?q=${encodeURIComponent(q)}`);
  expect({ q, status }).toEqual({ q, status: 200 });
  return searchSchema.parse(body);
};
const hits = ({ parts }: SearchAnswer, kind: SearchKind): SearchHit[] =>
  parts.find((part) => part.kind === kind)?.hits ?? [];

describe('searching', () => {
  it('finds a document with and without leading zeros, marks and case', async () => {
    const { body: cascades } = await office.get('/cascades');
    const lived = cascades.find((one: { status: string; document: { number: string } }) => one.document.number);
    const { number, sign } = lived.document;
    const bare = String(Number.parseInt(number, 10));
    for (const q of [
      `${number}/${sign}`,
      `000${bare}/${sign.toLowerCase()}`,
      `số ${bare} ${sign}`,
      `${bare}/${sign}`.normalize('NFD'),
    ]) {
      expect(hits(await find(q), 'document').map((one) => one.cascadeId)).toContain(lived.cascadeId);
    }
  });

  it('finds CT of both kinds and says so', async () => {
    const answer = await find('20/CT-UBND');
    const own = hits(answer, 'document').filter(({ warning }) => warning === null);
    expect(new Set(own.map(({ title }) => title.split(' số')[0]))).toEqual(new Set(['Chương trình', 'Chỉ thị']));
    expect(answer.notes.join(' ')).toContain('chỉ thị và chương trình');
    expect(answer.notes.join(' ')).toContain('nhiều văn bản cùng số');
    expect(hits(await find('ct'), 'document').length).toBeGreaterThanOrEqual(3);
  });

  it('where another sign has the number, offers it with a warning', async () => {
    const answer = await find('20/CT-TTg');
    const [first] = hits(answer, 'document');
    expect(first).toMatchObject({ warning: null });
    expect(first?.title).toContain('20/CT-TTg');
    const others = hits(answer, 'document').filter(({ warning }) => warning !== null);
    expect(others.map(({ title }) => title)).toContainEqual(expect.stringContaining('CT-UBND'));
    expect(answer.notes.join(' ')).toContain('khác ký hiệu');
  });

  it('finds units, works and one unit’s work by plain words', async () => {
    expect(hits(await find('so y te'), 'unit').map(({ unitId }) => unitId)).toContain('so-y-te');
    expect(hits(await find('SỞ Y TẾ'.normalize('NFD')), 'unit').map(({ unitId }) => unitId)).toContain('so-y-te');
    expect(hits(await find('bao cao nam'), 'obligation').length).toBeGreaterThan(0);
    const [one] = hits(await find('bao cao nam so y te'), 'obligation');
    expect(one).toMatchObject({ unitId: 'so-y-te' });
    expect(hits(await find('dan van'), 'cascade').length).toBeGreaterThan(0);
  });

  it('finds the unit through which reports pass, though it owes nothing there', async () => {
    const found = hits(await find('phuong do vinh'), 'unit');
    expect(found.map(({ unitId }) => unitId)).toEqual(['ubnd-phuong-do-vinh']);
    expect(hits(await find('phuong do vinh', await api.as('so-y-te')), 'unit')).toEqual([]);
  });

  it('finds a submission by its number', async () => {
    const unit = await api.as('so-y-te');
    const { body: list } = await unit.get('/due-list');
    const open = list.items.find(({ status }: { status: { code: string } }) =>
      ['not_due', 'due_soon', 'overdue'].includes(status.code),
    );
    const path = `/obligations/${open.cascadeId}/so-y-te/${open.line.lineId}`;
    const { figureFields } = (await unit.get(path)).body;
    const file = (await unit.upload('bao-cao.pdf', PDF)).body;
    const figures = Object.fromEntries(figureFields.map(({ key, min }: { key: string; min: number }) => [key, min]));
    const body = { documentNumber: '0987/BC-SYT', signedOn: '20/11/2026', fileIds: [file.fileId], figures };
    expect((await unit.post(`${path}/submissions`, body)).status).toBe(200);
    for (const q of ['0987/BC-SYT', '987/bc-syt', '987', '987/BC', 'số 987/BC-SYT']) {
      expect(hits(await find(q), 'submission').map(({ unitId }) => unitId)).toEqual(['so-y-te']);
    }
    expect(hits(await find('98/BC-SYT'), 'submission')).toEqual([]);
    const other = await api.as('so-noi-vu');
    const foreign = await api.as('ban-dan-toc');
    expect(hits(await find('987/BC-SYT', foreign), 'submission')).toEqual([]);
    expect((await find('987/BC-SYT', other)).query).toBe('987/BC-SYT');
  });

  it('shows a unit nothing of other units', async () => {
    const unit = await api.as('so-y-te');
    const answer = await find('bao cao', unit);
    for (const one of hits(answer, 'obligation')) expect([null, 'so-y-te']).toContain(one.unitId);
    expect(hits(await find('so', unit), 'unit').map(({ unitId }) => unitId)).toEqual(['so-y-te']);
  });

  it.each([
    '',
    '   ',
    '%',
    '_',
    "'; DROP TABLE units; --",
    '<script>alert(1)</script>',
    '\\',
    '🙂',
    '0/0',
    '/'.repeat(200),
  ])('takes %s as words', async (q) => {
    const { parts } = await find(q);
    for (const { hits: found } of parts) expect(found.length).toBeLessThanOrEqual(20);
  });

  it('refuses a question that is too long', async () => {
    expect((await office.get(`/search?q=${'a'.repeat(201)}`)).status).toBe(400);
  });
});

describe('words of notes', () => {
  it('are looked up in an index, not in every submission', async () => {
    const { pool } = api.database;
    await pool.query(MANY_NOTES);
    await pool.query('ANALYZE submissions');
    const asked = noteQuestion(['nguyen', 'nhan-7'], null, 21);
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${asked?.text}`, asked?.values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('submissions_note_words');
    expect(plan).not.toContain('Seq Scan on submissions');
  });
});
