import type { MessageItem, MessageView } from '@dondoc/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

const planned = async (): Promise<MessageView[]> =>
  (await office.get('/messages?state=planned&pageSize=200')).body.messages;
const reminders = async (): Promise<MessageItem[]> =>
  (await planned()).flatMap(({ notices }) => notices).filter(({ cancellable }) => cancellable);

describe('the outbox', () => {
  it('comes in pages, counted as a whole, and is found without marks', async () => {
    const first = (await office.get('/messages?pageSize=2')).body;
    const second = (await office.get('/messages?pageSize=2&page=2')).body;
    expect(first.messages).toHaveLength(2);
    expect(second.messages.map((one: MessageView) => one.messageId)).not.toContain(first.messages[0].messageId);
    expect(first.total).toBe(second.total);
    const found = (await office.get('/messages?recipient=so%20y%20te&pageSize=200')).body;
    expect(found.total).toBeGreaterThan(0);
    expect(found.messages.every((one: MessageView) => one.unitName.includes('Y tế'))).toBe(true);
    expect((await office.get('/messages?page=0')).status).toBe(400);
    expect((await office.get('/messages?state=khac')).status).toBe(400);
  });

  it('lists a leader’s weekly page for who follows the plans of that body, and for nobody else', async () => {
    const pagesFor = async (client: Client): Promise<string[]> => {
      const { messages } = (await client.get('/messages?kind=leader-page&pageSize=200')).body;
      return [...new Set<string>(messages.map((one: MessageView) => one.unitName))];
    };
    const all = await pagesFor(await api.as('quan-tri'));
    const own = await pagesFor(office);
    expect(own).toContain('UBND tỉnh');
    expect(all).toEqual(expect.arrayContaining(own));
    expect(all.length).toBeGreaterThan(own.length);
  });

  it('calls off a reminder with a reason, once, and shows it', async () => {
    const [item] = await reminders();
    const body = { ledgerKeys: [item?.ledgerKey], reason: 'Đã nhận bản giấy' };
    const answer = await office.post('/messages/cancellations', body, 'huy-thu-nhac');
    expect(answer.body).toMatchObject({ cancelled: 1 });
    expect((await office.post('/messages/cancellations', body, 'huy-thu-nhac')).body).toEqual(answer.body);
    expect((await office.post('/messages/cancellations', body)).body.code).toBe('MESSAGE.NOT_WAITING');
    const { messages } = (await office.get('/messages?state=cancelled')).body;
    expect(messages).toMatchObject([{ reason: 'Đã nhận bản giấy', stateLabel: 'Đã hủy' }]);
    expect((await reminders()).map(({ ledgerKey }) => ledgerKey)).not.toContain(item?.ledgerKey);
  });

  it('calls off nothing without a reason, a key, or the right to', async () => {
    const [item] = await reminders();
    const ledgerKeys = [item?.ledgerKey];
    expect((await office.post('/messages/cancellations', { ledgerKeys, reason: '  ' })).body.errors).toMatchObject([
      { field: 'reason' },
    ]);
    expect((await office.post('/messages/cancellations', { ledgerKeys: [], reason: 'x' })).status).toBe(400);
    expect((await office.post('/messages/cancellations', { ledgerKeys: ['x:y'], reason: 'x' })).status).toBeGreaterThan(
      399,
    );
    for (const name of ['so-y-te', 'lanh-dao']) {
      const other = await api.as(name);
      expect((await other.post('/messages/cancellations', { ledgerKeys, reason: 'x' })).status, name).toBe(403);
    }
    expect((await reminders()).map(({ ledgerKey }) => ledgerKey)).toContain(item?.ledgerKey);
  });
});

describe('the inbox', () => {
  it('is empty for who has had no letter, and asks for a session', async () => {
    expect((await office.get('/inbox')).body).toMatchObject({ items: [], unread: 0, page: 1 });
    expect((await office.get('/inbox/count')).body).toEqual({ unread: 0 });
    expect((await api.visitor.get('/inbox')).status).toBe(401);
  });

  it('shows letters to the post, read by each for themselves', async () => {
    await api.database.pool.query(`
      INSERT INTO letters (letter_id, kind, recipient, day, state, subject, created_at, available_at, told_at, content)
      VALUES ('thu-1', 'digest', 'so-y-te/focal-point', '2026-11-20', 'sent', 'Nhắc hạn', '2026-11-20T00:30:00.000Z', now(),
        '2026-11-20T00:30:00.000Z', '{"greeting":"Kính gửi","sections":[]}')`);
    const unit = await api.as('so-y-te');
    expect((await unit.get('/inbox')).body).toMatchObject({ unread: 1, items: [{ letterId: 'thu-1', readAt: null }] });
    const other = await api.as('so-tu-phap');
    expect((await other.post('/inbox/read', { letterIds: ['thu-1'] })).body).toEqual({ unread: 0 });
    expect((await unit.get('/inbox/count')).body).toEqual({ unread: 1 });
    expect((await unit.post('/inbox/read', { letterIds: ['thu-1'] })).body).toEqual({ unread: 0 });
    expect((await unit.post('/inbox/read', { letterIds: ['thu-1'], read: false })).body).toEqual({ unread: 1 });
    expect((await unit.post('/inbox/read', { all: true })).body).toEqual({ unread: 0 });
    expect((await other.get('/inbox')).body.items).toEqual([]);
  });
});

describe('channels', () => {
  it('are chosen by each person; they cannot all be turned off', async () => {
    const unit = await api.as('so-y-te');
    expect((await unit.get('/channels')).body).toMatchObject({ mail: true, inApp: true, personal: true });
    expect((await unit.put('/channels', { mail: false, inApp: false })).body.code).toBe('CHANNELS.NONE');
    expect((await unit.put('/channels', { mail: false, inApp: true })).body).toMatchObject({
      mail: false,
      inApp: true,
    });
    expect((await unit.get('/channels')).body).toMatchObject({ mail: false, inApp: true });
    expect((await (await api.as('so-tu-phap')).get('/channels')).body).toMatchObject({ mail: true, inApp: true });
  });
});
