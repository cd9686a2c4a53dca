import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { START_OF_LOG } from '@dondoc/commands';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailingOffice } from '../../test/mailing-office.js';
import { SecretSeal } from './secret-seal.js';
import { verifySignature } from './signature.js';
import { allowedHostsOf } from './target.js';
import { WebhookFeeder } from './webhook-feeder.js';
import { WebhookSender } from './webhook-sender.js';

type Received = { headers: IncomingHttpHeaders; body: string; path: string };

let office: MailingOffice;
let server: Server;
let received: Received[] = [];
let status = 200;
let location = '';
let host = '';

beforeEach(async () => {
  [received, status, location] = [[], 200, ''];
  office = await MailingOffice.open();
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body, path: request.url ?? '' });
      response.writeHead(status, location === '' ? {} : { location }).end('cảm ơn');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await office?.close();
});

const add = (webhookId: string, unitId: string, events: readonly string[], url = `http://${host}/nhan`) =>
  office.database.pool.query(
    `INSERT INTO webhooks (webhook_id, unit_id, name, url, events, secret, state, created_at, created_by)
     VALUES ($1, $2, 'thử', $3, $4, 'khóa', 'on', $5, 'quan-tri')`,
    [webhookId, unitId, url, JSON.stringify(events), office.now],
  );

/** The log is read no further than the oldest transaction that still runs anywhere on the server: other specs' too. */
const logIsReadable = async (): Promise<void> => {
  const sql =
    'SELECT count(*)::integer AS hidden FROM events WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot())';
  while ((await office.database.pool.query<{ hidden: number }>(sql)).rows[0]?.hidden !== 0);
};

const seal = new SecretSeal([Buffer.alloc(32, 1)]);
const tick = async (allowed = host, by = seal): Promise<void> => {
  const { pool, store } = office.database;
  await logIsReadable();
  const feeder = new WebhookFeeder({
    pool,
    readLog: (after, limit) => store.readAll(after, limit),
    startOfLog: START_OF_LOG,
    publicUrl: 'http://don-doc.example',
  });
  await feeder.tick();
  const sender = new WebhookSender({
    pool,
    allowed: allowedHostsOf(allowed),
    seal: by,
    now: () => office.now,
    onError: (error) => office.errors.push(error),
  });
  await sender.tick();
};

const deliveries = async (): Promise<{ type: string; state: string; attempts: number; error: string | null }[]> => {
  const sql = 'SELECT type, state, attempts, last_error AS error FROM webhook_deliveries ORDER BY type, delivery_id';
  return (
    await office.database.pool.query<{ type: string; state: string; attempts: number; error: string | null }>(sql)
  ).rows;
};
const dueNow = () => office.database.pool.query('UPDATE webhook_deliveries SET available_at = now()');

