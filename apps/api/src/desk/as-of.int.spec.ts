import { type Instant, instantFromEpoch } from '@dondoc/domain';
import { Queries } from '@dondoc/read-models';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
let cascadeIds: string[] = [];
beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
  cascadeIds = (await office.get('/cascades')).body.map((one: { cascadeId: string }) => one.cascadeId);
});
afterAll(() => api.stop());

/** Nothing remembered from an earlier question. */
const fresh = (): Queries => new Queries(api.database.pool, api.database.store);
const figuresAt = async (at: Instant): Promise<unknown> => {
  const { past } = fresh();
  const summaries = await past.listCascades(at);
  const matrices = await Promise.all(summaries.map(({ cascadeId }) => past.getMatrix(cascadeId, at)));
  return { summaries, matrices };
};
const ok = ({ status, body }: Answer): ReturnType<typeof JSON.parse> => {
  expect({ status, body: status === 200 ? '' : body }).toEqual({ status: 200, body: '' });
  return body;
};

const FIRST = Date.parse('2022-02-15T00:00:00.000Z');
const LAST = Date.parse('2026-11-21T00:59:59.999Z');
/** Any moment of the years that the sample has lived through. */
const moment = fc.integer({ min: FIRST, max: LAST }).map(instantFromEpoch);

/** What a sở owes and is most overdue with. */
const openRow = async (): Promise<{ cascadeId: string; unitId: string; lineId: string }> => {
  const running = cascadeIds.filter((id) => id !== 'ninh-thuan-du-thao').join(',');
  const { rows } = ok(await office.get(`/desk?view=overdue&limit=1&classes=so-ban-nganh&cascades=${running}`));
  const [row] = rows;
  return { cascadeId: row.cascadeId, unitId: row.unitId, lineId: row.lineId };
};

const submit = async ({ cascadeId, unitId, lineId }: Awaited<ReturnType<typeof openRow>>): Promise<void> => {
  const unit = await api.as(unitId);
  const file = ok(await unit.upload('bao-cao.pdf', PDF));
  const { figureFields } = ok(await unit.get(`/obligations/${cascadeId}/${unitId}/${lineId}`));
  const figures = Object.fromEntries(figureFields.map(({ key, min }: { key: string; min: number }) => [key, min]));
  const body = { documentNumber: '77/BC', signedOn: '20/11/2026', fileIds: [file.fileId], figures };
  ok(await unit.post(`/obligations/${cascadeId}/${unitId}/${lineId}/submissions`, body));
};

