import { outlineSchema } from '@dondoc/contracts';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTemplateBody, anObligation } from '../testing/a-template-body.js';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

const PUBLISHED = 'ninh-thuan-dan-van-2022-2026';
const outline = (body: unknown, issuedOn = '27/01/2026') => office.post('/templates/outline', { body, issuedOn });

describe('lịch sẽ sinh ra', () => {
  it('gives every date with its reasons, counts and units; nothing is stored', async () => {
    const { status, body, headers } = await outline(aTemplateBody('xem-truoc'));
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(outlineSchema.parse(body)).toEqual(body);
    expect(body.problems).toEqual([]);
    expect(body.lines.map(({ due }: { due: { named: string } }) => due.named)).toEqual(['2026-12-05', '2027-12-05']);
    expect(body.lines[0].due.why.length).toBeGreaterThan(1);
    expect(body.counts).toMatchObject({ obligations: 1, lines: 2, dueMarks: body.counts.units * 2 });
    expect(body.units.length).toBe(body.counts.units);
    expect(body.countsSentence).toContain(`${body.counts.dueMarks} lượt nộp`);
    expect(body.sentences['bao-cao-nam']).toContain('5');
    expect((await office.get('/templates/xem-truoc/draft')).status).toBe(404);
  });

  it('of an unfinished draft shows the finished obligations and says what is missing where', async () => {
    const { due: _, ...withoutDue } = anObligation({ key: 'chua-co-han' });
    const body = { id: 'do-dang', title: 'Dở dang', obligations: [withoutDue, anObligation()] };
    const answer = (await outline(body)).body;
    expect(answer.lines.map(({ obligation }: { obligation: string }) => obligation)).toEqual([
      'bao-cao-nam',
      'bao-cao-nam',
    ]);
    const paths = answer.problems.map(({ path }: { path: (string | number)[] }) => path.join('.'));
    expect(paths).toEqual(expect.arrayContaining(['obligations.0.due', 'documentType']));
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('of rubbish never breaks', async () => {
    for (const body of [
      {},
      { obligations: 'không' },
      { obligations: [null, 1, 'a', [], {}] },
      { id: 5, obligations: {} },
    ]) {
      const { status, body: answer } = await outline(body);
      expect([status, answer.lines]).toEqual([200, []]);
      expect(answer.problems.length).toBeGreaterThan(0);
    }
  });

  it('refuses days that do not exist and names them, in the draft and as the day of issue', async () => {
    const { due } = anObligation();
    const impossible = anObligation({ due: { ...(due as object), month: 2, day: 30 } });
    const { body } = await outline(aTemplateBody('ngay-la', { obligations: [impossible] }));
    expect(body.problems).toMatchObject([{ path: ['obligations', 0, 'due', 'day'], value: '30/2' }]);
    const refused = await outline(aTemplateBody('ngay-la'), '31/9/2026');
    expect([refused.body.code, refused.headers['content-type']]).toEqual([
      'DATE.NOT_REAL',
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('names the whole circle of obligations that wait on each other', async () => {
    const waiting = (key: string, obligation: string) =>
      anObligation({
        key,
        periods: { kind: 'once', label: key },
        due: {
          kind: 'relative',
          obligation,
          count: 5,
          unit: 'working-days',
          boundary: 'on',
          clause: 'II',
          words: 'sau',
        },
      });
    const obligations = [waiting('a', 'b'), waiting('b', 'c'), waiting('c', 'a')];
    const { body } = await outline(aTemplateBody('vong-tron', { obligations }));
    const cycle = body.problems.find(({ code }: { code: string }) => code === 'TEMPLATE.CYCLE');
    for (const key of ['a', 'b', 'c']) expect(`${cycle.reason} ${cycle.value}`).toContain(key);
  });

  it('refuses a year without calendar by name, and keeps the other years', async () => {
    const obligations = [anObligation({ periods: { kind: 'yearly', from: 2026, to: 2040, label: 'năm {năm}' } })];
    const { body } = await outline(aTemplateBody('nam-xa', { obligations }));
    expect(JSON.stringify(body.problems)).toContain('2028');
    expect(body.lines.length).toBeGreaterThan(0);
  });

  it('says what differs from the published version and which cascades run by it', async () => {
    const { body: published } = (await office.get(`/templates/${PUBLISHED}/versions/1`)).body;
    expect((await outline(published, '27/01/2022')).body).toMatchObject({ diff: [], problems: [] });
    const obligations = (published.obligations as object[]).slice(1);
    const { body } = await outline({ ...published, obligations }, '27/01/2022');
    expect(body.diff).toMatchObject([{ kind: 'dropped' }]);
    expect(body.runningCascades).toMatchObject([{ cascadeId: 'ninh-thuan-2022-2026' }]);
  });

  it('with nobody who owes says so', async () => {
    const obligations = [anObligation({ owedBy: { classes: ['doan-the'] } })];
    const { body } = await outline(aTemplateBody('khong-ai', { obligations }));
    expect(body.counts).toMatchObject({ units: 0, dueMarks: 0 });
    expect(body.problems.length + body.warnings.length).toBeGreaterThan(0);
  });

  it('of 100,000 obligations answers with true counts and short lists', async () => {
    const obligations = Array.from({ length: 100_000 }, (_, index) =>
      anObligation({ key: `n-${index}`, title: 'A', shortTitle: 'A', via: null, periods: { kind: 'once', label: '' } }),
    ).map((one) => ({ ...one, periods: { kind: 'yearly', from: 2026, to: 2026, label: 'A' } }));
    const { status, body } = await outline(aTemplateBody('mot-tram-nghin', { obligations }));
    expect(status).toBe(200);
    expect(body.counts).toMatchObject({ obligations: 100_000, lines: 100_000 });
    expect(body.lines.length).toBeLessThanOrEqual(2_000);
  });

  it('is a file for signature, with dates as dates', async () => {
    const headers = { 'x-requested-with': 'dondoc' };
    const body = { body: aTemplateBody('trinh-ky', { title: '=1+1' }), issuedOn: '27/01/2026' };
    const answer = await office.send('POST', '/templates/outline.xlsx', { body, headers });
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    expect(String(answer.headers['content-disposition'])).toContain('.xlsx');
    const read: unknown = await readExcelFile(answer.raw);
    const rows = (read as { data: unknown[][] }[])[0]?.data ?? [];
    expect(rows.flat()).toContain('=1+1');
    expect(rows.flat().filter((cell) => cell instanceof Date).length).toBe(6);
  });
});
