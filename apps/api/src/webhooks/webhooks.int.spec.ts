import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi({ DONDOC_WEBHOOK_ALLOWED_HOSTS: 'may-noi-bo.example:8443' });
  admin = await api.as('quan-tri');
});
afterAll(() => api.stop());

const URL_INSIDE = 'http://may-noi-bo.example:8443/nhan';
const asked = (given: object = {}) => ({
  unitId: 'so-y-te',
  name: 'Phần mềm của Sở',
  url: URL_INSIDE,
  events: ['submission.received'],
  ...given,
});

describe('a webhook', () => {
  it('shows its secret once, is listed without it, and is recorded without it', async () => {
    const { body } = await admin.post('/webhooks', asked({ name: ' Phần mềm \n của Sở ' }));
    expect(body.secret).toMatch(/^whsec_[A-Za-z0-9_-]{43}$/);
    expect(body).toMatchObject({ name: 'Phần mềm của Sở', state: 'on', waiting: 0, dead: 0 });
    expect(JSON.stringify((await admin.get('/webhooks')).body)).not.toContain('whsec_');
    const { rows } = await api.database.pool.query<{ data: string }>(
      "SELECT data::text FROM events WHERE stream = 'webhooks'",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.data).not.toContain('whsec_');
  });

  it.each([
    ['https://127.0.0.1/', 'WEBHOOK.LOCAL_TARGET'],
    ['https://2130706433/', 'WEBHOOK.LOCAL_TARGET'],
    ['https://[::ffff:10.0.0.1]/', 'WEBHOOK.LOCAL_TARGET'],
    ['https://localhost/', 'WEBHOOK.LOCAL_TARGET'],
    ['http://may-noi-bo.example:9000/', 'WEBHOOK.NOT_HTTPS'],
    ['https://khong-co.invalid/', 'WEBHOOK.UNRESOLVED'],
    ['không phải địa chỉ', 'WEBHOOK.URL_INVALID'],
  ])('to %s is refused when it is saved, new or changed', async (url, code) => {
    const refused = await admin.post('/webhooks', asked({ url }));
    expect([refused.status, refused.body.code]).toEqual([422, code]);
    expect(refused.body.errors).toMatchObject([{ field: 'url', value: url }]);
    const { webhookId } = (await admin.post('/webhooks', asked(), 'mot-ket-noi')).body;
    const change = { name: 'x', url, events: ['submission.received'], state: 'on' };
    expect((await admin.put(`/webhooks/${webhookId}`, change)).body.code).toBe(code);
    expect(
      (await admin.get('/webhooks')).body.find((one: { webhookId: string }) => one.webhookId === webhookId).url,
    ).toBe(URL_INSIDE);
  });

  it('is entered, changed and removed by the administrator alone', async () => {
    const { webhookId } = (await admin.post('/webhooks', asked())).body;
    for (const name of ['van-phong', 'so-y-te', 'lanh-dao']) {
      const other = await api.as(name);
      expect((await other.post('/webhooks', asked())).body.code).toBe('ACCESS.ROLE');
      const change = { name: 'x', url: URL_INSIDE, events: ['cascade.issued'], state: 'off' };
      expect((await other.put(`/webhooks/${webhookId}`, change)).body.code).toBe('ACCESS.ROLE');
      expect((await other.delete(`/webhooks/${webhookId}`)).body.code).toBe('ACCESS.ROLE');
    }
    expect((await (await api.as('lanh-dao')).get('/webhooks')).body.code).toBe('ACCESS.ROLE');
  });

  it('is seen by the unit whose program it tells, which also makes its secret anew; by no other unit', async () => {
    const { webhookId, secret } = (await admin.post('/webhooks', asked())).body;
    const [own, other] = [await api.as('so-y-te'), await api.as('so-tu-phap')];
    const idsOf = ({ body }: { body: { webhookId: string }[] }) => body.map((one) => one.webhookId);
    expect(idsOf(await own.get('/webhooks'))).toContain(webhookId);
    expect(idsOf(await other.get('/webhooks'))).not.toContain(webhookId);
    expect((await own.get(`/webhooks/${webhookId}/deliveries`)).status).toBe(200);
    const renewed = (await own.post(`/webhooks/${webhookId}/secret`)).body;
    expect(renewed.secret).toMatch(/^whsec_/);
    expect(renewed.secret).not.toBe(secret);
    expect((await other.get(`/webhooks/${webhookId}/deliveries`)).body.code).toBe('WEBHOOK.NOT_FOUND');
    expect((await other.post(`/webhooks/${webhookId}/secret`)).body.code).toBe('WEBHOOK.NOT_FOUND');
  });

  it('keeps its secret sealed: who reads the database cannot sign', async () => {
    const { webhookId, secret } = (await admin.post('/webhooks', asked())).body;
    const stored = async (): Promise<string> => {
      const sql = 'SELECT secret FROM webhooks WHERE webhook_id = $1';
      return (await api.database.pool.query<{ secret: string }>(sql, [webhookId])).rows[0]?.secret ?? '';
    };
    const first = await stored();
    expect([first.startsWith('sealed-1:'), first.includes(secret)]).toEqual([true, false]);
    await admin.post(`/webhooks/${webhookId}/secret`);
    expect([(await stored()).startsWith('sealed-1:'), (await stored()) === first]).toEqual([true, false]);
  });

  it('of an unknown unit, without events or with unknown ones is refused', async () => {
    expect((await admin.post('/webhooks', asked({ unitId: 'so-khong-co' }))).body.code).toBe('UNIT.NOT_FOUND');
    expect((await admin.post('/webhooks', asked({ events: [] }))).body.errors).toMatchObject([{ field: 'events' }]);
    expect((await admin.post('/webhooks', asked({ events: ['moi.thu'] }))).status).toBe(400);
  });

  it('is tried out, paused, renewed and removed; what was given up is sent again under its id', async () => {
    const { webhookId, secret } = (await admin.post('/webhooks', asked())).body;
    const { deliveryId } = (await admin.post(`/webhooks/${webhookId}/test`)).body;
    await api.database.pool.query(
      "UPDATE webhook_deliveries SET state = 'dead', attempts = 16 WHERE delivery_id = $1",
      [deliveryId],
    );
    const dead = (await admin.get(`/webhooks/${webhookId}/deliveries?state=dead`)).body;
    expect(dead.deliveries).toMatchObject([{ deliveryId, typeLabel: 'Gửi thử', attempts: 16 }]);
    expect((await admin.post(`/webhooks/${webhookId}/deliveries/again`, { deliveryId: 'dlv_x' })).body.code).toBe(
      'WEBHOOK.DELIVERY_NOT_FOUND',
    );
    expect((await admin.post(`/webhooks/${webhookId}/deliveries/again`)).body).toEqual({ waiting: 1 });
    const renewed = (await admin.post(`/webhooks/${webhookId}/secret`)).body;
    expect(renewed.secret).not.toBe(secret);
    const paused = { name: 'x', url: URL_INSIDE, events: ['cascade.issued'], state: 'off' };
    expect((await admin.put(`/webhooks/${webhookId}`, paused)).body).toMatchObject({ state: 'off', waiting: 1 });
    expect((await admin.delete(`/webhooks/${webhookId}`)).status).toBe(204);
    expect((await admin.get(`/webhooks/${webhookId}/deliveries`)).body.code).toBe('WEBHOOK.NOT_FOUND');
    expect((await admin.delete(`/webhooks/${webhookId}`)).body.code).toBe('WEBHOOK.NOT_FOUND');
  });

  it('asked for twice by the same key is one, with a new secret', async () => {
    const first = (await admin.post('/webhooks', asked({ unitId: 'so-tu-phap' }), 'mot-lan-thoi')).body;
    const second = (await admin.post('/webhooks', asked({ unitId: 'so-tu-phap' }), 'mot-lan-thoi')).body;
    expect(second.webhookId).toBe(first.webhookId);
    expect(second.secret).not.toBe(first.secret);
  });
});
