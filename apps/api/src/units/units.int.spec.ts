import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let keeper: Client;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  keeper = await api.as('quan-tri-don-vi');
  admin = await api.as('quan-tri');
});
afterAll(() => api.stop());

type Holding = { holdingId: string; username: string; current: boolean; alongside: boolean; to: string | null };
type Post = { kind: string; onDuty: string | null; holdings: Holding[]; absences: { absenceId: string }[] };
const postOf = async (unitId: string, kind = 'focal-point', query = ''): Promise<Post> =>
  (await admin.get(`/units/${unitId}${query}`)).body.posts.find((post: Post) => post.kind === kind);
const code = ({ body }: Answer): string => body.code;
const holders = (unitId: string, kind = 'focal-point'): string => `/units/${unitId}/posts/${kind}/holders`;

describe('the register of units', () => {
  it('is a tree as of a day, with who cannot be reached', async () => {
    const { body } = await keeper.get('/units?on=31/10/2024');
    const names = body.units.map(({ unitId }: { unitId: string }) => unitId);
    const later = (await keeper.get('/units?on=1/11/2024')).body.units.length;
    expect(names.length).toBeGreaterThan(later);
    expect(body).toMatchObject({ on: '2024-10-31', unreachable: expect.any(Number), mayAdd: true });
    expect((await keeper.get('/units?on=31/2/2024')).body.code).toBe('DATE.NOT_REAL');
  });

  it('shows everybody the tree, and who holds the posts only where it concerns them', async () => {
    const unit = await api.as('so-y-te');
    expect((await unit.get('/units')).status).toBe(200);
    expect((await unit.get('/units/so-y-te')).body.posts.length).toBeGreaterThan(0);
    const other = (await unit.get('/units/so-tu-phap')).body;
    expect(other).toMatchObject({ posts: null, history: [], appointable: [] });
    expect(other.may).not.toContain('post.read');
    expect((await unit.get('/units/khong-co')).body.code).toBe('UNIT.NOT_FOUND');
  });

  it('takes a new unit below what the asker keeps, changes it from a date, and closes it', async () => {
    const unit = {
      unitId: 'so-thu-nghiem',
      name: 'Sở Thử nghiệm',
      shortName: 'STN',
      class: 'so-ban-nganh',
      tier: 'province',
      parent: 'ubnd-tinh',
      adminCode: null,
      validFrom: '1/10/2026',
      dutyLine: ['ubnd-tinh'],
    };
    expect(code(await keeper.post('/units', { ...unit, parent: 'ubnd-tinh-tay-ninh' }))).toBe('ACCESS.OTHER_UNIT');
    expect(code(await keeper.post('/units', { ...unit, parent: null }))).toBe('ACCESS.OTHER_UNIT');
    expect((await keeper.post('/units', unit, 'them-don-vi-1')).status).toBe(200);
    expect((await keeper.post('/units', unit, 'them-don-vi-1')).body.unitIds).toEqual(['so-thu-nghiem']);
    expect(code(await keeper.post('/units', unit))).toBe('UNIT.ALREADY_EXISTS');
    const change = (facts: object, from = '10/11/2026') =>
      keeper.put('/units/so-thu-nghiem', { from, reason: 'QĐ 15/QĐ-UBND', facts });
    expect(code(await change({ parent: 'ubnd-tinh-tay-ninh' }))).toBe('ACCESS.OTHER_UNIT');
    expect(code(await change({ name: 'Sau này' }, '1/12/2026'))).toBe('UNIT.DATE_INVALID');
    expect((await change({ name: 'Sở Thử nghiệm và Đổi mới' })).status).toBe(200);
    const before = (await keeper.get('/units/so-thu-nghiem?on=9/11/2026')).body;
    expect([before.name, before.former.length]).toEqual(['Sở Thử nghiệm', 1]);
    expect((await keeper.get('/units/so-thu-nghiem')).body.name).toBe('Sở Thử nghiệm và Đổi mới');
    const closed = await keeper.post('/units/so-thu-nghiem/closing', { lastDay: '20/11/2026', reason: 'Sáp nhập' });
    expect(closed.status).toBe(200);
    const ids = (await keeper.get('/units')).body.units.map(({ unitId }: { unitId: string }) => unitId);
    expect(ids).not.toContain('so-thu-nghiem');
    expect((await keeper.get('/units/so-thu-nghiem')).body.history.map(({ text }: { text: string }) => text)).toEqual([
      expect.stringContaining('Chấm dứt hoạt động'),
      expect.stringContaining('Thay đổi từ 10/11/2026'),
      'Ghi vào danh mục.',
    ]);
  });

  it('is not changed by those who do not keep it', async () => {
    const change = { from: '1/11/2026', reason: 'x', facts: { name: 'Tên khác' } };
    for (const who of ['so-y-te', 'lanh-dao', 'kiem-tra', 'so-noi-vu', 'quan-tri-mau']) {
      expect([who, code(await (await api.as(who)).put('/units/so-y-te', change))]).toEqual([who, 'ACCESS.ROLE']);
    }
    expect(code(await keeper.put('/units/so-y-te-tay-ninh', change))).toMatch(/ACCESS.OTHER_UNIT|UNIT.NOT_FOUND/);
    expect(code(await keeper.put('/units/huyen-duong-minh-chau', change))).toBe('ACCESS.OTHER_UNIT');
  });
});