describe('as of a moment', () => {
  it('the log rebuilt at now is what the tables say', async () => {
    const now = '2026-11-21T01:00:00.000Z' as Instant;
    const queries = fresh();
    expect(await queries.past.listCascades(now)).toEqual(await queries.listCascades(now));
    for (const id of cascadeIds) {
      expect(await queries.past.getMatrix(id, now)).toEqual(await queries.getMatrix(id, now));
      expect(await queries.past.getCascade(id, now)).toEqual(await queries.getCascade(id, now));
    }
    const list = await queries.getDueList('so-y-te', now);
    expect(await queries.past.getDueList('so-y-te', now)).toEqual(list);
  });

  it('totals of any past day add up', async () => {
    await fc.assert(
      fc.asyncProperty(moment, async (at) => {
        const { past } = fresh();
        for (const { cascadeId, obligationCount } of await past.listCascades(at)) {
          const { totals, rows } = await past.getMatrix(cascadeId, at);
          const cells = rows.reduce((all, row) => all + row.cells.length, 0);
          expect(Object.values(totals).reduce((all, one) => all + one, 0)).toBe(cells);
          expect(cells).toBe(obligationCount);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('does not change by what is done later', async () => {
    const moments = fc.sample(moment, 6);
    const before = await Promise.all(moments.map(figuresAt));
    const row = await openRow();
    await submit(row);
    ok(await office.post('/cascades/ninh-thuan-du-thao/issue', { documentNumber: '155', issuedOn: '27/1/2022' }));
    expect(await Promise.all(moments.map(figuresAt))).toEqual(before);
  });

  it('shows an obligation as it was known then: without the later report, and without anything to do', async () => {
    const row = await openRow();
    const path = `/obligations/${row.cascadeId}/${row.unitId}/${row.lineId}`;
    await submit(row);
    const now = ok(await office.get(path));
    const then = ok(await office.get(`${path}?asOf=20/11/2026`));
    expect(now.submissions).toHaveLength(1);
    expect(then.submissions).toEqual([]);
    expect(then.status.code).not.toBe(now.status.code);
    expect(Object.values(then.may)).not.toContain(true);
    expect(then.timeline.length).toBeLessThan(now.timeline.length);
  });

  it('knows a report on paper only from the day on which it was entered', async () => {
    const row = await openRow();
    const path = `/obligations/${row.cascadeId}/${row.unitId}/${row.lineId}`;
    const file = ok(await office.upload('ban-giay.pdf', PDF));
    const { figureFields } = ok(await office.get(path));
    const figures = Object.fromEntries(figureFields.map(({ key, min }: { key: string; min: number }) => [key, min]));
    const paper = { receivedAt: '10/11/2026', reason: 'Nộp bản giấy tại Văn phòng' };
    const body = { documentNumber: '5/BC', signedOn: '9/11/2026', fileIds: [file.fileId], figures, paper };
    const yesterday = await figuresAt('2026-11-20T16:59:59.999Z' as Instant);
    ok(await office.post(`${path}/submissions`, body));
    expect(ok(await office.get(path)).submissions[0].receivedAt < '2026-11-11').toBe(true);
    expect(await figuresAt('2026-11-20T16:59:59.999Z' as Instant)).toEqual(yesterday);
    expect(ok(await office.get(`${path}?asOf=20/11/2026`)).submissions).toEqual([]);
  });

  it('reads the date as people type it, on every page of standings', async () => {
    const [id] = cascadeIds;
    const paths = [`/cascades`, `/cascades/${id}`, `/cascades/${id}/matrix`, '/desk', '/due-list?unit=so-y-te'];
    for (const path of paths) {
      const at = path.includes('?') ? '&' : '?';
      const typed = await office.get(`${path}${at}asOf=${encodeURIComponent('15/11/2026')}`);
      const iso = await office.get(`${path}${at}asOf=2026-11-15`);
      expect({ path, status: typed.status }).toEqual({ path, status: 200 });
      expect(typed.body).toEqual(iso.body);
    }
    const { moment: shown } = ok(await office.get('/desk?asOf=15/11/2026'));
    expect(shown).toEqual({
      at: '2026-11-15T16:59:59.999Z',
      past: true,
      text: 'Theo những gì đã ghi nhận đến hết ngày 15/11/2026',
    });
  });

  it('before anybody had drafted a cascade says so, and not that there is none', async () => {
    const path = '/cascades/ninh-thuan-2022-2026';
    for (const page of ['', '/matrix', '/report']) {
      const before = await office.get(`${path}${page}?asOf=01/01/2021`);
      expect(before).toMatchObject({ status: 404, body: { code: 'CASCADE.NOT_FOUND' } });
      expect(before.body.errors[0].reason).toBe('Tính đến hết ngày 01/01/2021, chưa có đợt triển khai này.');
    }
  });

  it.each([
    ['22/11/2026', 'AS_OF.FUTURE'],
    ['2030-01-01', 'AS_OF.FUTURE'],
    ['31/2/2024', 'DATE.NOT_REAL'],
    ['hôm qua', 'DATE.NOT_REAL'],
    ['99:00 15/3/2024', 'INSTANT.NOT_REAL'],
  ])('refuses %s', async (typed, code) => {
    for (const path of ['/desk', '/desk/refs', '/cascades', `/cascades/${cascadeIds[0]}/matrix`]) {
      const { status, body } = await office.get(`${path}?asOf=${encodeURIComponent(typed)}`);
      expect({ path, status, code: body.code, field: body.errors[0].field }).toEqual({
        path,
        status: 422,
        code,
        field: 'asOf',
      });
    }
  });

  it('of a day before there was anything, says that there is nothing', async () => {
    expect(ok(await office.get('/cascades?asOf=1/1/2001'))).toEqual([]);
    expect(ok(await office.get('/desk?asOf=1/1/2001&view=all'))).toMatchObject({ total: 0, rows: [] });
    const { status, body } = await office.get(`/cascades/${cascadeIds[0]}/matrix?asOf=1/1/2001`);
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'CASCADE.NOT_FOUND' });
  });
});

describe('a unit that is called otherwise since', () => {
  it('has the name, the class and the place of that day in every answer about it', async () => {
    api.setNow('2026-11-23T01:00:00.000Z');
    const row = await openRow();
    const keeper = await api.as('quan-tri-don-vi');
    const facts = { name: 'Sở Tên mới', shortName: 'Sở Mới', class: 'don-vi-su-nghiep' };
    ok(await keeper.put(`/units/${row.unitId}`, { from: '22/11/2026', reason: 'Nghị quyết số 9', facts }));
    const path = `/obligations/${row.cascadeId}/${row.unitId}/${row.lineId}`;
    const desk = async (asOf: string, loai: string) =>
      ok(await office.get(`/desk?view=all&units=${row.unitId}&classes=${loai}${asOf}`)).total;
    const names = async (asOf: string): Promise<string[]> => {
      const matrix = ok(await office.get(`/cascades/${row.cascadeId}/matrix${asOf}`));
      const own = matrix.rows.find((one: { unit: { unitId: string } }) => one.unit.unitId === row.unitId);
      const list = ok(await office.get(`/due-list${asOf === '' ? '?' : `${asOf}&`}unit=${row.unitId}`));
      return [own.unit.name, ok(await office.get(`${path}${asOf}`)).unit.name, list.unit.name, list.items[0].unit.name];
    };
    expect(new Set(await names(''))).toEqual(new Set(['Sở Tên mới']));
    const then = new Set(await names('?asOf=21/11/2026'));
    expect([then.size, then.has('Sở Tên mới')]).toEqual([1, false]);
    expect(await desk('&asOf=21/11/2026', 'so-ban-nganh')).toBeGreaterThan(0);
    expect(await desk('&asOf=21/11/2026', 'don-vi-su-nghiep')).toBe(0);
    expect(await desk('', 'don-vi-su-nghiep')).toBeGreaterThan(0);
  });
});
