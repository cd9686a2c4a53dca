import { amendmentPreviewSchema, amendmentSchema } from '@dondoc/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTemplateBody, anObligation } from '../testing/a-template-body.js';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
let cascadeId = '';

const ID = 'dieu-chinh';
const due = (day: number) => ({
  ...(anObligation()['due'] as object),
  day,
  words: `trước ngày ${day}/12 hằng năm`,
});

const publish = async (revision: number, body: unknown): Promise<void> => {
  const saved = (await office.put(`/templates/${ID}/draft`, { revision, body })).body;
  expect((await office.post(`/templates/${ID}/publish`, { revision: saved.revision })).status).toBe(200);
};
const amendment = (more: object = {}) => ({
  templateVersion: 2,
  documentNumber: '801/KH-UBND',
  issuedOn: '21/11/2026',
  reason: 'Theo chỉ đạo mới',
  choices: { 'bao-cao-nam.2026': 'recompute', 'bao-cao-nam.2027': 'keep' },
  ...more,
});
const amend = (more: object = {}, key?: string) =>
  office.post(`/cascades/${cascadeId}/amendments`, amendment(more), key);
const code = async (more: object) => (await amend(more)).body.code;

beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
  const blank = (await office.post('/templates', { from: 'blank', templateId: ID, title: 'x' })).body;
  await publish(blank.revision, aTemplateBody(ID));
  cascadeId = (await office.post('/cascades', { templateId: ID, version: 1 })).body.cascadeId;
  await office.post(`/cascades/${cascadeId}/issue`, { documentNumber: '700', issuedOn: '20/11/2026' });
  const next = (await office.post('/templates', { from: 'version', templateId: ID, version: 1 })).body;
  await publish(next.revision, aTemplateBody(ID, { version: 2, obligations: [anObligation({ due: due(20) })] }));
});
afterAll(() => api.stop());