describe('posts', () => {
  it('are given from a date; the person then acts for them, and no longer once they end', async () => {
    const before = await api.as('so-tu-phap');
    expect((await before.get('/session')).body.post).toMatchObject({ postId: 'so-tu-phap/focal-point' });
    const [mine] = (await postOf('so-tu-phap')).holdings;
    const replace = { username: 'so-y-te', from: '20/11/2026', replaces: true, reason: 'QĐ 7' };
    expect(code(await keeper.post(holders('so-tu-phap'), { ...replace, replaces: false }))).toBe('POST.ALREADY_HELD');
    expect((await keeper.post(holders('so-tu-phap'), replace)).status).toBe(200);
    const after = await postOf('so-tu-phap');
    expect(after.holdings.find(({ holdingId }) => holdingId === mine?.holdingId)).toMatchObject({ to: '2026-11-19' });
    expect((await before.get('/session')).body).toMatchObject({ post: null, posts: [] });
    expect(code(await before.get('/due-list'))).toBe('ACCESS.NO_POST');
    expect(code(await before.get('/units'))).toBe('ACCESS.NO_POST');
  });

  it('of several are chosen for the session', async () => {
    const both = await api.as('so-y-te');
    const { posts, unitId } = (await both.get('/session')).body;
    expect(posts.map(({ postId }: { postId: string }) => postId).sort()).toEqual([
      'so-tu-phap/focal-point',
      'so-y-te/focal-point',
    ]);
    const other = unitId === 'so-y-te' ? 'so-tu-phap' : 'so-y-te';
    expect((await both.post('/session/post', { postId: `${other}/focal-point` })).body.unitId).toBe(other);
    expect((await both.get('/due-list')).body.unit.unitId).toBe(other);
    expect(code(await both.get(`/due-list?unit=${unitId}`))).toBe('ACCESS.OTHER_UNIT');
    expect(code(await both.post('/session/post', { postId: 'van-phong-ubnd-tinh/admin' }))).toBe(
      'ACCESS.POST_NOT_HELD',
    );
  });

  it('fall to a stand-in for the days of an absence', async () => {
    const [held] = (await postOf('so-noi-vu', 'collector')).holdings;
    const absences = '/units/so-noi-vu/posts/collector/absences';
    const away = {
      holdingId: held?.holdingId,
      from: '21/11/2026',
      to: '25/11/2026',
      standIn: { username: 'so-y-te' },
      reason: 'Nghỉ phép',
    };
    expect(code(await (await api.as('so-y-te')).post(absences, away))).toMatch(/^ACCESS\./);
    expect((await (await api.as('so-noi-vu')).post(absences, away)).status).toBe(200);
    expect((await postOf('so-noi-vu', 'collector')).onDuty).toContain('làm thay');
    const standIn = await api.as('so-y-te');
    const chosen = await standIn.post('/session/post', { postId: 'so-noi-vu/collector' });
    expect(chosen.body).toMatchObject({ role: 'focal-department', post: { standsIn: true } });
    // What was given for some days is prolonged by whoever gave it, or given back; nobody prolongs it by themselves.
    const longer = { ...away, from: '26/11/2026', to: '31/12/2027' };
    expect(code(await standIn.post(absences, longer))).toBe('ACCESS.POST_KIND');
    const shown = (await standIn.get('/units/so-noi-vu')).body.posts.find((post: Post) => post.kind === 'collector');
    expect(shown.holdings.map(({ mayBeAway }: { mayBeAway: boolean }) => mayBeAway)).toEqual([false]);
    expect(shown.absences.map(({ mayEnd }: { mayEnd: boolean }) => mayEnd)).toEqual([true]);
    api.setNow('2026-11-26T01:00:00.000Z');
    expect((await standIn.get('/session')).body.role).toBe('unit');
    api.setNow('2026-11-21T01:00:00.000Z');
  });

  it('are not given beyond one’s own rights: nobody makes themselves an administrator', async () => {
    const someone = { name: 'Người mới', email: 'moi@so.example', from: '21/11/2026' };
    const give = async (who: Client, unitId: string, kind: string) =>
      code(await who.post(holders(unitId, kind), someone));
    expect(await give(keeper, 'van-phong-ubnd-tinh', 'admin')).toBe('ACCESS.POST_KIND');
    expect(await give(keeper, 'van-phong-ubnd-tinh', 'auditor')).toBe('ACCESS.POST_KIND');
    expect(await give(keeper, 'huyen-duong-minh-chau', 'focal-point')).toBe('ACCESS.OTHER_UNIT');
    expect(await give(await api.as('so-noi-vu'), 'so-noi-vu', 'tracker')).toBe('ACCESS.ROLE');
    expect(code(await keeper.put('/units/van-phong-ubnd-tinh/posts/admin', { title: 'x', email: '' }))).toBe(
      'ACCESS.POST_KIND',
    );
    expect((await admin.post(holders('van-phong-ubnd-tinh', 'admin'), { ...someone, alongside: true })).status).toBe(
      200,
    );
  });

  it('are not taken away beyond one’s own rights either: closing a unit ends its posts', async () => {
    const closing = { lastDay: '30/11/2026', reason: 'Sắp xếp tổ chức' };
    const office = '/units/van-phong-ubnd-tinh/closing';
    expect(code(await keeper.post(office, closing))).toBe('ACCESS.POST_KIND');
    expect(code(await keeper.post('/units/khong-co/closing', closing))).toBe('UNIT.NOT_FOUND');
    // Whoever is the last of all ends neither the unit nor the post.
    expect(code(await admin.post(office, closing))).toBe('POST.LAST_ADMIN');
    const held = (await postOf('van-phong-ubnd-tinh', 'admin')).holdings.filter(({ username }) => username !== null);
    const ends = held.map(({ holdingId }) => `${holders('van-phong-ubnd-tinh', 'admin')}/${holdingId}/end`);
    const answers: string[] = [];
    for (const path of ends) answers.push(code(await admin.post(path, closing)));
    expect(answers.at(-1)).toBe('POST.LAST_ADMIN');
    expect((await admin.get('/people')).status).toBe(200);
  });

  it('name what is wrong with what was sent', async () => {
    const at = holders('so-y-te');
    const cases: [object, string, string][] = [
      [{ username: 'khong-co-ai', from: '21/11/2026' }, 'POST.PERSON_INVALID', 'username'],
      [{ name: '', from: '21/11/2026' }, 'POST.PERSON_INVALID', 'name'],
      [{ name: '<b>A</b>', email: 'a@b', from: '21/11/2026' }, 'POST.PERSON_INVALID', 'email'],
      [{ name: 'A', from: '31/11/2026' }, 'DATE.NOT_REAL', 'from'],
      [{ name: 'A', from: '21/11/2026', to: '1/1/2026' }, 'POST.DATES_INVALID', 'to'],
      [{ from: '21/11/2026', name: 5 }, 'REQUEST.INVALID', 'name'],
    ];
    for (const [body, wanted, field] of cases) {
      const answer = await keeper.post(at, body);
      expect([answer.body.code, answer.body.errors?.[0]?.field]).toEqual([wanted, field]);
    }
    expect((await keeper.post('/units/so-y-te/posts/khong-co/holders', cases[0]?.[0])).status).toBe(400);
  });

  it('of which nobody reads the mail are flagged, and the plan is not issued to such a unit', async () => {
    const [held] = (await postOf('so-y-te')).holdings.filter(({ current }) => current);
    const end = { lastDay: '20/11/2026', reason: 'Nghỉ hưu' };
    expect((await keeper.post(`${holders('so-y-te')}/${held?.holdingId}/end`, end)).status).toBe(200);
    const { units, unreachable } = (await keeper.get('/units')).body;
    expect(units.find(({ unitId }: { unitId: string }) => unitId === 'so-y-te').reachable).toBe(false);
    expect(unreachable).toBeGreaterThan(0);
    const issued = await admin.post('/cascades/ninh-thuan-du-thao/issue', {
      documentNumber: '9',
      issuedOn: '20/11/2026',
    });
    expect([issued.body.code, issued.body.errors[0].value]).toEqual([
      'UNIT.NO_CONTACT',
      expect.stringContaining('Sở Y tế'),
    ]);
  });
});

