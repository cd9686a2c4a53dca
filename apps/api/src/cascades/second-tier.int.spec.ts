import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTemplateBody, anObligation } from '../testing/a-template-body.js';
import type { Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';

/** Ban Dân tộc owes the province a report, and issues a plan of its own to its departments for it. */
const [UPPER, LOWER, OWNER, OFFICE, DIVISION] = [
  'cap-tinh',
  'cap-ban',
  'ban-dan-toc',
  'van-phong-ban-dan-toc',
  'phong-chinh-sach-ban-dan-toc',
];
const once = { kind: 'once', label: '' };
const fixed = (date: string) => ({ kind: 'fixed-date', date, boundary: 'on', clause: 'II.1', words: 'chậm nhất' });

const upper = aTemplateBody(UPPER, {
  obligations: [
    anObligation({
      owedBy: { units: [OWNER, 'so-y-te'] },
      periods: { ...once, label: 'cả đợt' },
      due: fixed('2027-03-15'),
    }),
  ],
});
const lower = aTemplateBody(LOWER, {
  title: 'Kế hoạch của Ban Dân tộc',
  issuer: OWNER,
  office: OFFICE,
  focal: OFFICE,
  documentSign: 'KH-BDT',
  obligations: [
    anObligation({
      key: 'cham-diem',
      title: 'Hồ sơ tự chấm điểm',
      shortTitle: 'Tự chấm điểm',
      group: 'scoring',
      owedBy: { units: [DIVISION, 'phong-ke-hoach-ban-dan-toc'] },
      periods: { ...once, label: 'cả đợt' },
      due: fixed('2027-02-26'),
      to: OWNER,
      via: OFFICE,
      feeds: { obligation: 'bao-cao-nam', of: 'parent' },
      scoring: {
        appraiser: OFFICE,
        criteria: [{ number: 1, title: 'Kết quả', max: 100 }],
        ratings: [
          { label: 'Tốt', from: 80 },
          { label: 'Đạt', from: 0 },
        ],
      },
    }),
  ],
});

let api: RunningApi;
let people: Record<'office' | 'owner' | 'collector' | 'division' | 'stranger', Client>;
let [parentId, childId, fileId] = ['', '', ''];

const publish = async (office: Client, body: Record<string, unknown>): Promise<void> => {
  const templateId = String(body['id']);
  const draft = (await office.post('/templates', { from: 'blank', templateId, title: 'x' })).body;
  const saved = (await office.put(`/templates/${templateId}/draft`, { revision: draft.revision, body })).body;
  const published = await office.post(`/templates/${templateId}/publish`, { revision: saved.revision });
  expect([published.status, published.body]).toEqual([200, { templateId, version: 1 }]);
};
const draft = (client: Client, templateId: string, parent: object | null, key?: string) =>
  client.post('/cascades', { templateId, version: 1, parent }, key);
const obligation = () => `/obligations/${childId}/${DIVISION}/cham-diem`;

beforeAll(async () => {
  api = await startTestApi();
  const [office, owner, collector, division, stranger] = await Promise.all(
    ['van-phong', OWNER, OFFICE, DIVISION, 'so-y-te'].map((name) => api.as(name)),
  );
  if (!office || !owner || !collector || !division || !stranger) throw new Error('not signed in');
  people = { office, owner, collector, division, stranger };
  await publish(office, upper);
  await publish(office, lower);
  parentId = (await draft(office, UPPER, null)).body.cascadeId;
  const issued = await office.post(`/cascades/${parentId}/issue`, { documentNumber: '700', issuedOn: '20/11/2026' });
  expect(issued.status).toBe(200);
});
afterAll(() => api.stop());

describe('a cascade of the second tier', () => {
  it('is drafted by a unit only for its own plan, from a template that it issues itself', async () => {
    const { owner, stranger } = people;
    const own = { cascadeId: parentId, unitId: OWNER };
    expect((await draft(owner, LOWER, null)).body.code).toBe('ACCESS.OTHER_UNIT');
    expect((await draft(stranger, LOWER, own)).body.code).toBe('ACCESS.OTHER_UNIT');
    expect((await draft(stranger, LOWER, { ...own, unitId: 'so-y-te' })).body.code).toBe('ACCESS.NOT_ISSUER');
    expect((await draft(owner, 'khong-co', own)).body.code).toBe('TEMPLATE.NOT_FOUND');
    const drafted = await draft(owner, LOWER, own, 'lap-dot-cap-duoi');
    childId = drafted.body.cascadeId;
    expect(drafted.status).toBe(200);
    expect((await draft(owner, LOWER, own, 'lap-dot-cap-duoi')).body).toEqual(drafted.body);
    expect((await owner.get(`/cascades/${childId}`)).body).toMatchObject({
      status: 'draft',
      parent: { cascadeId: parentId, unitId: OWNER },
    });
  });

  it('hangs neither on a plan that is not issued nor on itself', async () => {
    const { office, owner } = people;
    const notIssued = { cascadeId: 'ninh-thuan-du-thao', unitId: OWNER };
    expect((await draft(owner, LOWER, notIssued)).body.code).toBe('CASCADE.PARENT_NOT_ISSUED');
    const unknown = { cascadeId: 'khong-co', unitId: OWNER };
    expect((await draft(owner, LOWER, unknown)).body.code).toBe('CASCADE.PARENT_NOT_ISSUED');
    const ownAncestor = { cascadeId: childId, unitId: OWNER };
    const refused = await draft(office, LOWER, ownAncestor);
    expect(refused.body.code).toBe('CASCADE.OWN_ANCESTOR');
  });

  it('is issued and followed by its issuer, and by nobody else of the units', async () => {
    const { owner, stranger } = people;
    const asked = { documentNumber: '15', issuedOn: '20/11/2026' };
    expect((await stranger.post(`/cascades/${childId}/issue`, asked)).body.code).toBe('ACCESS.NOT_ISSUER');
    expect((await owner.post(`/cascades/${childId}/issue`, asked)).status).toBe(200);
    expect((await owner.get(`/cascades/${childId}/matrix`)).body.rows).toHaveLength(2);
    expect((await owner.get(`/cascades/${childId}/roll-ups`)).body).toEqual([]);
    expect((await owner.get(`/cascades/${parentId}/matrix`)).body.code).toBe('ACCESS.NOT_ISSUER');
    expect((await stranger.get(`/cascades/${childId}/matrix`)).body.code).toBe('ACCESS.NOT_ISSUER');
    const { children } = (await owner.get(`/cascades/${parentId}`)).body;
    expect(children).toMatchObject([{ cascadeId: childId, unitId: OWNER, status: 'issued' }]);
  });

  it('takes self-scores with the report, each within its bounds', async () => {
    const { division } = people;
    fileId = (await division.upload('Hồ sơ.pdf', PDF)).body.fileId;
    const report = { documentNumber: '9/HS', signedOn: '20/11/2026', fileIds: [fileId], figures: {} };
    const submit = (scores: object) => division.post(`${obligation()}/submissions`, { ...report, scores });
    expect((await submit({ 1: 101 })).body.code).toBe('SUBMISSION.SCORE_INVALID');
    expect((await submit({ 1: 90 })).status).toBe(200);
  });

  it('shows an obligation and its file to the unit, the intermediary, the appraiser and the issuer only', async () => {
    const { owner, collector, division, stranger } = people;
    for (const client of [owner, collector, division]) {
      expect((await client.get(obligation())).status).toBe(200);
      expect((await client.get(`/files/${fileId}`)).status).toBe(200);
    }
    expect((await stranger.get(obligation())).body.code).toBe('ACCESS.OTHER_UNIT');
    expect((await stranger.get(`/files/${fileId}`)).body.code).toBe('ACCESS.OTHER_UNIT');
  });

  it('is passed on by its intermediary, once', async () => {
    const { collector, division, owner } = people;
    expect((await division.post(`${obligation()}/forward`)).body.code).toBe('ACCESS.NOT_INTERMEDIARY');
    expect((await owner.post(`${obligation()}/forward`)).body.code).toBe('ACCESS.NOT_INTERMEDIARY');
    expect((await collector.post(`${obligation()}/forward`)).status).toBe(200);
    expect((await collector.post(`${obligation()}/forward`)).body.code).toBe('SUBMISSION.ALREADY_FORWARDED');
    expect((await owner.get(obligation())).body.intermediary).toMatchObject({ state: 'forwarded' });
  });

  it('is appraised by its appraiser, who says why the score differs', async () => {
    const { collector, stranger } = people;
    const path = `${obligation()}/appraisal`;
    expect((await stranger.post(path, { scores: { 1: 85 } })).body.code).toBe('ACCESS.NOT_APPRAISER');
    const silent = await collector.post(path, { scores: { 1: 85 } });
    expect([silent.status, silent.body.errors.length]).toEqual([422, 1]);
    expect((await collector.post(path, { scores: { 1: 85 }, reason: 'Thiếu một minh chứng' })).status).toBe(200);
    expect((await collector.get(obligation())).body.scoreSheet).toMatchObject({ total: 85, rating: 'Tốt' });
  });

  it('is accepted by its issuer, not by the unit itself', async () => {
    const { owner, division } = people;
    expect((await division.post(`${obligation()}/acceptance`)).body.code).toBe('ACCESS.NOT_ISSUER');
    expect((await division.get(obligation())).body.may.accept).toBe(false);
    expect((await owner.get(obligation())).body.may.accept).toBe(true);
    expect((await owner.post(`${obligation()}/acceptance`)).status).toBe(200);
  });
});

describe('the same document', () => {
  it('is not issued a second time, which would make every unit owe everything twice', async () => {
    const { office } = people;
    const { cascadeId } = (await draft(office, UPPER, null)).body;
    const twice = await office.post(`/cascades/${cascadeId}/issue`, {
      documentNumber: '0700/KH-UBND',
      issuedOn: '20/11/2026',
    });
    expect([twice.status, twice.body.code]).toEqual([409, 'CASCADE.ISSUED_BEFORE']);
    const other = await office.post(`/cascades/${cascadeId}/issue`, { documentNumber: '710', issuedOn: '20/11/2026' });
    expect(other.status).toBe(200);
  });
});

describe('a draft', () => {
  it('is pinned anew to another version, and not to the same', async () => {
    const { office } = people;
    const cascadeId = (await draft(office, UPPER, null)).body.cascadeId;
    expect((await office.post(`/cascades/${cascadeId}/repin`, { version: 1 })).body.code).toBe('CASCADE.UNCHANGED');
    expect((await office.post(`/cascades/${cascadeId}/repin`, { version: 7 })).body.code).toBe('TEMPLATE.NOT_FOUND');
    expect((await office.post(`/cascades/khong-co/repin`, { version: 1 })).body.code).toBe('CASCADE.NOT_FOUND');
    const second = (await office.post('/templates', { from: 'version', templateId: UPPER, version: 1 })).body;
    const body = { ...second.body, subject: 'Bản hai' };
    const saved = (await office.put(`/templates/${UPPER}/draft`, { revision: second.revision, body })).body;
    await office.post(`/templates/${UPPER}/publish`, { revision: saved.revision });
    expect((await office.post(`/cascades/${cascadeId}/repin`, { version: 2 })).status).toBe(200);
    expect((await office.get(`/cascades/${cascadeId}`)).body.template.version).toBe(2);
  });
});
