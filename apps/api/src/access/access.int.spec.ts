import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Method } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';
import { routeActs } from './route-acts.js';
import { RegisteredRoutes } from './registered-routes.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const DRAFT = 'ninh-thuan-du-thao';
const LIVED = 'ninh-thuan-2022-2026';

describe('who may do what', () => {
  it('names every registered route in the table of rights, and no route that does not exist', () => {
    const routes = api.app.get(RegisteredRoutes);
    expect(routes.keys.length).toBeGreaterThan(20);
    expect(routes.withoutPolicy()).toEqual([]);
    expect(routes.policiesWithoutRoute()).toEqual([]);
  });

  it('lets nobody without a session through a route that is not public', async () => {
    for (const key of Object.keys(routeActs).filter((each) => routeActs[each] !== 'public')) {
      const [method, path = ''] = key.split(' ');
      const url = path.replace('/api', '').replace(/:\w+/g, 'x');
      const answer = await api.visitor.send(method as Method, url, {
        headers: { 'x-requested-with': 'dondoc', 'idempotency-key': 'key-of-nobody' },
        ...(method === 'POST' || method === 'PUT' ? { body: {} } : {}),
      });
      expect([key, answer.status, answer.body.code]).toEqual([key, 401, 'SIGN_IN.REQUIRED']);
    }
  });

  it('shows a unit its own work and refuses the work of another by its code', async () => {
    const unit = await api.as('so-tu-phap');
    expect((await unit.get(`/obligations/${LIVED}/so-tu-phap/bao-cao-nam.2026`)).status).toBe(200);
    const refused = await unit.get(`/obligations/${LIVED}/so-y-te/bao-cao-nam.2026`);
    expect([refused.status, refused.body.code]).toEqual([403, 'ACCESS.OTHER_UNIT']);
    expect(refused.body.errors).toMatchObject([{ field: 'unitId', value: 'so-y-te' }]);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect((await unit.get('/due-list')).body.unit.unitId).toBe('so-tu-phap');
    expect((await unit.get('/due-list?unit=so-y-te')).body.code).toBe('ACCESS.OTHER_UNIT');
    const written = await unit.post(`/obligations/${LIVED}/so-y-te/bao-cao-nam.2026/submissions`, {});
    expect(written.body.code).toBe('ACCESS.OTHER_UNIT');
  });

  it('keeps the matrix, the letters, judging and issuing from units', async () => {
    const unit = await api.as('so-tu-phap');
    for (const path of [`/cascades/${LIVED}/matrix`, `/cascades/${LIVED}/roll-ups`, `/cascades/${LIVED}/amendments`]) {
      expect([path, (await unit.get(path)).body.code]).toEqual([path, 'ACCESS.NOT_ISSUER']);
    }
    const own = `/obligations/${LIVED}/so-tu-phap/bao-cao-nam.2026`;
    expect((await unit.post(`${own}/acceptance`)).body.code).toBe('ACCESS.NOT_ISSUER');
    expect((await unit.post(`${own}/forward`)).body.code).toBe('ACCESS.NOT_INTERMEDIARY');
    expect((await unit.post(`${own}/appraisal`)).body.code).toBe('ACCESS.NOT_APPRAISER');
    expect((await unit.post(`/cascades/${DRAFT}/issue`, {})).body.code).toBe('ACCESS.NOT_ISSUER');
    expect((await unit.get('/messages')).body.code).toBe('ACCESS.ROLE');
  });

  it('lets a leader read everything and change nothing', async () => {
    const leader = await api.as('lanh-dao');
    expect((await leader.get(`/cascades/${LIVED}/matrix`)).status).toBe(200);
    expect((await leader.get('/due-list?unit=so-y-te')).status).toBe(200);
    expect((await leader.post(`/cascades/${DRAFT}/issue`, {})).body.code).toBe('ACCESS.ROLE');
    expect((await leader.post(`/obligations/${LIVED}/so-y-te/bao-cao-nam.2026/submissions`)).body.code).toBe(
      'ACCESS.ROLE',
    );
  });

  it('lets the focal department judge everybody and hand in only for itself', async () => {
    const focal = await api.as('so-noi-vu');
    expect((await focal.get('/session')).body.role).toBe('focal-department');
    const report = { documentNumber: '1/BC', signedOn: '20/11/2026', fileIds: [], figures: {} };
    expect((await focal.post(`/obligations/${LIVED}/so-y-te/bao-cao-nam.2026/submissions`, report)).body.code).toBe(
      'ACCESS.OTHER_UNIT',
    );
    const accepted = await focal.post(`/obligations/${LIVED}/so-y-te/khong-co/acceptance`);
    expect(accepted.body.code).toBe('OBLIGATION.NOT_FOUND');
  });
});

