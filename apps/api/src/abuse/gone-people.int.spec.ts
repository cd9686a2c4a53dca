import { JobRunner, rowActs } from '@dondoc/commands';
import { stillActing } from '@dondoc/read-models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Credentials } from '../access/credentials.js';
import type { ApiRequest } from '../access/signed-in.js';
import { SAMPLE_PASSWORD } from '../sign-in/sample-accounts.js';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

const RUNNING = 'ninh-thuan-2027';
const LAST_DAY = '2026-12-15T01:00:00.000Z';
const NEXT_DAY = '2026-12-15T18:00:00.000Z'; // 01:00 on 16/12/2026 in Asia/Ho_Chi_Minh
const secrets: string[] = [SAMPLE_PASSWORD];
const log: string[] = [];

let api: RunningApi;
let [office, keeper, admin]: Client[] = [];
const as = (client: Client | undefined): Client => {
  if (!client) throw new Error('not signed in');
  return client;
};
const ACCOUNT = `INSERT INTO accounts (username, name, password_hash, sample, position)
  SELECT $1, $2, password_hash, sample, position FROM accounts WHERE username = 'van-phong'`;

beforeAll(async () => {
  api = await startTestApi({ DONDOC_LOG_LEVEL: 'trace' }, { write: (line) => void log.push(line) });
  api.setNow(LAST_DAY);
  [office, keeper, admin] = [await api.as('van-phong'), await api.as('quan-tri-don-vi'), await api.as('quan-tri')];
});
afterAll(() => api.stop());

const appointed = async (username: string, unitId: string, kind: string): Promise<Client> => {
  await api.database.pool.query(ACCOUNT, [username, `Ông ${username}`]);
  const holder = {
    username,
    name: '',
    email: `${username}@x.vn`,
    from: '01/12/2026',
    to: '15/12/2026',
    alongside: true,
  };
  const answer = await as(admin).post(`/units/${unitId}/posts/${kind}/holders`, holder);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return api.as(username);
};

const requestOf = (person: Client): ApiRequest =>
  ({ headers: {}, sessionToken: person.cookie.split('=')[1] }) as unknown as ApiRequest;

describe('somebody whose post ended yesterday', () => {
  it('does and reads nothing of it from midnight on; what is their own stays', async () => {
    const person = await appointed('nguoi-nghi', 'so-y-te', 'focal-point');
    const path = `/obligations/${RUNNING}/so-y-te/bao-cao-nam.2027`;
    expect((await person.get(path)).status).toBe(200);
    const { url } = (await person.post('/feeds', { kind: 'person' })).body;
    const { token } = (await person.post('/tokens', { name: 'máy' })).body;
    secrets.push(token, url.split('/').at(-1), person.cookie.split('=')[1] ?? '');
    const calendar = () => api.visitor.get(new URL(url).pathname.replace('/api', ''));
    expect((await calendar()).body).toContain('BEGIN:VEVENT');
    api.setNow(NEXT_DAY);
    const bearer = { headers: { authorization: `Bearer ${token}` } };
    const answers = [
      await person.get(path),
      await person.get('/due-list?unit=so-y-te'),
      await person.put(`${path}/draft`, { revision: 0, body: { note: 'x' } }),
      await person.post(`${path}/extension-requests`, { until: '30/12/2027', reason: 'x' }),
      await person.get('/search?q=bao'),
      await person.post('/feeds', { kind: 'unit' }),
      await api.visitor.send('GET', path, bearer),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [403, 'ACCESS.NO_POST']));
    expect([(await person.get('/inbox')).status, (await person.get('/account')).status]).toEqual([200, 200]);
    expect((await calendar()).body).not.toContain('BEGIN:VEVENT');
    expect((await api.app.get(Credentials).stillAsking(requestOf(person)))?.post).toBeNull();
    api.setNow(LAST_DAY);
  });

  it('has started nothing that goes on without them', async () => {
    const person = await appointed('chuyen-vien', 'van-phong-ubnd-tinh', 'tracker');
    const refs = ['so-y-te', 'so-tu-phap'].map((unitId) => ({
      cascadeId: RUNNING,
      unitId,
      lineId: 'bao-cao-nam.2027',
    }));
    const question = { kind: 'exempt', selection: { refs } };
    const shown = (await person.post('/jobs/preview', question)).body;
    const started = await person.post('/jobs', {
      ...question,
      reason: 'x',
      confirmed: { hash: shown.hash, shown: refs },
    });
    expect(started.status).toBe(200);
    api.setNow(NEXT_DAY);
    const { pool } = api.database;
    const acting = (by: never) => stillActing(pool, by, NEXT_DAY as never);
    const runner = new JobRunner(api.database, acting as never, () => NEXT_DAY as never, rowActs(api.database));
    while (!(await runner.runPage(started.body.jobId, 1)).over);
    const job = (await as(office).get(`/jobs/${started.body.jobId}`)).body;
    expect([job.status, job.done]).toEqual(['cancelled', 0]);
    api.setNow(LAST_DAY);
  });
});

