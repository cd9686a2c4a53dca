import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTemplateBody, anObligation } from '../testing/a-template-body.js';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

const PLAN = 'khoa-2026';
const due = { kind: 'fixed-date', date: '2026-11-02', boundary: 'on', clause: 'Mục 2', words: 'chậm nhất 02/11' };
const template = aTemplateBody(PLAN, {
  obligations: [
    anObligation({
      key: 'ke-hoach',
      owedBy: { units: ['so-y-te', 'so-tai-chinh'] },
      periods: { kind: 'once', label: 'cả đợt' },
      due,
      closesAfter: 2,
    }),
  ],
});

let api: RunningApi;
let office: Client;
let cascadeId = '';
const ref = () => ({ cascadeId, unitId: 'so-y-te', lineId: 'ke-hoach' });
const remind = async () => {
  const asked = await office.post('/jobs/preview', { kind: 'remind', selection: { refs: [ref()] } });
  return asked.body.items[0];
};
const warnings = async (): Promise<string> =>
  (await office.post('/letters/preview', { cascadeId, newDate: '04/12/2026' })).body.warnings.join('\n');

beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
  const draft = (await office.post('/templates', { from: 'blank', templateId: PLAN, title: 'x' })).body;
  const saved = (await office.put(`/templates/${PLAN}/draft`, { revision: draft.revision, body: template })).body;
  await office.post(`/templates/${PLAN}/publish`, { revision: saved.revision });
  cascadeId = (await office.post('/cascades', { templateId: PLAN, version: 1, parent: null })).body.cascadeId;
  const issued = await office.post(`/cascades/${cascadeId}/issue`, { documentNumber: '702', issuedOn: '15/10/2026' });
  expect(issued.status).toBe(200);
  api.setNow('2026-11-27T01:00:00.000Z');
});
afterAll(() => api.stop());

describe('chasing what is locked', () => {
  it('is told before the letter is made, for how many, and what to do first', async () => {
    expect(await warnings()).toContain('2 nội dung đã khóa, đơn vị không nộp được: mở lại trước khi gửi công văn');
  });

  it('by hand is refused with the closing day, until the unit may hand in again', async () => {
    expect(await remind()).toMatchObject({
      outcome: 'refused',
      reason: 'Kỳ này đã khóa ngày 25/11/2026.',
      mend: 'Mở lại cho đơn vị nộp, rồi nhắc.',
    });
    const path = `/obligations/${cascadeId}/so-y-te/ke-hoach`;
    expect((await office.post(`${path}/reopening`, { until: '04/12/2026', reason: 'Mất điện' })).status).toBe(200);
    expect(await remind()).toMatchObject({ outcome: 'will' });
    expect(await warnings()).toContain('1 nội dung đã khóa');
  });

  it('names the clause once', async () => {
    const { body } = await office.get(`/obligations/${cascadeId}/so-y-te/ke-hoach`);
    expect(body.line.due.why[0].text).toBe('Nguyên văn, Mục 2: “chậm nhất 02/11”.');
  });
});
