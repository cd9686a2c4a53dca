import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Credentials } from '../access/credentials.js';
import type { ApiRequest } from '../access/signed-in.js';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi({ DONDOC_SMTP_URL: 'smtp://127.0.0.1:1', DONDOC_SUPPORT_CONTACT: 'tổ quản trị' });
  admin = await api.as('quan-tri');
});
afterAll(() => api.stop());

const PASSWORD = 'chín bậu cửa sổ màu rêu';
const add = (username: string, more: Record<string, unknown> = {}, key?: string) =>
  admin.post('/people', { username, name: 'Nguyễn Thị Bưởi', ...more }, key);
const reset = (username: string, by = 'show', key?: string) =>
  admin.post(`/people/${username}/password-reset`, { by, reason: 'Cấp lần đầu' }, key);
const use = (url: string, password = PASSWORD) =>
  api.visitor.post('/password-links/use', { secret: url.split('#')[1], password });
const aPerson = async (username: string): Promise<Client> => {
  await add(username);
  await use((await reset(username)).body.url);
  return (await api.visitor.signIn(username, PASSWORD)).client;
};
const disable = (username: string, disabled = true) =>
  admin.post(`/people/${username}/state`, { disabled, reason: 'Chuyển công tác' });

describe('people', () => {
  it('are added, found with and without marks, and changed', async () => {
    expect((await add('buoi.nt', { email: 'Buoi@So.Example.vn' })).body).toMatchObject({
      username: 'buoi.nt',
      email: 'buoi@so.example.vn',
      hasPassword: false,
      disabled: null,
    });
    for (const search of ['buoi', 'Bưởi Nguyễn', 'buoi@so', 'buoi.nt']) {
      const { body } = await admin.get(`/people?search=${encodeURIComponent(search)}`);
      expect([search, body.people.map(({ username }: { username: string }) => username)]).toEqual([
        search,
        ['buoi.nt'],
      ]);
    }
    const changed = await admin.put('/people/buoi.nt', { name: '  Nguyễn   Bưởi ', email: null });
    expect(changed.body).toMatchObject({ name: 'Nguyễn Bưởi', email: null });
  });

  it('stand in the order of their given names, as Vietnamese lists do', async () => {
    const names = ['Vàng A Đạt', 'Lò Văn Dũng', 'Nguyễn Ánh', 'An', 'Giàng Thị Dũng', 'Hoàng Ân'];
    for (const [index, name] of names.entries()) await add(`thu-tu-${index}`, { name });
    const { body } = await admin.get('/people?search=thu-tu');
    const listed = body.people.map(({ name }: { name: string }) => name);
    expect(listed).toEqual(['An', 'Nguyễn Ánh', 'Hoàng Ân', 'Giàng Thị Dũng', 'Lò Văn Dũng', 'Vàng A Đạt']);
  });

  it('leave a trail of who did what when, without secrets', async () => {
    await add('vet', { email: 'vet@so.example.vn' });
    const { url } = (await reset('vet')).body;
    await use(url);
    await disable('vet');
    const { acts } = (await admin.get('/people/vet')).body;
    expect(acts.map(({ text }: { text: string }) => text)).toEqual([
      'Ngừng sử dụng. Lý do: Chuyển công tác',
      'Đặt mật khẩu bằng liên kết.',
      'Đặt lại mật khẩu, trao liên kết. Lý do: Cấp lần đầu',
      'Thêm người dùng Nguyễn Thị Bưởi, vet@so.example.vn.',
    ]);
    expect(acts[0].by).toBe('Quản trị hệ thống');
    const { rows } = await api.database.pool.query<{ all: string }>(
      `SELECT string_agg(e::text, '') AS all FROM events e WHERE stream = 'person:vet'`,
    );
    expect(rows[0]?.all).not.toContain(url.split('#')[1]);
    expect(rows[0]?.all).not.toContain(PASSWORD);
  });

  it('are added once by the same key; a name or an address is given to one person only, for ever', async () => {
    expect((await add('mot', {}, 'them-mot-nguoi')).status).toBe(200);
    expect((await add('mot', {}, 'them-mot-nguoi')).status).toBe(200);
    expect((await add('mot')).body).toMatchObject({
      status: 409,
      code: 'PERSON.USERNAME_TAKEN',
      errors: [{ value: 'mot' }],
    });
    expect((await add('van-phong')).body.code).toBe('PERSON.USERNAME_TAKEN');
    await add('hai', { email: 'chung@so.example.vn' });
    expect((await add('nguoi.ba', { email: 'CHUNG@so.example.vn' })).body.code).toBe('PERSON.EMAIL_TAKEN');
    expect((await admin.get('/people/nguoi.ba')).body.code).toBe('PERSON.NOT_FOUND');
    await api.database.pool.query(`DELETE FROM accounts WHERE username = 'mot'`);
    expect((await add('mot')).body.code).toBe('PERSON.USERNAME_TAKEN');
  });

  it.each([
    ['username', { username: 'Có Dấu' }],
    ['username', { username: '../../x' }],
    ['username', { username: '' }],
    ['name', { name: ' ' }],
    ['name', { name: '\u200b\u2060' }],
    ['email', { email: 'không phải thư' }],
    ['email', { email: 'a@b.vn\nBcc: x@y.vn' }],
  ])('refuses a bad %s and says in words how it is mended: %j', async (field, bad) => {
    const { status, body } = await add('moi', bad);
    expect([status, body.errors[0].field]).toEqual([400, field]);
    expect(body.errors[0].mend).toMatch(/^(Dùng 3–60 chữ|Nhập )/);
  });

  it('keep HTML in names as text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    expect((await add('html', { name })).body.name).toBe(name);
  });
});