describe('somebody whose account is closed', () => {
  it('has no session, token, stream, calendar or link left', async () => {
    const person = await appointed('nguoi-di', 'so-y-te', 'focal-point');
    const { token } = (await person.post('/tokens', { name: 'máy' })).body;
    const feeds = [
      (await person.post('/feeds', { kind: 'person' })).body.url,
      (await person.post('/feeds', { kind: 'unit' })).body.url,
    ];
    secrets.push(token, ...feeds.map((url: string) => url.split('/').at(-1) ?? ''));
    expect((await as(admin).post('/people/nguoi-di/state', { disabled: true, reason: 'Nghỉ việc' })).status).toBe(200);
    const answers = [
      await person.get('/session'),
      await api.visitor.send('GET', '/session', { headers: { authorization: `Bearer ${token}` } }),
      (await api.visitor.signIn('nguoi-di')).answer,
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      answers.map(() => [401, 'SIGN_IN.ACCOUNT_DISABLED']),
    );
    for (const url of feeds)
      expect((await api.visitor.get(new URL(url).pathname.replace('/api', ''))).status).toBe(404);
    expect(await api.app.get(Credentials).stillAsking(requestOf(person))).toBeUndefined();
    const again = { username: 'nguoi-di', name: '', email: null, from: '16/12/2026', to: null, alongside: true };
    const refused = await as(keeper).post('/units/so-y-te/posts/focal-point/holders', again);
    expect(refused.body.code).toBe('POST.PERSON_INVALID');
  });
});

describe('what nobody may learn from the log, of the machine or of the product', () => {
  it('stands in neither: passwords, tokens, sessions, secrets of links and calendars', async () => {
    await api.visitor.signIn('van-phong', 'mat-khau-nham-9913');
    await api.visitor.post('/session', { username: 'van-phong', password: { $ne: 'mat-khau-nham-9913' } });
    await as(admin).post('/people', { username: 'moi-vao', name: 'Mới', email: 'moi@x.vn' });
    const { url } = (await as(admin).post('/people/moi-vao/password-reset', { by: 'show', reason: 'Mới vào' })).body;
    const secret = String(url).split('#')[1] ?? '';
    await api.visitor.post('/password-links/use', { secret, password: 'mot-mat-khau-rat-dai-8841' });
    const hook = {
      unitId: 'so-y-te',
      name: 'a',
      url: 'https://93.184.215.14/bi-mat-7713',
      events: ['submission.received'],
    };
    const added = (await as(admin).post('/webhooks', hook)).body;
    secrets.push('mat-khau-nham-9913', 'mot-mat-khau-rat-dai-8841', secret, added.secret, 'bi-mat-7713');
    const { rows } = await api.database.pool.query<{ all: string }>(
      "SELECT string_agg(data::text || metadata::text, '') AS all FROM events",
    );
    const [written, said] = [rows[0]?.all ?? '', log.join('\n')];
    expect(secrets.filter((one) => one === '' || one === undefined)).toEqual([]);
    expect(secrets.filter((one) => written.includes(one))).toEqual([]);
    expect(secrets.filter((one) => said.includes(one))).toEqual([]);
  });

  it('is an error only when we are at fault: a refusal is told of, an attack is a warning, each with who it was', async () => {
    await (await api.as('so-tu-phap')).get(`/obligations/${RUNNING}/so-y-te/bao-cao-nam.2027`);
    await api.visitor.send('POST', '/session', { body: {}, headers: { origin: 'https://ke-xau.example' } });
    const hook = { unitId: 'so-y-te', name: 'a', url: 'https://127.0.0.1/', events: ['submission.received'] };
    await as(admin).post('/webhooks', hook);
    const lines = log.map((line) => JSON.parse(line) as { level: number; code?: string; username?: string });
    expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
    const told = lines
      .filter(({ code }) => code !== undefined)
      .map(({ level, code, username }) => [level, code, username]);
    expect(told).toContainEqual([30, 'ACCESS.OTHER_UNIT', 'so-tu-phap']);
    expect(told).toContainEqual([40, 'REQUEST.CROSS_SITE', undefined]);
    expect(told).toContainEqual([40, 'WEBHOOK.LOCAL_TARGET', 'quan-tri']);
  });
});
