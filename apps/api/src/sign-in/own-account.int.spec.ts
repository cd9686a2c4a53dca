import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningMailbox, startMailbox } from '@dondoc/local-stack';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let mailbox: RunningMailbox;
let folder: string;
let admin: Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-account-letters-'));
  mailbox = await startMailbox({ folder });
  api = await startTestApi({ DONDOC_SMTP_URL: mailbox.smtpUrl, DONDOC_SUPPORT_CONTACT: 'tổ quản trị' });
  admin = await api.as('quan-tri');
});
afterAll(async () => {
  await api?.stop();
  await mailbox?.stop();
  await rm(folder, { recursive: true, force: true });
});

const MINUTE = 60_000;
const FIRST = 'chín bậu cửa sổ màu rêu';
const SECOND = 'mực tím trên lưng trâu';

let made = 0;
/** A person with an address and a password, entered by the administrator. */
const aPerson = async (): Promise<{ username: string; email: string }> => {
  made += 1;
  const username = `nguoi.${made}`;
  const email = `${username}@so.example.vn`;
  expect((await admin.post('/people', { username, name: `Người thứ ${made}`, email })).status).toBe(200);
  const { body } = await admin.post(`/people/${username}/password-reset`, { by: 'show', reason: 'Cấp lần đầu' });
  const used = await api.visitor.post('/password-links/use', { secret: secretIn(body.url), password: FIRST });
  expect(used.status).toBe(204);
  return { username, email };
};
const secretIn = (url: string): string => url.split('#')[1] ?? '';
const signedIn = async (username: string, password: string): Promise<Client> =>
  (await api.visitor.signIn(username, password)).client;

const lettersTo = async (email: string) => {
  const letters = mailbox.letters(email);
  return Promise.all(letters.map(async ({ id }) => simpleParser(await readFile(join(folder, `${id}.eml`)))));
};
const FORGOTTEN = 'Đặt lại mật khẩu hệ thống Đôn Đốc';
const linksTo = async (email: string): Promise<string[]> =>
  (await lettersTo(email))
    .filter(({ subject }) => subject === FORGOTTEN)
    .map(({ text }) => /https?:\/\/\S+/.exec(text ?? '')?.[0] ?? '');
/** The letter leaves after the answer. */
const letterTo = (email: string, subject: string) =>
  vi.waitFor(async () => {
    const found = (await lettersTo(email)).find((letter) => letter.subject === subject);
    if (!found) throw new Error(`No letter “${subject}” to ${email}`);
    return found;
  }, 10_000);