describe('two who change one unit', () => {
  const change = (unitId: string, shortName: string, revision: number, key?: string): Promise<Answer> =>
    keeper.put(`/units/${unitId}`, { from: '21/11/2026', reason: 'QĐ 16', facts: { shortName }, revision }, key);
  const revisionOf = async (unitId: string): Promise<number> => (await keeper.get(`/units/${unitId}`)).body.revision;

  it('do not write over each other: the second is told by whom and when, and may go on from there', async () => {
    const seen = await revisionOf('so-tu-phap');
    expect((await change('so-tu-phap', 'Sở TP', seen, 'ten-ngan-1')).status).toBe(200);
    expect((await change('so-tu-phap', 'Sở TP', seen, 'ten-ngan-1')).status).toBe(200); // its answer was lost
    const stale = await change('so-tu-phap', 'STP', seen);
    expect([stale.status, code(stale)]).toEqual([409, 'UNIT.STALE']);
    expect(stale.body.errors[0]).toMatchObject({ field: 'revision', value: String(seen) });
    const keeperName = (await keeper.get('/session')).body.name;
    expect(stale.body.errors[0].reason).toBe(`${keeperName} đã sửa mục này lúc 08:00 ngày 21/11/2026.`);
    const closing = { lastDay: '31/12/2026', reason: 'x', revision: seen };
    expect(code(await keeper.post('/units/so-tu-phap/closing', closing))).toBe('UNIT.STALE');
    expect((await change('so-tu-phap', 'STP', await revisionOf('so-tu-phap'))).status).toBe(200);
  });

  it('at once: one is written, the other refused', async () => {
    const seen = await revisionOf('so-noi-vu');
    const answers = await Promise.all(['A', 'B', 'C'].map((name) => change('so-noi-vu', `SNV ${name}`, seen)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('are not in each other’s way in different parts: facts, and each post', async () => {
    const { revision, posts } = (await keeper.get('/units/so-y-te')).body;
    const { title, revision: ofPost } = posts.find((post: Post) => post.kind === 'focal-point');
    const set = (email: string) => keeper.put('/units/so-y-te/posts/focal-point', { title, email, revision: ofPost });
    expect((await set('moi@so-y-te.example')).status).toBe(200);
    expect(code(await set('khac@so-y-te.example'))).toBe('UNIT.STALE');
    expect((await change('so-y-te', 'SYT', revision)).status).toBe(200);
  });
});
