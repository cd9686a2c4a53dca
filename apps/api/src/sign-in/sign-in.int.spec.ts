import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const HOUR = 3_600_000;

describe('signing in', () => {
  it('opens a session in a cookie that scripts and other sites cannot use', async () => {
    const { answer, client } = await api.visitor.signIn('van-phong');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      username: 'van-phong',
      role: 'office',
      roleLabel: 'Văn phòng',
      today: '2026-11-21',
    });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).not.toContain('Secure');
    expect((await client.get('/session')).body.username).toBe('van-phong');
  });

  it('in a browser that has a session leaves that one closed, whoever it was', async () => {
    const { client: first } = await api.visitor.signIn('so-y-te');
    const { client: second } = await first.signIn('so-tu-phap');
    expect((await first.get('/session')).body.code).toBe('SIGN_IN.REQUIRED');
    expect((await second.get('/session')).body.username).toBe('so-tu-phap');
    expect((await second.signIn('so-tu-phap', 'sai')).answer.status).toBe(401);
    expect((await second.get('/session')).status).toBe(200);
  });

  it('stores no token that could be used', async () => {
    const { answer } = await api.visitor.signIn('van-phong');
    const token = /dondoc_session=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
    expect(token.length).toBeGreaterThanOrEqual(43);
    const { rows } = await api.database.pool.query<{ all: string }>(
      'SELECT string_agg(s::text, $1) AS all FROM sessions s',
      [''],
    );
    expect(rows[0]?.all).not.toContain(token);
  });

  it('says the same for an unknown name and a wrong password', async () => {
    const wrong = (await api.visitor.signIn('van-phong', 'sai')).answer;
    const unknown = (await api.visitor.signIn('khong-co-ai', 'sai')).answer;
    expect([wrong.status, wrong.body.code]).toEqual([401, 'SIGN_IN.WRONG']);
    expect(unknown.body).toEqual(wrong.body);
  });

  it('needs both name and password and names what is missing, without showing the password', async () => {
    const { status, body } = await api.visitor.post('/session', { password: 12345678 });
    expect([status, body.code]).toEqual([400, 'REQUEST.INVALID']);
    expect(body.errors).toMatchObject([
      { field: 'username', reason: 'Thiếu mục này.' },
      { field: 'password', value: '•••' },
    ]);
    expect(JSON.stringify(body)).not.toContain('12345678');
  });

  it('ends a session when the person leaves, and after the configured hours of real time', async () => {
    const first = await api.as('van-phong');
    expect((await first.delete('/session')).body).toEqual({ continueAt: null });
    expect((await first.get('/session')).body.code).toBe('SIGN_IN.REQUIRED');
    const second = await api.as('van-phong');
    for (let hours = 0; hours < 11.4; hours += 1.9) {
      expect((await second.get('/session')).status).toBe(200);
      api.passRealTime(1.9 * HOUR);
    }
    expect((await second.get('/session')).status).toBe(200);
    api.passRealTime(0.7 * HOUR);
    expect((await second.get('/session')).body.code).toBe('SIGN_IN.REQUIRED');
  });

  it('ends when nobody was at the keyboard for long; what the page asks by itself does not count', async () => {
    const left = await api.as('van-phong');
    api.passRealTime(1.5 * HOUR);
    expect((await left.send('GET', '/session', { headers: { 'x-unattended': '1' } })).status).toBe(200);
    api.passRealTime(0.6 * HOUR);
    expect((await left.get('/session')).body.code).toBe('SIGN_IN.IDLE');
  });
});

describe('sample accounts', () => {
  it('stand in the list with a password that works, one for everybody who plays a part', async () => {
    const { body } = await api.visitor.get('/sample-accounts');
    expect(body.slice(0, 3).map(({ username }: { username: string }) => username)).toEqual([
      'van-phong',
      'lanh-dao',
      'quan-tri',
    ]);
    const { rows } = await api.database.pool.query<{ id: string }>('SELECT DISTINCT unit_id AS id FROM unit_plans');
    const names = body.map(({ username }: { username: string }) => username);
    expect(names).toEqual(expect.arrayContaining(rows.map(({ id }) => id)));
    expect(new Set(names).size).toBe(names.length);
    for (const { username, password } of body.slice(-2)) {
      expect((await api.visitor.signIn(username, password)).answer.status).toBe(200);
    }
  });
});

describe('sample accounts in production', () => {
  it('are neither listed nor accepted, and their open sessions end', async () => {
    const { createApi } = await import('../create-api.js');
    const { Client } = await import('../testing/client.js');
    const { loadConfiguration } = await import('@dondoc/configuration');
    const signedIn = await api.visitor.signIn('van-phong');
    const configuration = loadConfiguration({
      DONDOC_MODE: 'production',
      DONDOC_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
      DONDOC_POSTGRES_URL: api.postgresUrl,
      DONDOC_HOME: api.home,
      DONDOC_LOG_LEVEL: 'silent',
      DONDOC_PUBLIC_URL: 'https://dondoc.example.vn',
      DONDOC_SMTP_URL: 'smtp://127.0.0.1:25',
    });
    const clock = { now: () => signedIn.answer.body.now, realMsUntil: () => 0, rate: 1 };
    const app = await createApi({ configuration, clock, database: api.database, realNow: Date.now });
    try {
      const cookie = String(signedIn.answer.headers['set-cookie']).split(';')[0] ?? '';
      expect((await new Client(app).get('/sample-accounts')).body).toEqual([]);
      expect((await new Client(app).signIn('van-phong')).answer.body.code).toBe('SIGN_IN.WRONG');
      expect((await new Client(app, cookie).get('/session')).status).toBe(401);
    } finally {
      await app.close();
    }
  });
});
