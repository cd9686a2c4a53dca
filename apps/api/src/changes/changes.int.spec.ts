import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_PASSWORD } from '../sign-in/sample-accounts.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let base = '';
beforeAll(async () => {
  api = await startTestApi();
  await api.app.listen(0, '127.0.0.1');
  base = `${await api.app.getUrl()}/api`;
});
afterAll(() => api.stop());

const cookieOf = async (username: string): Promise<string> => {
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'dondoc' };
  const body = JSON.stringify({ username, password: SAMPLE_PASSWORD });
  const { headers: answered } = await fetch(`${base}/session`, { method: 'POST', headers, body });
  return answered.get('set-cookie')?.split(';')[0] ?? '';
};

/** Opens the stream; `until` reads on until the text holds what is waited for. */
const openStream = async (username = 'van-phong', headers?: Record<string, string>) => {
  const by = headers ?? { cookie: await cookieOf(username) };
  const answer = await fetch(`${base}/changes`, { headers: by });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('no body');
  let text = '';
  const until = async (part: string): Promise<string> => {
    while (!text.includes(part)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`ended without ${part}: ${text}`);
      text += value;
    }
    return text;
  };
  const toTheEnd = async (): Promise<string> => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return text;
      text += value;
    }
  };
  return { answer, reader, until, toTheEnd, headers: { ...by, 'x-requested-with': 'dondoc' } };
};

/** A person who signs in with the sample's password and holds no post yet. */
const HOLDER = `INSERT INTO accounts (username, name, password_hash, sample, position)
  SELECT 'nguoi-giu', 'Bà Giữ', password_hash, sample, position FROM accounts WHERE username = 'van-phong'`;

describe('the stream of changes', () => {
  it('needs a session', async () => {
    expect((await fetch(`${base}/changes`)).status).toBe(401);
  });

  it('tells of a cascade that changed, after its transaction', async () => {
    const { answer, until, reader } = await openStream();
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    await until('retry:');
    const office = await api.as('van-phong');
    await office.post('/cascades/ninh-thuan-du-thao/issue', { documentNumber: '155', issuedOn: '27/1/2022' });
    await until('data: {"cascadeId":"ninh-thuan-du-thao"}');
    await reader.cancel();
  });

  it('comes back after the database cut the connection, and then anything may have changed', async () => {
    const { until, reader } = await openStream();
    await until('retry:');
    const killed = await api.database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dondoc-changes' AND datname = current_database()`,
    );
    expect(killed.rowCount).toBe(1);
    await until('data: {"cascadeId":null}');
    await reader.cancel();
  });

  it('ends at once with its session, and no other one with it', async () => {
    const [going, staying] = [await openStream(), await openStream()];
    await Promise.all([going, staying].map(({ until }) => until('retry:')));
    await fetch(`${base}/session`, { method: 'DELETE', headers: going.headers });
    expect(await going.toTheEnd()).not.toContain('data:');
    const admin = await api.as('quan-tri');
    await admin.post('/people/van-phong/end-sessions', { reason: 'thử', tokens: true });
    await staying.toTheEnd();
  });

  it('ends at once with a token that is revoked', async () => {
    const unit = await api.as('so-y-te');
    const { token, tokenId } = (await unit.post('/tokens', { name: 'máy' })).body;
    const stream = await openStream('so-y-te', { authorization: `Bearer ${token}` });
    await stream.until('retry:');
    await unit.delete(`/tokens/${tokenId}`);
    await stream.toTheEnd();
  });

  it('of somebody removed, or whose post has ended, ends before it tells anything more', async () => {
    const admin = await api.as('quan-tri');
    const removed = await openStream('so-tu-phap');
    await removed.until('retry:');
    expect((await admin.post('/people/so-tu-phap/state', { disabled: true, reason: 'nghỉ việc' })).status).toBe(200);
    expect(await removed.toTheEnd()).not.toContain('data:');
    const person = { username: 'nguoi-giu', name: 'Bà Giữ', email: 'nguoi.giu@x.vn' };
    await api.database.pool.query(HOLDER);
    const holder = { ...person, from: '01/11/2026', to: null, alongside: true };
    expect((await admin.post('/units/so-y-te/posts/focal-point/holders', holder)).status).toBe(200);
    const stream = await openStream('nguoi-giu');
    await stream.until('retry:');
    const held = (await admin.get('/units/so-y-te')).body.posts.flatMap(
      ({ holdings }: { holdings: { holdingId: string; username: string }[] }) => holdings,
    );
    const { holdingId } = held.find(({ username }: { username: string }) => username === 'nguoi-giu');
    const end = { lastDay: '21/11/2026', reason: 'chuyển công tác' };
    const path = `/units/so-y-te/posts/focal-point/holders/${holdingId}/end`;
    const { status, body } = await admin.post(path, end);
    expect([status, body.code]).toEqual([200, undefined]);
    await stream.until('data: {"cascadeId":null}'); // still theirs today
    api.setNow('2026-11-21T18:00:00.000Z'); // 01:00 on 22/11/2026 in Asia/Ho_Chi_Minh
    await api.database.pool.query(`SELECT pg_notify('dondoc_changes', $1)`, [
      JSON.stringify({ streams: ['directive:ninh-thuan-2027'], more: false }),
    ]);
    expect(await stream.toTheEnd()).not.toContain('ninh-thuan-2027');
  });

  it('ends cleanly when the API stops', async () => {
    const { until } = await openStream();
    await until('retry:');
    const closing = api.app.close();
    await expect(until('never sent')).rejects.toThrow('ended without');
    await closing;
  });
});