describe('changing one’s password', () => {
  it('needs the old one, ends the other sessions with the reason, keeps this one, and tells the owner by mail', async () => {
    const { username, email } = await aPerson();
    const [here, there] = [await signedIn(username, FIRST), await signedIn(username, FIRST)];
    const wrong = await here.put('/account/password', { currentPassword: 'không phải', password: SECOND });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'PASSWORD.CURRENT_WRONG']);
    expect((await here.put('/account/password', { currentPassword: FIRST, password: SECOND })).body).toEqual({
      ended: 1,
    });
    expect((await here.get('/account')).status).toBe(200);
    expect((await there.get('/account')).body.code).toBe('SIGN_IN.PASSWORD_CHANGED');
    expect((await api.visitor.signIn(username, FIRST)).answer.body.code).toBe('SIGN_IN.WRONG');
    expect((await api.visitor.signIn(username, SECOND)).answer.status).toBe(200);
    expect((await letterTo(email, 'Mật khẩu hệ thống Đôn Đốc đã đổi')).text).toContain('tổ quản trị');
    const { rows } = await api.database.pool.query<{ all: string }>(
      'SELECT string_agg(e::text, $1) AS all FROM events e',
      [''],
    );
    expect(rows[0]?.all).not.toContain(SECOND);
  });

  it('may be asked for twice by the same key', async () => {
    const { username } = await aPerson();
    const here = await signedIn(username, FIRST);
    const body = { currentPassword: FIRST, password: SECOND };
    expect((await here.put('/account/password', body, 'doi-mat-khau-1')).status).toBe(200);
    expect((await here.put('/account/password', body, 'doi-mat-khau-1')).status).toBe(200);
    expect((await api.visitor.signIn(username, SECOND)).answer.status).toBe(200);
    const another = await here.put('/account/password', { currentPassword: SECOND, password: FIRST }, 'doi-mat-khau-1');
    expect(another.body.code).toBe('COMMAND.ID_REUSED');
  });

  it('refuses weak ones with field, reason and mend, and the old one again', async () => {
    const { username } = await aPerson();
    const here = await signedIn(username, FIRST);
    const refused = async (password: string) =>
      (await here.put('/account/password', { currentPassword: FIRST, password })).body;
    expect(await refused('ngắn')).toMatchObject({
      code: 'PASSWORD.TOO_SHORT',
      errors: [{ field: 'password', value: '•••' }],
    });
    expect((await refused('matkhau123456789')).code).toBe('PASSWORD.COMMON');
    expect((await refused(`${username}@so.example`)).code).toBe('PASSWORD.CONTAINS_CONTEXT');
    expect((await refused(FIRST)).code).toBe('PASSWORD.SAME');
    expect((await refused('x'.repeat(300))).code).toBe('PASSWORD.TOO_LONG');
  });

  it('takes the same password from a keyboard that composes marks in another way', async () => {
    const { username } = await aPerson();
    expect((await api.visitor.signIn(username, FIRST.normalize('NFD'))).answer.status).toBe(200);
  });

  it('lets nobody guess the old one from an open session', async () => {
    const { username } = await aPerson();
    const here = await signedIn(username, FIRST);
    const codes = [];
    for (let tries = 0; tries < 11; tries += 1) {
      const { body } = await here.put('/account/password', { currentPassword: `đoán ${tries}`, password: SECOND });
      codes.push(body.code);
    }
    expect(codes.slice(-2)).toEqual(['PASSWORD.CURRENT_WRONG', 'SIGN_IN.THROTTLED']);
  });

  it('is not for programs, nor for sample accounts', async () => {
    const { username } = await aPerson();
    const { token } = (await (await signedIn(username, FIRST)).post('/tokens', { name: 'máy' })).body;
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'khoa-cua-may-02' };
    const body = { currentPassword: FIRST, password: SECOND };
    const byToken = await api.visitor.send('PUT', '/account/password', { body, headers });
    expect([byToken.status, byToken.body.code]).toEqual([403, 'TOKEN.SIGN_IN_NEEDED']);
    const sample = await (await api.as('van-phong')).put('/account/password', {
      currentPassword: 'x',
      password: SECOND,
    });
    expect(sample.body.code).toBe('PASSWORD.SAMPLE');
  });
});