describe('lists', () => {
  const idsOf = async (who: string): Promise<string[]> =>
    (await (await api.as(who)).get('/cascades')).body.map(({ cascadeId }: { cascadeId: string }) => cascadeId).sort();

  it('show an Office its own province, the Party’s Office its own, a unit what it owes, an auditor all', async () => {
    const all = await idsOf('kiem-tra');
    const province = await idsOf('van-phong');
    expect(await idsOf('theo-doi-van-phong-dang-uy-khoi')).toEqual(['dang-uy-khoi-2023']);
    expect(await idsOf('theo-doi-van-phong-ubnd-tinh-tay-ninh')).toEqual(['duong-minh-chau-2023', 'tay-ninh-765']);
    expect(province).toContain(DRAFT);
    expect(province).toContain('ban-dan-toc-2023'); // issued by a department of the province
    expect(province).not.toContain('tay-ninh-765');
    expect(province).not.toContain('dang-uy-khoi-2023');
    const unit = await idsOf('so-y-te');
    expect(unit).toContain(LIVED);
    expect(unit).not.toContain(DRAFT); // nobody owes a draft
    expect(all.length).toBeGreaterThan(province.length);
  });

  it('show templates to whoever may make or issue them', async () => {
    const templatesOf = async (who: string): Promise<string[]> =>
      (await (await api.as(who)).get('/templates')).body.map(({ templateId }: { templateId: string }) => templateId);
    expect(await templatesOf('so-y-te')).toEqual([]);
    expect(await templatesOf('theo-doi-van-phong-dang-uy-khoi')).toEqual(['dang-uy-khoi-dan-van-2023']);
    expect(await templatesOf('quan-tri-mau')).not.toContain('tay-ninh-765-2023');
    const party = await api.as('theo-doi-van-phong-dang-uy-khoi');
    const draft = { from: 'copy', source: 'ninh-thuan-dan-van-2027', version: 1, templateId: 'sao-chep', title: 'x' };
    expect((await party.post('/templates', draft)).body.code).toBe('ACCESS.OTHER_TEMPLATE');
  });

  it('let nobody write in the name of another province', async () => {
    const party = await api.as('theo-doi-van-phong-dang-uy-khoi');
    const begun = await party.post('/templates', { from: 'blank', templateId: 'mao-danh', title: 'x' });
    expect(begun.body.body).toMatchObject({ issuer: 'dang-uy-khoi', office: 'van-phong-dang-uy-khoi' });
    const body = { ...begun.body.body, issuer: 'ubnd-tinh' };
    const saved = await party.put('/templates/mao-danh/draft', { revision: begun.body.revision, body });
    expect([saved.body.code, saved.body.errors?.[0]?.field]).toEqual(['ACCESS.OTHER_UNIT', 'issuer']);
  });

  it('of letters show an Office only what is about its own cascades', async () => {
    const party = (await (await api.as('theo-doi-van-phong-dang-uy-khoi')).get('/messages')).body;
    const office = (await (await api.as('van-phong')).get('/messages')).body;
    expect(office.total).toBeGreaterThan(party.total);
    const foreign = await (await api.as('van-phong')).get('/messages?cascade=tay-ninh-765');
    expect(foreign.body.code).toBe('ACCESS.OTHER_CASCADE');
  });
});

describe('requests from other sites', () => {
  const send = (headers: Record<string, string>) =>
    api.visitor.send('POST', '/session', { body: { username: 'van-phong', password: 'sai' }, headers });

  it('refuses a change without the marker that only our page can set', async () => {
    expect((await send({})).body).toMatchObject({ status: 403, code: 'REQUEST.CROSS_SITE' });
  });

  it('refuses a change that names another origin, and takes ours', async () => {
    const marked = { 'x-requested-with': 'dondoc' };
    expect((await send({ ...marked, origin: 'https://ke-xau.example' })).body.code).toBe('REQUEST.CROSS_SITE');
    expect((await send({ ...marked, origin: 'null' })).body.code).toBe('REQUEST.CROSS_SITE');
    expect((await send({ ...marked, origin: 'http://localhost:8080' })).body.code).toBe('SIGN_IN.WRONG');
    expect((await send({ ...marked, origin: 'http://may-chu:8081', host: 'may-chu:8081' })).body.code).toBe(
      'SIGN_IN.WRONG',
    );
  });
});
