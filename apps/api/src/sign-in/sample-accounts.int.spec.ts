import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTemplateBody, anObligation } from '../testing/a-template-body.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';
import { createSampleAccounts } from './sample-accounts.js';
import { AccountRow } from './sign-in.entities.js';

const [UNIT, PERSON, PLAN] = ['so-khcn-moi', 'nguyen.van.a', 'ke-hoach-rieng'];
const aUnit = {
  unitId: UNIT,
  name: 'Sở Khoa học và Công nghệ (mới)',
  shortName: 'Sở KH&CN',
  class: 'so-ban-nganh',
  tier: 'province',
  parent: 'ubnd-tinh',
  adminCode: null,
  dutyLine: [],
  validFrom: '01/07/2025',
};

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe('sample accounts', () => {
  it('are not made at the next start for a unit whose post somebody holds with an account of their own', async () => {
    const [admin, office] = [await api.as('quan-tri'), await api.as('van-phong')];
    const post = `/units/${UNIT}/posts/focal-point`;
    expect((await admin.post('/units', aUnit)).status).toBe(200);
    expect((await admin.post('/people', { username: PERSON, name: 'Nguyễn Văn A', email: 'a@x.example' })).status).toBe(
      200,
    );
    expect((await admin.put(post, { title: 'Đầu mối', email: 'dau-moi@x.example' })).status).toBe(200);
    expect((await admin.post(`${post}/holders`, { username: PERSON, from: '01/07/2025', reason: 'x' })).status).toBe(
      200,
    );
    const body = aTemplateBody(PLAN, { obligations: [anObligation({ owedBy: { units: [UNIT] } })] });
    const draft = (await office.post('/templates', { from: 'blank', templateId: PLAN, title: 'x' })).body;
    const saved = (await office.put(`/templates/${PLAN}/draft`, { revision: draft.revision, body })).body;
    await office.post(`/templates/${PLAN}/publish`, { revision: saved.revision });
    const { cascadeId } = (await office.post('/cascades', { templateId: PLAN, version: 1, parent: null })).body;
    const issued = await office.post(`/cascades/${cascadeId}/issue`, { documentNumber: '9', issuedOn: '20/11/2026' });
    expect(issued.status).toBe(200);
    const accounts = api.database.dataSource.getRepository(AccountRow);
    const before = await accounts.count();
    await createSampleAccounts(api.database, issued.body.recordedAt);
    expect(await accounts.count()).toBe(before);
    expect((await admin.get(`/units/${UNIT}`)).body.posts).toMatchObject([{ holdings: [{ username: PERSON }] }]);
  });
});