describe('a webhook', () => {
  it('is told what it chose of its own unit, signed, once, and nothing of before it was there', async () => {
    await office.at('2024-02-01').issue('dot-1');
    office.at('2024-02-02');
    await add('wh-a', 'so-a', ['obligation.assigned', 'submission.received']);
    await office.issue('dot-2');
    await office.at('2024-06-03').handIn('dot-2', 'so-a');
    await office.handIn('dot-2', 'so-b');
    await tick();
    await tick();
    const news = received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    expect(news.map(({ type, cascadeId, unitId }) => [type, cascadeId, unitId]).sort()).toEqual([
      ['obligation.assigned', 'dot-2', 'so-a'],
      ['submission.received', 'dot-2', 'so-a'],
    ]);
    const [first] = received;
    const signature = String(first?.headers['x-dondoc-signature']);
    const nowSeconds = Math.floor(Date.now() / 1000);
    expect(verifySignature(signature, first?.body ?? '', { secret: 'khóa', nowSeconds })).toBe(true);
    expect(first?.headers['x-dondoc-delivery']).toBe(news[0]?.['id']);
    expect(news.find(({ type }) => type === 'submission.received')?.['url']).toBe(
      'http://don-doc.example/nghia-vu/dot-2/so-a/sau-thang.2024',
    );
  });

  it('of who runs the cascade hears of every unit, and of the cascade itself', async () => {
    office.at('2024-02-01');
    await add('wh-vp', 'van-phong', ['cascade.issued', 'obligation.assigned']);
    await office.issue('dot-1');
    await tick();
    expect(received.map(({ headers }) => headers['x-dondoc-event']).sort()).toEqual([
      'cascade.issued',
      'obligation.assigned',
      'obligation.assigned',
      'obligation.assigned',
    ]);
  });

  it('that fails is tried again under the same id, later each time, and given up at last', async () => {
    status = 500;
    office.at('2024-02-01');
    await add('wh-a', 'so-a', ['obligation.assigned']);
    await office.issue('dot-1');
    await tick();
    await tick(); // not at once again
    expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 1, error: 'Máy nhận trả lời 500.' }]);
    await dueNow();
    await tick();
    expect(new Set(received.map(({ headers }) => headers['x-dondoc-delivery'])).size).toBe(1);
    expect(received).toHaveLength(2);
    await office.database.pool.query('UPDATE webhook_deliveries SET attempts = 15');
    await dueNow();
    await tick();
    expect(await deliveries()).toMatchObject([{ state: 'dead', attempts: 16 }]);
    status = 204;
    await dueNow();
    await tick();
    expect(received).toHaveLength(3); // a dead one waits for a person
  });

  it('that says it is gone is given up at once', async () => {
    status = 410;
    office.at('2024-02-01');
    await add('wh-a', 'so-a', ['obligation.assigned']);
    await office.issue('dot-1');
    await tick();
    expect(await deliveries()).toMatchObject([{ state: 'dead', attempts: 1 }]);
  });

  it('that redirects is not followed', async () => {
    [status, location] = [302, `http://${host}/noi-khac`];
    office.at('2024-02-01');
    await add('wh-a', 'so-a', ['obligation.assigned']);
    await office.issue('dot-1');
    await tick();
    expect(received.map(({ path }) => path)).toEqual(['/nhan']);
    expect((await deliveries())[0]?.error).toContain('chuyển hướng (302)');
  });

  it('inside the local network is not connected to unless the configuration names it', async () => {
    office.at('2024-02-01');
    await add('wh-a', 'so-a', ['obligation.assigned']);
    const { port } = new URL(`http://${host}`);
    await add('wh-b', 'so-a', ['obligation.assigned'], `https://localhost:${port}/nhan`);
    await office.issue('dot-1');
    await tick('');
    expect(received).toEqual([]);
    const errors = (await deliveries()).map(({ error }) => error ?? '').sort();
    expect(errors[0]).toContain('mạng nội bộ');
    expect(errors[1]).toBe('Địa chỉ phải là https.');
  });

  it('has its secret sealed in the database, also one from before and one of an older key, and signs with it still', async () => {
    const stored = async (): Promise<string> =>
      (await office.database.pool.query<{ secret: string }>('SELECT secret FROM webhooks')).rows[0]?.secret ?? '';
    office.at('2024-02-01');
    await add('wh-a', 'so-a', ['obligation.assigned']);
    await tick();
    const first = await stored();
    expect([first.startsWith(seal.mark), seal.open('wh-a', first)]).toEqual([true, 'khóa']);
    const newer = new SecretSeal([Buffer.alloc(32, 2), Buffer.alloc(32, 1)]);
    await office.issue('dot-1');
    await tick(host, newer);
    expect((await stored()).startsWith(newer.mark)).toBe(true);
    const nowSeconds = Math.floor(Date.now() / 1000);
    const [one] = received;
    expect(
      verifySignature(String(one?.headers['x-dondoc-signature']), one?.body ?? '', { secret: 'khóa', nowSeconds }),
    ).toBe(true);
  });

  it('whose secret no known key opens waits and says so, and hurts no other', async () => {
    office.at('2024-02-01');
    await add('wh-a', 'so-a', ['obligation.assigned']);
    await add('wh-b', 'so-b', ['obligation.assigned']);
    const lost = new SecretSeal([Buffer.alloc(32, 9)]).seal('wh-a', 'khóa');
    await office.database.pool.query("UPDATE webhooks SET secret = $1 WHERE webhook_id = 'wh-a'", [lost]);
    await office.issue('dot-1');
    await tick();
    expect(received).toHaveLength(1);
    const waiting = (await deliveries()).filter(({ state }) => state === 'waiting');
    expect(waiting).toMatchObject([{ attempts: 1, error: expect.stringContaining('DONDOC_SECRET_KEY') }]);
  });

  it('that is off gets nothing until it is on again, and then all of it', async () => {
    office.at('2024-02-01');
    await add('wh-a', 'so-a', ['obligation.assigned']);
    await office.database.pool.query("UPDATE webhooks SET state = 'off'");
    await office.issue('dot-1');
    await tick();
    expect(received).toEqual([]);
    await office.database.pool.query("UPDATE webhooks SET state = 'on'");
    await Promise.all([tick(), tick(), tick()]);
    await tick();
    expect(received).toHaveLength(1);
  });
});
