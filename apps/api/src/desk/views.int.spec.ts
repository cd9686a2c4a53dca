import { savedViewSchema } from '@dondoc/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  [office, admin] = await Promise.all([api.as('van-phong'), api.as('quan-tri')]);
});
afterAll(() => api.stop());

const codeOf = ({ status, body }: Answer): string => `${status} ${body.code} ${body.errors?.[0]?.field}`;
const overdueSo = { view: 'overdue', classes: ['so-ban-nganh'] };
const save = (client: Client, name: string, more: object = {}, key?: string): Promise<Answer> =>
  client.post('/views', { name, filter: overdueSo, groupBy: 'unit', ...more }, key);

describe('saved views of the desk', () => {
  it('are kept whole under a name', async () => {
    const made = await save(office, '  Sở   quá hạn ');
    const view = savedViewSchema.parse(made.body);
    expect(view).toMatchObject({ name: 'Sở quá hạn', groupBy: 'unit', own: true, shared: { kind: 'private' } });
    expect(view.filter).toMatchObject({ ...overdueSo, days: 3, units: [], text: '' });
    expect((await office.get(`/views/${view.viewId}`)).body).toEqual(made.body);
    expect((await office.get('/views')).body).toEqual([made.body]);
  });

  it('a repeated key saves no second one', async () => {
    const [one, two] = [await save(office, 'Lặp', {}, 'cung-mot-khoa'), await save(office, 'Lặp', {}, 'cung-mot-khoa')];
    expect(two.body.viewId).toBe(one.body.viewId);
  });

  it('two of one owner do not share a name; two owners may', async () => {
    await save(office, 'Trùng tên');
    expect(codeOf(await save(office, 'Trùng tên'))).toBe('409 VIEW.NAME_TAKEN name');
    expect((await save(admin, 'Trùng tên')).status).toBe(200);
  });

  it('are seen by those they are shared with, and changed by their owner only', async () => {
    const mine = (await save(office, 'Của riêng Văn phòng')).body;
    const shared = (await save(office, 'Cho quản trị', { shared: { kind: 'role', role: 'admin' } })).body;
    expect(codeOf(await admin.get(`/views/${mine.viewId}`))).toBe('404 VIEW.NOT_FOUND viewId');
    const seen = await admin.get(`/views/${shared.viewId}`);
    expect(seen.body).toMatchObject({ own: false, name: 'Cho quản trị' });
    const change = { name: 'Đổi tên', filter: overdueSo };
    expect(codeOf(await admin.put(`/views/${shared.viewId}`, change))).toBe('403 VIEW.NOT_OWNER viewId');
    expect(codeOf(await admin.delete(`/views/${shared.viewId}`))).toBe('403 VIEW.NOT_OWNER viewId');
    expect((await office.put(`/views/${shared.viewId}`, change)).body).toMatchObject({ name: 'Đổi tên', own: true });
    expect((await admin.get(`/views/${shared.viewId}`)).status).toBe(404);
    expect((await office.delete(`/views/${shared.viewId}`)).status).toBe(204);
    expect((await office.get(`/views/${shared.viewId}`)).status).toBe(404);
  });

  it('are not written over unseen: who saves what has changed meanwhile is told when, and nothing is lost', async () => {
    const { viewId, revision } = (await save(office, 'Hai cửa sổ')).body;
    const change = (name: string, seen: number) =>
      office.put(`/views/${viewId}`, { name, filter: overdueSo, groupBy: 'unit', revision: seen });
    const first = await change('Cửa sổ một', revision);
    expect(first.body).toMatchObject({ name: 'Cửa sổ một', revision: revision + 1 });
    expect((await change('Cửa sổ một', revision)).body).toEqual(first.body); // its answer was lost
    const stale = await change('Cửa sổ hai', revision);
    expect(codeOf(stale)).toBe('409 VIEW.STALE revision');
    expect(stale.body.errors[0].reason).toContain('lúc 08:00 ngày 21/11/2026');
    expect((await office.get(`/views/${viewId}`)).body.name).toBe('Cửa sổ một');
    expect((await change('Cửa sổ hai', revision + 1)).body.name).toBe('Cửa sổ hai');
  });

  it('are shared with units that there are', async () => {
    const to = (unitId: string) => ({ shared: { kind: 'unit', unitId } });
    expect(codeOf(await save(office, 'Cho ai', to('khong-co')))).toBe('404 UNIT.NOT_FOUND shared.unitId');
    expect((await save(office, 'Cho Sở Nội vụ', to('so-noi-vu'))).body.sharedLabel).toContain('Nội vụ');
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ filter: { view: 'moi-thu' } }, 'filter.view'],
    [{ filter: { units: 'so-y-te' } }, 'filter.units'],
    [{ shared: { kind: 'moi-nguoi' } }, 'shared'],
    [{ groupBy: 'mau' }, 'groupBy'],
  ])('refuses %o', async (wrong, field) => {
    const { status, body } = await save(office, 'Sai', wrong);
    expect({ status, field: body.errors[0].field }).toEqual({ status: 400, field });
  });
});