describe('a person who is disabled', () => {
  it('is out at once: sessions and tokens say why, signing in too; enabling revives neither', async () => {
    const person = await aPerson('roi.di');
    const { token } = (await person.post('/tokens', { name: 'máy' })).body;
    const byToken = () => api.visitor.send('GET', '/session', { headers: { authorization: `Bearer ${token}` } });
    expect((await byToken()).status).toBe(200);
    expect((await disable('roi.di')).body.disabled).toMatchObject({ by: 'quan-tri', reason: 'Chuyển công tác' });
    for (const answer of [
      await person.get('/session'),
      await byToken(),
      (await api.visitor.signIn('roi.di', PASSWORD)).answer,
    ]) {
      expect([answer.status, answer.body.code]).toEqual([401, 'SIGN_IN.ACCOUNT_DISABLED']);
      expect(answer.body.detail).toContain('tổ quản trị');
    }
    expect((await api.visitor.signIn('roi.di', 'sai')).answer.body.code).toBe('SIGN_IN.WRONG');
    expect((await disable('roi.di')).body.code).toBe('PERSON.STATE_UNCHANGED');
    expect((await disable('roi.di', false)).body.disabled).toBeNull();
    expect((await person.get('/session')).status).toBe(401);
    expect((await byToken()).body.code).toBe('TOKEN.INVALID');
    expect((await api.visitor.signIn('roi.di', PASSWORD)).answer.status).toBe(200);
  });

  it('follows no changes any more on a stream that was open', async () => {
    const person = await aPerson('theo.doi');
    // As the stream's request stands there: its session, looked at again and again.
    const request = { headers: {}, sessionToken: person.cookie.split('=')[1] } as unknown as ApiRequest;
    expect(await api.app.get(Credentials).isStillGood(request)).toBe(true);
    await disable('theo.doi');
    expect(await api.app.get(Credentials).isStillGood(request)).toBe(false);
  });

  it('cannot come back by a link that was made before', async () => {
    await add('lien.ket');
    const { url } = (await reset('lien.ket')).body;
    await disable('lien.ket');
    expect((await use(url)).body.code).toBe('PASSWORD.LINK_INVALID');
    await disable('lien.ket', false);
    expect((await use(url)).body.code).toBe('PASSWORD.LINK_INVALID');
  });

  it('is not oneself', async () => {
    expect((await disable('quan-tri')).body.code).toBe('PERSON.NOT_YOURSELF');
    expect((await admin.get('/session')).status).toBe(200);
  });
});

