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

const cookieOf = async (): Promise<string> => {
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'dondoc' };
  const body = JSON.stringify({ username: 'van-phong', password: SAMPLE_PASSWORD });
  const { headers: answered } = await fetch(`${base}/session`, { method: 'POST', headers, body });
  return answered.get('set-cookie')?.split(';')[0] ?? '';
};

/** Opens the stream; `until` reads on until the text holds what is waited for. */
const openStream = async () => {
  const answer = await fetch(`${base}/changes`, { headers: { cookie: await cookieOf() } });
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
  return { answer, reader, until };
};

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

  it('ends cleanly when the API stops', async () => {
    const { until } = await openStream();
    await until('retry:');
    const closing = api.app.close();
    await expect(until('never sent')).rejects.toThrow('ended without');
    await closing;
  });
});
