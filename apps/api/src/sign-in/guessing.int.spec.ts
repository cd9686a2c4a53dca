import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfiguration } from '@dondoc/configuration';
import { createApi } from '../create-api.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';
import { Passwords } from './passwords.js';
import { SAMPLE_PASSWORD } from './sample-accounts.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const ATTEMPTS = 10_000;
const AT_ONCE = 50;
const MINUTE = 60_000;

type Tried = { username: string; password?: string; address?: string; cookie?: string };
/** As from a network address of its own, behind the web server, which we trust. */
const tryOn = async (app: NestFastifyApplication, { username, password = 'đoán', address, cookie }: Tried) => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: {
      'x-requested-with': 'dondoc',
      ...(address ? { 'x-forwarded-for': address } : {}),
      ...(cookie ? { cookie } : {}),
    },
    payload: { username, password },
  });
  return { status: answer.statusCode, code: answer.json().code as string, headers: answer.headers };
};
const guess = (tried: Tried) => tryOn(api.app, tried);

const counted = (codes: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};
const flood = async (tried: (index: number) => Tried): Promise<Record<string, number>> => {
  const codes: string[] = [];
  for (let first = 0; first < ATTEMPTS; first += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, (_, index) => guess(tried(first + index)));
    codes.push(...(await Promise.all(some)).map(({ code }) => code));
  }
  return counted(codes);
};
const verifications = (): number => api.app.get(Passwords).verifications;
const addressOf = (index: number): string => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;

describe('ten thousand attempts', () => {
  it('on one name, from as many addresses, cost ten verifications', async () => {
    const before = verifications();
    expect(await flood((index) => ({ username: 'so-y-te', address: addressOf(index) }))).toEqual({
      'SIGN_IN.WRONG': 10,
      'SIGN_IN.THROTTLED': ATTEMPTS - 10,
    });
    expect(verifications() - before).toBe(10);
  }, 120_000);

  it('from one address, on as many names, cost a hundred verifications and leave few rows', async () => {
    const before = verifications();
    const codes = await flood((index) => ({ username: `nguoi-${index}`, address: '203.0.113.7' }));
    expect(codes['SIGN_IN.WRONG']).toBe(100);
    expect(codes['SIGN_IN.THROTTLED']).toBe(ATTEMPTS - 100);
    expect(verifications() - before).toBe(100);
    const { rows } = await api.database.pool.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM sign_in_attempts',
    );
    expect(rows[0]?.count).toBeLessThan(250);
  }, 120_000);

  it('leave everybody else in peace', async () => {
    expect((await guess({ username: 'van-phong', password: SAMPLE_PASSWORD, address: '10.200.0.1' })).status).toBe(200);
  });
});

describe('a name under attack', () => {
  const owner = { username: 'so-tu-phap', password: SAMPLE_PASSWORD };
  const attack = async (): Promise<void> => {
    for (let tries = 0; tries < 10; tries += 1) await guess({ username: 'so-tu-phap', address: '10.9.9.9' });
  };

  it('tells its owner with the right password to wait, by how long, from every process', async () => {
    await attack();
    const refused = await guess({ ...owner, address: '10.1.1.1' });
    expect([refused.status, refused.code]).toEqual([429, 'SIGN_IN.THROTTLED']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(200);
    const configuration = loadConfiguration({
      DONDOC_POSTGRES_URL: api.postgresUrl,
      DONDOC_HOME: api.home,
      DONDOC_LOG_LEVEL: 'silent',
    });
    const clock = { now: () => '2026-11-21T01:00:00.000Z' as never, realMsUntil: () => 0, rate: 1 };
    const another = await createApi({ configuration, clock, database: api.database, realNow: Date.now });
    try {
      expect((await tryOn(another, owner)).code).toBe('SIGN_IN.THROTTLED');
    } finally {
      await another.close();
    }
    api.passRealTime(6 * MINUTE);
    expect((await guess({ ...owner, address: '10.1.1.1' })).status).toBe(200);
  });

  it('never keeps out its owner in a browser that was used before, and that browser has its own count', async () => {
    const first = await guess({ ...owner, address: '10.1.1.2' });
    const cookies = [first.headers['set-cookie'] ?? []].flat().map((each) => each.split(';')[0] ?? '');
    const cookie = cookies.find((each) => each.startsWith('dondoc_browser=')) ?? '';
    await attack();
    expect((await guess({ ...owner, address: '10.1.1.2' })).code).toBe('SIGN_IN.THROTTLED');
    expect((await guess({ ...owner, address: '10.1.1.2', cookie })).status).toBe(200);
    // It is known for this person only.
    for (let tries = 0; tries < 10; tries += 1) await guess({ username: 'van-phong', address: '10.9.9.8', cookie });
    expect((await guess({ username: 'van-phong', password: SAMPLE_PASSWORD, cookie })).code).toBe('SIGN_IN.THROTTLED');
    for (let tries = 0; tries < 10; tries += 1) await guess({ username: 'so-tu-phap', cookie });
    expect((await guess({ ...owner, cookie })).code).toBe('SIGN_IN.THROTTLED');
  });

  it('behaves like a name that nobody has', async () => {
    const answers = [];
    for (let tries = 0; tries < 11; tries += 1)
      answers.push((await guess({ username: 'ma', address: '10.7.7.7' })).code);
    expect(counted(answers)).toEqual({ 'SIGN_IN.WRONG': 10, 'SIGN_IN.THROTTLED': 1 });
  });

  it('is one name in whatever letters it is typed', async () => {
    for (let tries = 0; tries < 10; tries += 1) {
      await guess({ username: tries % 2 ? ' SO-CONG-THUONG' : 'so-Cong-thuong', address: '10.6.6.6' });
    }
    expect((await guess({ username: 'so-cong-thuong', address: '10.6.6.7' })).code).toBe('SIGN_IN.THROTTLED');
  });
});
