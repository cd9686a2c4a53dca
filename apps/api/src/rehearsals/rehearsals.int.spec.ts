import { rehearsalSchema } from '@dondoc/contracts';
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
const rehearse = (body: unknown, behaviour: object, more: object = {}) =>
  office.post('/rehearsals', { body, issuedOn: '27/01/2022', behaviour, ...more });
const published = async () => (await office.get(`/templates/${PUBLISHED}/versions/1`)).body.body;

describe('a rehearsal', () => {
  it('lives the whole plan: statuses, letters, roll-ups, without storing anything', async () => {
    const events = 'SELECT count(*)::int AS count FROM events';
    const before = (await api.database.pool.query<{ count: number }>(events)).rows;
    const { status, body } = await rehearse(await published(), { kind: 'mixed', seed: 7 });
    expect(status).toBe(200);
    expect(rehearsalSchema.parse(body)).toEqual(body);
    expect(body.counts.dueMarks).toBe(body.cells.length);
    expect(body.rollUps.length).toBeGreaterThan(5);
    expect(body.messages.length).toBeGreaterThan(50);
    expect(body.from < body.until).toBe(true);
    for (const { steps } of body.cells) expect(steps.length).toBeGreaterThan(0);
    expect((await api.database.pool.query(events)).rows).toEqual(before);
  });

  it('with the same seed is the same, and silence is told apart from punctuality', async () => {
    const template = await published();
    const [first, second] = [
      await rehearse(template, { kind: 'mixed', seed: 3 }),
      await rehearse(template, { kind: 'mixed', seed: 3 }),
    ];
    expect(second.body).toEqual(first.body);
    const [silent, punctual] = [
      await rehearse(template, { kind: 'silent' }),
      await rehearse(template, { kind: 'punctual' }),
    ];
    const codes = ({ body }: typeof silent): string[] =>
      body.cells.map(({ steps }: { steps: { code: string }[] }) => steps.at(-1)?.code ?? '');
    expect(codes(silent)).toContain('overdue');
    expect(codes(punctual)).not.toContain('overdue');
  });

  it('follows a file of who submits when, and names the row that it cannot place', async () => {
    const body = aTemplateBody('theo-tep', { obligations: [anObligation({ via: null })] });
    const acts = 'so-y-te; bao-cao-nam.2026; 01/12/2026 14:30';
    const { body: life } = await rehearse(body, { kind: 'acts', text: acts });
    const cell = life.cells.find(
      ({ unitId, lineId }: { unitId: string; lineId: string }) => unitId === 'so-y-te' && lineId === 'bao-cao-nam.2026',
    );
    expect(cell.steps.at(-1).code).toMatch(/received|done_on_time/);
    const unknown = await rehearse(body, { kind: 'acts', text: `${acts}\nso-khong-co; bao-cao-nam.2026; 01/12/2026` });
    expect(unknown.body.code).toBe('REHEARSAL.ACT_UNKNOWN');
    expect(unknown.body.errors[0].field).toContain('2');
    expect((await rehearse(body, { kind: 'acts', text: 'chỉ một phần' })).body.code).toBe('REHEARSAL.ACT_INVALID');
  });

  it('of an unfinished draft lives what is finished and says what is left out', async () => {
    const { due: _, ...withoutDue } = anObligation({ key: 'chua-xong' });
    const { body } = await rehearse(aTemplateBody('do-dang', { obligations: [withoutDue, anObligation()] }), {
      kind: 'punctual',
    });
    expect(body.findings[0]).toMatchObject({
      code: 'OBLIGATION_UNFINISHED',
      text: expect.stringContaining('chua-xong'),
    });
    expect(body.lines.length).toBe(2);
  });

  it('of rubbish, or with nobody, answers with findings and never breaks', async () => {
    for (const body of [
      {},
      { obligations: 7 },
      aTemplateBody('khong-ai', { obligations: [anObligation({ owedBy: { classes: ['doan-the'] } })] }),
    ]) {
      const answer = await rehearse(body, { kind: 'punctual' });
      expect([answer.status, answer.body.cells]).toEqual([200, []]);
      expect(answer.body.findings.length).toBeGreaterThan(0);
    }
  });

  it('marks exactly the stored revision as tried', async () => {
    const body = aTemplateBody('da-thu');
    const { revision } = (await office.post('/templates', { from: 'blank', templateId: 'da-thu', title: 'Thử' })).body;
    const saved = (await office.put('/templates/da-thu/draft', { revision, body })).body;
    const tried = { templateId: 'da-thu', revision: saved.revision };
    await rehearse({ ...body, subject: 'Khác' }, { kind: 'punctual' }, tried);
    expect((await office.get('/templates/da-thu/draft')).body.triedAt).toBeNull();
    await rehearse(body, { kind: 'punctual' }, tried);
    expect((await office.get('/templates/da-thu/draft')).body.triedAt).not.toBeNull();
    const next = await office.put('/templates/da-thu/draft', {
      revision: saved.revision,
      body: { ...body, subject: 'Mới' },
    });
    expect(next.body.triedAt).toBeNull();
  });

  it('that is too large for one request says how large it is', async () => {
    const daily = { kind: 'day', from: '2022-02-01', to: '2026-12-31', label: 'ngày {từ}' };
    const due = {
      kind: 'after-event',
      event: { kind: 'period-end' },
      count: 0,
      unit: 'calendar-days',
      boundary: 'on',
      clause: 'I',
      words: 'hằng ngày',
    };
    const obligations = ['a', 'b', 'c'].map((key) => anObligation({ key, periods: daily, due }));
    const { status, body } = await rehearse(aTemplateBody('qua-lon', { obligations }), { kind: 'punctual' });
    expect([status, body.code]).toEqual([422, 'REHEARSAL.TOO_LARGE']);
    expect(Number(body.errors[0].value)).toBeGreaterThan(30_000);
  });

  it('needs a real day of issue and a known behaviour', async () => {
    const body = aTemplateBody('ngay');
    const wrongDay = await office.post('/rehearsals', { body, issuedOn: '30/2/2022', behaviour: { kind: 'silent' } });
    expect(wrongDay.body.code).toBe('DATE.NOT_REAL');
    expect((await rehearse(body, { kind: 'dũng cảm' })).body.code).toBe('REQUEST.INVALID');
  });
});