describe('a forgotten password', () => {
  const ask = async (who: string) => (await api.visitor.post('/password-links', { who })).status;
  const linkFor = async (email: string): Promise<string> => {
    await letterTo(email, FORGOTTEN);
    return (await linksTo(email))[0] ?? '';
  };

  it('is set by a link that comes by mail, works once, ends all sessions and the wait after failures', async () => {
    const { username, email } = await aPerson();
    const open = await signedIn(username, FIRST);
    for (let tries = 0; tries < 10; tries += 1) await api.visitor.signIn(username, 'sai');
    expect(await ask(email.toUpperCase())).toBe(204);
    const url = await linkFor(email);
    expect(url).toContain('/dat-mat-khau#');
    const secret = secretIn(url);
    expect((await api.visitor.post('/password-links/look', { secret })).body).toMatchObject({ username });
    expect((await api.visitor.post('/password-links/use', { secret, password: 'ngắn' })).body.code).toBe(
      'PASSWORD.TOO_SHORT',
    );
    expect((await api.visitor.post('/password-links/use', { secret, password: SECOND })).status).toBe(204);
    expect((await api.visitor.post('/password-links/use', { secret, password: FIRST })).body.code).toBe(
      'PASSWORD.LINK_INVALID',
    );
    expect((await open.get('/account')).body.code).toBe('SIGN_IN.PASSWORD_CHANGED');
    expect((await api.visitor.signIn(username, SECOND)).answer.status).toBe(200);
  });

  it('is answered alike for those whom nobody knows, and sends nothing to them, to samples or to disabled people', async () => {
    const { username, email } = await aPerson();
    await admin.post(`/people/${username}/state`, { disabled: true, reason: 'Nghỉ hưu' });
    for (const who of ['khong-co-ai', 'la@example.vn', 'van-phong', username, email]) expect(await ask(who)).toBe(204);
    const other = await aPerson();
    expect(await ask(other.username)).toBe(204);
    await linkFor(other.email);
    expect(await linksTo(email)).toEqual([]);
  });

  it('has a link for 30 minutes, and only the newest', async () => {
    const { username, email } = await aPerson();
    await ask(username);
    const older = secretIn(await linkFor(email));
    await ask(username);
    await vi.waitFor(async () => expect(await linksTo(email)).toHaveLength(2), 10_000);
    const look = async (secret: string) => (await api.visitor.post('/password-links/look', { secret })).body.code;
    expect(await look(older)).toBe('PASSWORD.LINK_INVALID');
    const newer = (await linksTo(email)).map(secretIn).find((secret) => secret !== older);
    expect(await look(newer ?? '')).toBeUndefined();
    api.passRealTime(31 * MINUTE);
    expect(await look(newer ?? '')).toBe('PASSWORD.LINK_INVALID');
  });

  it('fills nobody’s mailbox', async () => {
    const { username, email } = await aPerson();
    for (let tries = 0; tries < 6; tries += 1) await ask(username);
    const other = await aPerson();
    await ask(other.username);
    await linkFor(other.email);
    expect(await linksTo(email)).toHaveLength(3);
  });

  it('is set once, also by two at the same moment', async () => {
    const { username } = await aPerson();
    const reset = await admin.post(`/people/${username}/password-reset`, { by: 'show', reason: 'Thử' });
    const use = (password: string) =>
      api.visitor.post('/password-links/use', { secret: secretIn(reset.body.url), password });
    const both = await Promise.all([use(FIRST), use(SECOND)]);
    expect(both.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    const opens = [];
    for (const password of [FIRST, SECOND]) opens.push((await api.visitor.signIn(username, password)).answer.status);
    expect(opens.filter((status) => status === 200)).toHaveLength(1);
  });
});

describe('one’s sessions', () => {
  it('are listed with where they were opened, and end one by one or all but this one', async () => {
    const { username } = await aPerson();
    const [here, first] = [await signedIn(username, FIRST), await signedIn(username, FIRST)];
    const second = await signedIn(username, FIRST);
    const { sessions } = (await here.get('/account')).body;
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    expect(JSON.stringify(sessions)).not.toContain(here.cookie.split('=')[1]);
    const other = (await first.get('/account')).body.sessions.find(({ current }: { current: boolean }) => current);
    expect((await here.delete(`/account/sessions/${other.sessionId}`)).status).toBe(204);
    expect((await first.get('/account')).body.code).toBe('SIGN_IN.ENDED_ELSEWHERE');
    expect((await here.delete(`/account/sessions/${other.sessionId}`)).body.code).toBe('SESSION.NOT_FOUND');
    expect((await here.post('/account/sign-out-elsewhere')).body).toEqual({ ended: 1 });
    expect((await second.get('/account')).status).toBe(401);
    expect((await here.get('/account')).body.sessions).toHaveLength(1);
  });

  it('of somebody else cannot be ended', async () => {
    const [one, two] = [await aPerson(), await aPerson()];
    const victim = await signedIn(two.username, FIRST);
    const { sessionId } = (await victim.get('/account')).body.sessions[0];
    const attacker = await signedIn(one.username, FIRST);
    expect((await attacker.delete(`/account/sessions/${sessionId}`)).body.code).toBe('SESSION.NOT_FOUND');
    expect((await victim.get('/account')).status).toBe(200);
  });
});
