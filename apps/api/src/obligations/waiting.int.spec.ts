import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTemplateBody, anObligation } from '../testing/a-template-body.js';
import type { Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';

const PLAN = 'cham-diem-2026';
const fixed = (date: string) => ({ kind: 'fixed-date', date, boundary: 'on', clause: 'II.1', words: 'chậm nhất' });
const common = { owedBy: { units: ['so-y-te'] }, periods: { kind: 'once', label: 'cả đợt' } };
const template = aTemplateBody(PLAN, {
  obligations: [
    anObligation({
      ...common,
      key: 'cham-diem',
      due: fixed('2026-12-11'),
      scoring: {
        appraiser: 'so-noi-vu',
        criteria: [
          { number: 1, title: 'Hạ tầng', max: 60, coAppraisers: ['so-tai-chinh'] },
          { number: 2, title: 'Nhân lực', max: 40 },
        ],
        ratings: [{ label: 'Đạt', from: 0 }],
      },
    }),
    anObligation({ ...common, key: 'ke-hoach', due: fixed('2026-11-02'), closesAfter: 2 }),
  ],
});

let api: RunningApi;
let people: Record<'office' | 'unit' | 'via' | 'other', Client>;
let cascadeId = '';
const path = (key = 'cham-diem') => `/obligations/${cascadeId}/so-y-te/${key}`;
const waitingFor = async (client: Client) =>
  (await client.get('/due-list')).body.waiting.filter((one: { cascadeId: string }) => one.cascadeId === cascadeId);

beforeAll(async () => {
  api = await startTestApi();
  const [office, unit, via, other] = await Promise.all(
    ['van-phong', 'so-y-te', 'so-noi-vu', 'so-tai-chinh'].map((name) => api.as(name)),
  );
  if (!office || !unit || !via || !other) throw new Error('not signed in');
  people = { office, unit, via, other };
  const draft = (await office.post('/templates', { from: 'blank', templateId: PLAN, title: 'x' })).body;
  const saved = (await office.put(`/templates/${PLAN}/draft`, { revision: draft.revision, body: template })).body;
  const published = await office.post(`/templates/${PLAN}/publish`, { revision: saved.revision });
  expect(published.body).toEqual({ templateId: PLAN, version: 1 });
  cascadeId = (await office.post('/cascades', { templateId: PLAN, version: 1, parent: null })).body.cascadeId;
  const issued = { documentNumber: '701', issuedOn: '30/10/2026' };
  expect((await office.post(`/cascades/${cascadeId}/issue`, issued)).status).toBe(200);
});
afterAll(() => api.stop());

describe('what waits for somebody else than the unit that owes it', () => {
  it('is nothing before the report, nor in another unit’s list', async () => {
    expect(await waitingFor(people.via)).toEqual([]);
    const { fileId } = (await people.unit.upload('Hồ sơ.pdf', PDF)).body;
    const report = { documentNumber: '9/HS', signedOn: '20/11/2026', fileIds: [fileId], scores: { 1: 50, 2: 40 } };
    expect((await people.unit.post(`${path()}/submissions`, report)).status).toBe(200);
    expect(await waitingFor(people.unit)).toEqual([]);
    expect((await people.office.get('/due-list?unit=so-noi-vu')).body.waiting).toEqual([]);
  });

  it('is told to the intermediary and to each appraiser, who have no desk of the cascade', async () => {
    const unit = expect.objectContaining({ unitId: 'so-y-te' });
    expect(await waitingFor(people.via)).toMatchObject([{ unit, forward: true, appraise: true }]);
    expect(await waitingFor(people.other)).toMatchObject([{ unit, forward: false, appraise: true, standing: null }]);
  });

  it('goes away for whoever has done their part', async () => {
    await people.via.post(`${path()}/forward`);
    await people.other.post(`${path()}/appraisal`, { scores: { 1: 50 } });
    expect(await waitingFor(people.via)).toMatchObject([{ forward: false, appraise: true }]);
    expect(await waitingFor(people.other)).toEqual([]);
  });

  it('stays when the dossier was accepted before its appraisal was done, until it is rated', async () => {
    expect((await people.office.post(`${path()}/acceptance`)).status).toBe(200);
    expect((await people.via.get(path())).body.may).toMatchObject({ appraise: true, forward: false });
    expect(await waitingFor(people.via)).toMatchObject([{ forward: false, appraise: true }]);
    expect((await people.via.post(`${path()}/appraisal`, { scores: { 1: 50, 2: 40 } })).status).toBe(200);
    expect((await people.via.get(path())).body.may.appraise).toBe(false);
    expect(await waitingFor(people.via)).toEqual([]);
  });
});

describe('what was entered after its closing day', () => {
  const plan = async () =>
    (await people.unit.get('/due-list')).body.items.find(
      (one: { cascadeId: string; line: { key: string } }) => one.cascadeId === cascadeId && one.line.key === 'ke-hoach',
    );

  it('can still be handed in for as long as the template gives, and then says since when not', async () => {
    expect(await plan()).toMatchObject({ status: { code: 'overdue' }, lockedOn: null });
    expect((await people.unit.get(path('ke-hoach'))).body.may.submit).toBe(true);
    api.setNow('2026-12-01T02:00:00.000Z');
    expect(await plan()).toMatchObject({ status: { code: 'overdue' }, lockedOn: expect.stringMatching(/^2026-11-2/) });
    expect((await people.unit.get(path('ke-hoach'))).body.may).toMatchObject({ submit: false, askExtension: true });
  });
});
