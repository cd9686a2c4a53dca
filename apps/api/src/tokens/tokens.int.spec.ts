import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

const DAY = 86_400_000;
const DRAFT = 'ninh-thuan-du-thao';

const issue = async (client: Client, name = 'Máy đồng bộ', days = 90): Promise<{ tokenId: string; token: string }> =>
  (await client.post('/tokens', { name, days })).body;

/** As a program asks: no cookie, no marker of our page. */
const bearer = (method: 'GET' | 'POST' | 'DELETE', path: string, token: string, body?: unknown): Promise<Answer> =>
  api.visitor.send(method, path, {
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'khoa-cua-may-01' },
    ...(body === undefined ? {} : { body }),
  });

describe('an access token', () => {
  it('is shown once, listed without its secret, and stored as a hash only', async () => {
    const { body } = await office.post('/tokens', { name: '  Máy \n đồng bộ ' });
    expect(body.token).toMatch(/^dondoc_[A-Za-z0-9_-]{43}$/);
    expect(body).toMatchObject({ name: 'Máy đồng bộ', lastUsedAt: null });
    const listed = (await office.get('/tokens')).body;
    expect(listed).toMatchObject([{ tokenId: body.tokenId, name: 'Máy đồng bộ' }]);
    expect(JSON.stringify(listed)).not.toContain(body.token);
    const { rows } = await api.database.pool.query<{ all: string }>('SELECT t::text AS all FROM api_tokens t');
    expect(rows.map(({ all }) => all).join()).not.toContain(body.token);
  });

  it('stands for its owner, needs no marker of the page, and notes when it was used', async () => {
    const { token, tokenId } = await issue(office);
    expect((await bearer('GET', '/session', token)).body).toMatchObject({ username: 'van-phong', role: 'office' });
    const asked = { documentNumber: '', issuedOn: '1/1/2022' };
    const refused = await bearer('POST', `/cascades/${DRAFT}/issue`, token, asked);
    expect(refused.body.code).toBe('DOCUMENT.NUMBER_MISSING');
    const listed: { tokenId: string; lastUsedAt: string | null }[] = (await office.get('/tokens')).body;
    expect(listed.find((one) => one.tokenId === tokenId)?.lastUsedAt).not.toBeNull();
  });

  it('may what its owner may, and not more', async () => {
    const { token } = await issue(await api.as('so-y-te'));
    expect((await bearer('GET', '/due-list', token)).body.unit.unitId).toBe('so-y-te');
    expect((await bearer('GET', '/messages', token)).body.code).toBe('ACCESS.ROLE');
    expect((await bearer('GET', '/due-list?unit=so-tu-phap', token)).body.code).toBe('ACCESS.OTHER_UNIT');
  });

  it('is judged alone: a wrong one is not mended by a cookie', async () => {
    const wrong = await office.send('GET', '/session', { headers: { authorization: 'Bearer dondoc_sai' } });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'TOKEN.INVALID']);
    const other = await office.send('GET', '/session', { headers: { authorization: 'Basic dmFuLXBob25nOng=' } });
    expect(other.body.code).toBe('TOKEN.INVALID');
  });

  it('makes no other token, so that a leaked one ends with its day', async () => {
    const { token } = await issue(office);
    const refused = await bearer('POST', '/tokens', token, { name: 'nữa' });
    expect([refused.status, refused.body.code]).toEqual([403, 'TOKEN.SIGN_IN_NEEDED']);
  });

  it('gives out no power, opens no account and no secret address that would outlive it', async () => {
    const { token } = await issue(await api.as('quan-tri'));
    const someone = { name: 'Người lạ', email: 'la@noi-khac.example', from: '21/11/2026', alongside: true };
    const holding = { holdingId: 'x', from: '21/11/2026', to: '22/11/2026', standIn: someone };
    const office = '/units/van-phong-ubnd-tinh/posts';
    const refused: [string, unknown][] = [
      [`${office}/admin/holders`, someone],
      [`${office}/tracker/holders`, someone],
      [`${office}/admin/absences`, holding],
      ['/people/so-y-te/state', { disabled: false, reason: 'x' }],
      ['/feeds', { kind: 'unit' }],
      ['/feeds/x/address', {}],
    ];
    for (const [path, body] of refused) {
      expect([path, (await bearer('POST', path, token, body)).body.code]).toEqual([path, 'TOKEN.SIGN_IN_NEEDED']);
    }
    // What a program is for: the focal points of units as another register has them.
    expect((await bearer('POST', '/units/so-y-te/posts/focal-point/holders', token, someone)).status).toBe(200);
  });

  it('opens nothing once revoked, and only its owner may revoke it', async () => {
    const { token, tokenId } = await issue(office);
    const other = await api.as('quan-tri');
    expect((await other.delete(`/tokens/${tokenId}`)).body.code).toBe('TOKEN.NOT_FOUND');
    expect((await bearer('GET', '/session', token)).status).toBe(200);
    expect((await office.delete(`/tokens/${tokenId}`)).status).toBe(204);
    expect((await bearer('GET', '/session', token)).body.code).toBe('TOKEN.INVALID');
  });

  it('that is asked for twice by the same key is one, with a new secret', async () => {
    const key = 'lap-ma-hai-lan';
    const first = (await office.post('/tokens', { name: 'một' }, key)).body;
    const second = (await office.post('/tokens', { name: 'một' }, key)).body;
    expect(second.tokenId).toBe(first.tokenId);
    expect((await bearer('GET', '/session', first.token)).status).toBe(401);
    expect((await bearer('GET', '/session', second.token)).status).toBe(200);
  });

  it('has a name and a sensible length of life', async () => {
    expect((await office.post('/tokens', { name: '  ' })).body.errors).toMatchObject([{ field: 'name' }]);
    expect((await office.post('/tokens', { name: 'a', days: 0 })).body.errors).toMatchObject([{ field: 'days' }]);
    expect((await office.post('/tokens', { name: 'a', days: 3660 })).body.errors).toMatchObject([{ field: 'days' }]);
  });

  it('ends after its days and leaves the list', async () => {
    const { token, tokenId } = await issue(office, 'ngắn', 1);
    api.passRealTime(1.1 * DAY);
    expect((await bearer('GET', '/session', token)).body.code).toBe('TOKEN.INVALID');
    const again = await api.as('van-phong');
    expect(JSON.stringify((await again.get('/tokens')).body)).not.toContain(tokenId);
  });

  it('opens nothing once the account of its owner is gone', async () => {
    const { token } = await issue(await api.as('so-y-te'));
    expect((await bearer('GET', '/session', token)).status).toBe(200);
    await api.database.pool.query(`DELETE FROM accounts WHERE username = 'so-y-te'`);
    expect((await bearer('GET', '/session', token)).body.code).toBe('TOKEN.INVALID');
  });

  it('is refused when somebody has too many', async () => {
    const leader = await api.as('lanh-dao');
    for (let each = 0; each < 50; each += 1) await issue(leader, `mã ${each}`);
    expect((await leader.post('/tokens', { name: 'nữa' })).body.code).toBe('TOKEN.TOO_MANY');
  });
});