describe('a password that an administrator resets', () => {
  it('ends the old one and all sessions at once and opens by a link, shown once', async () => {
    const person = await aPerson('dat.lai');
    const { url, expiresAt } = (await reset('dat.lai')).body;
    expect(url).toMatch(/\/dat-mat-khau#[\w-]{43}$/);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    expect((await person.get('/session')).body.code).toBe('SIGN_IN.ENDED_BY_ADMIN');
    expect((await api.visitor.signIn('dat.lai', PASSWORD)).answer.body.code).toBe('SIGN_IN.WRONG');
    expect((await use(url, 'mực tím trên lưng trâu')).status).toBe(204);
    expect((await api.visitor.signIn('dat.lai', 'mực tím trên lưng trâu')).answer.status).toBe(200);
  });

  it('asked for twice by the same key, gives a new link for the lost one', async () => {
    await add('mat.loi');
    const [first, second] = [
      await reset('mat.loi', 'show', 'dat-lai-hai-lan'),
      await reset('mat.loi', 'show', 'dat-lai-hai-lan'),
    ];
    expect((await use(first.body.url)).body.code).toBe('PASSWORD.LINK_INVALID');
    expect((await use(second.body.url)).status).toBe(204);
  });

  it('says when the letter cannot leave', async () => {
    await add('khong.thu');
    expect((await reset('khong.thu', 'mail')).body.code).toBe('PERSON.EMAIL_MISSING');
    await add('co.thu', { email: 'co.thu@so.example.vn' });
    const { status, body } = await reset('co.thu', 'mail');
    expect([status, body.code]).toEqual([503, 'PERSON.MAIL_NOT_SENT']);
  });

  it('is not that of a sample account', async () => {
    expect((await reset('van-phong')).body.code).toBe('PERSON.SAMPLE');
  });
});

describe('sessions that an administrator ends', () => {
  it('end with the reason; tokens only if wished', async () => {
    const person = await aPerson('ket.thuc');
    const { token } = (await person.post('/tokens', { name: 'máy' })).body;
    const byToken = () => api.visitor.send('GET', '/session', { headers: { authorization: `Bearer ${token}` } });
    const end = (tokens: boolean) => admin.post('/people/ket.thuc/end-sessions', { reason: 'Mất máy', tokens });
    expect((await end(false)).body).toEqual({ ended: 1 });
    expect((await person.get('/session')).body.code).toBe('SIGN_IN.ENDED_BY_ADMIN');
    expect((await byToken()).status).toBe(200);
    await end(true);
    expect((await byToken()).body.code).toBe('TOKEN.INVALID');
  });
});

describe('the administration of people', () => {
  it('is closed to others, and to programs where it would open an account', async () => {
    for (const username of ['van-phong', 'lanh-dao', 'so-tu-phap']) {
      const other = await api.as(username);
      expect([username, (await other.get('/people')).status]).toEqual([username, 403]);
      expect((await other.post('/people', { username: 'x1y', name: 'X' })).status).toBe(403);
      expect((await other.post('/people/quan-tri/password-reset', { by: 'show', reason: 'x' })).status).toBe(403);
      expect((await other.post('/people/quan-tri/state', { disabled: true, reason: 'x' })).status).toBe(403);
    }
    for (const role of ['organisation-admin', 'template-admin', 'auditor']) {
      await add(`vai.${role}`);
      await use((await reset(`vai.${role}`)).body.url);
      const home = `UPDATE accounts SET role = $2, unit_id = 'ubnd-tinh' WHERE username = $1`;
      await api.database.pool.query(home, [`vai.${role}`, role]);
      const { client } = await api.visitor.signIn(`vai.${role}`, PASSWORD);
      expect([role, (await client.get('/people')).status]).toEqual([role, role === 'auditor' ? 200 : 403]);
      const taken = await client.post('/people/quan-tri/password-reset', { by: 'show', reason: 'x' });
      expect([role, taken.body.code]).toEqual([role, 'ACCESS.ROLE']);
    }
    const { token } = (await admin.post('/tokens', { name: 'máy' })).body;
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'khoa-cua-may-03' };
    const body = { by: 'show', reason: 'x' };
    const byToken = await api.visitor.send('POST', '/people/mot/password-reset', { body, headers });
    expect(byToken.body.code).toBe('TOKEN.SIGN_IN_NEEDED');
  });

  it('refuses what another site makes a browser send', async () => {
    const headers = { 'idempotency-key': 'tu-trang-khac-1' };
    const sent = await admin.send('POST', '/people/buoi.nt/state', { body: { disabled: true, reason: 'x' }, headers });
    expect(sent.body.code).toBe('REQUEST.CROSS_SITE');
  });
});

describe('the first administrator', () => {
  it('comes in by a printed link, a new one at each start until it was used', async () => {
    const { FirstAdmin } = await import('../sign-in/first-admin.js');
    const fresh = await startTestApi({ DONDOC_FIRST_ADMIN: 'quan.tri.dau', DONDOC_SAMPLE: 'off' });
    try {
      const first = await fresh.app.get(FirstAdmin).prepare();
      const second = await fresh.app.get(FirstAdmin).prepare();
      const secretOf = (url = '') => url.split('#')[1];
      const useOf = (secret?: string) => fresh.visitor.post('/password-links/use', { secret, password: PASSWORD });
      expect((await useOf(secretOf(first?.url))).body.code).toBe('PASSWORD.LINK_INVALID');
      expect((await useOf(secretOf(second?.url))).status).toBe(204);
      expect(await fresh.app.get(FirstAdmin).prepare()).toBeUndefined();
      const { client } = await fresh.visitor.signIn('quan.tri.dau', PASSWORD);
      expect((await client.get('/people')).status).toBe(200);
    } finally {
      await fresh.stop();
    }
  });
});