describe('bản điều chỉnh', () => {
  it('is previewed: number, versions to choose from, who gains days; looking changes nothing', async () => {
    const { status, body } = await office.post(`/cascades/${cascadeId}/amendments/preview`, { templateVersion: 2 });
    expect([status, body.amendment]).toEqual([200, 1]);
    expect(amendmentPreviewSchema.parse(body)).toEqual(body);
    expect(body.versions).toMatchObject({ template: [1, 2], currentTemplate: 1, currentCalendar: 1 });
    expect(body.changes).toMatchObject([
      { lineId: 'bao-cao-nam.2026', kind: 'moved', before: '2026-12-04', after: '2026-12-19' },
      { lineId: 'bao-cao-nam.2027', kind: 'moved' },
    ]);
    expect(body.changes[0].workingDays).toBeGreaterThan(0);
    expect(body.changes[0].openUnits).toBeGreaterThan(10);
    expect((await office.get(`/cascades/${cascadeId}/amendments`)).body).toEqual([]);
  });

  it('needs its document, its reason and a choice for every date that moves', async () => {
    expect(await code({ choices: {} })).toBe('AMENDMENT.CHOICE_MISSING');
    expect(await code({ documentNumber: ' ' })).toBe('DOCUMENT.NUMBER_MISSING');
    expect(await code({ reason: ' ' })).toBe('REASON.MISSING');
    expect(await code({ issuedOn: '31/9/2026' })).toBe('DATE.NOT_REAL');
    expect(await code({ issuedOn: '22/11/2026' })).toBe('DOCUMENT.DATE_IN_FUTURE');
    expect(await code({ issuedOn: '19/11/2026' })).toBe('DOCUMENT.DATE_BEFORE_ISSUE');
    expect(await code({ templateVersion: 9 })).toBe('TEMPLATE.NOT_FOUND');
    expect(await code({ templateVersion: null })).toBe('AMENDMENT.NOTHING');
    expect(await code({ choices: { 'bao-cao-nam.2026': 'maybe' } })).toBe('REQUEST.INVALID');
  });

  it('is applied once, moves what was chosen, keeps the rest, and says so in the reasons', async () => {
    const first = await amend({}, 'dieu-chinh-mot');
    expect(first.status).toBe(200);
    expect((await amend({}, 'dieu-chinh-mot')).body).toEqual(first.body);
    const { lines, amendments } = (await office.get(`/cascades/${cascadeId}`)).body;
    const line = (lineId: string) => lines.find((one: { lineId: string }) => one.lineId === lineId);
    expect([amendments, line('bao-cao-nam.2026').due.named, line('bao-cao-nam.2027').due.named]).toEqual([
      1,
      '2026-12-20',
      '2027-12-05',
    ]);
    expect(JSON.stringify(line('bao-cao-nam.2026').due.why)).toContain('801/KH-UBND');
    const listed = (await office.get(`/cascades/${cascadeId}/amendments`)).body;
    expect(amendmentSchema.array().parse(listed)).toEqual(listed);
    expect(listed).toMatchObject([
      { amendment: 1, document: { number: '801', sign: 'KH-UBND' }, by: 'Tạ Thị Hồng Lan' },
    ]);
  });

  it('names a version only by a number that can be one, and no choice by a list', async () => {
    for (const more of [{ templateVersion: 99_999_999_999 }, { calendarVersion: -1 }, { choices: [] }]) {
      const { status, body } = await amend(more);
      expect([status, body.code, body.errors.length]).toEqual([400, 'REQUEST.INVALID', 1]);
    }
  });

  it('that pulls a date into the past is refused, and keeping it is the way out', async () => {
    const next = (await office.post('/templates', { from: 'version', templateId: ID, version: 2 })).body;
    const early = { ...due(20), month: 11, day: 10, words: 'trước ngày 10/11 hằng năm' };
    await publish(next.revision, aTemplateBody(ID, { version: 3, obligations: [anObligation({ due: early })] }));
    const choices = { 'bao-cao-nam.2026': 'recompute', 'bao-cao-nam.2027': 'keep' };
    const { status, body } = await amend({ templateVersion: 3, choices });
    expect([status, body.code, body.errors[0].field]).toEqual([422, 'AMENDMENT.DATE_PAST', 'choices.bao-cao-nam.2026']);
    expect((await office.get(`/cascades/${cascadeId}/amendments`)).body).toHaveLength(1);
  });

  it('applied by two at once: each is numbered once, on what the other left; whoever changes nothing is told', async () => {
    const next = (await office.post('/templates', { from: 'version', templateId: ID, version: 3 })).body;
    const wider = anObligation({ due: due(20), owedBy: { classes: ['so-ban-nganh', 'huyen-thanh-pho'] } });
    await publish(next.revision, aTemplateBody(ID, { version: 4, obligations: [wider] }));
    const admin = await api.as('quan-tri');
    const before = (await office.get(`/cascades/${cascadeId}/matrix`)).body.rows.length;
    const choices = { 'bao-cao-nam.2026': 'recompute', 'bao-cao-nam.2027': 'recompute' };
    const asked = amendment({ templateVersion: 4, choices });
    const path = `/cascades/${cascadeId}/amendments`;
    const answers = await Promise.all([office.post(path, asked), admin.post(path, asked)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('AMENDMENT.NOTHING');
    const listed = (await office.get(path)).body;
    expect(listed.map((one: { amendment: number }) => one.amendment)).toEqual([2, 1]);
    const after = (await office.get(`/cascades/${cascadeId}/matrix`)).body.rows;
    expect(after.length).toBeGreaterThan(before);
    expect(new Set(after.map((one: object) => JSON.stringify(one))).size).toBe(after.length);
  });

  it('of a draft, of a finished cascade, or of none is refused', async () => {
    const ask = (id: string, more: object = {}) =>
      office.post(`/cascades/${id}/amendments`, amendment({ templateVersion: null, ...more }));
    expect((await ask('ninh-thuan-du-thao')).body.code).toBe('CASCADE.NOT_ISSUED');
    expect((await ask('khong-co')).body.code).toBe('CASCADE.NOT_FOUND');
    const { rows } = await api.database.pool.query<{ id: string }>(
      'SELECT cascade_id AS id FROM cascades WHERE rolled_up',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect((await ask(rows[0]?.id ?? '')).body.code).toBe('CASCADE.FINISHED');
    const look = async (id: string) => (await office.post(`/cascades/${id}/amendments/preview`, {})).body.code;
    expect(await look(rows[0]?.id ?? '')).toBe('CASCADE.FINISHED');
    expect(await look('ninh-thuan-du-thao')).toBe('CASCADE.NOT_ISSUED');
    expect((await office.post('/cascades/khong-co/amendments/preview', {})).body.code).toBe('CASCADE.NOT_FOUND');
  });

  it('is made by Office and administrator, seen by those who oversee', async () => {
    const [unit, leader] = [await api.as('so-y-te'), await api.as('lanh-dao')];
    expect((await unit.get(`/cascades/${cascadeId}/amendments`)).body.code).toBe('ACCESS.NOT_ISSUER');
    expect((await leader.get(`/cascades/${cascadeId}/amendments`)).body).toHaveLength(2);
    expect((await leader.post(`/cascades/${cascadeId}/amendments`, amendment())).body.code).toBe('ACCESS.ROLE');
  });
});
