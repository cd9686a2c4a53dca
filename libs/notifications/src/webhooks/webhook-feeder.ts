import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { type LoggedFact, newsOf, type WebhookNews } from './webhook-events.js';

/** Reads the log onwards from a cursor, as the event store does. */
export type ReadLog = (after: string, limit: number) => Promise<{ events: readonly LoggedFact[]; cursor: string }>;

export type FeederOptions = { pool: Pool; readLog: ReadLog; startOfLog: string; publicUrl: string };

/** One feeder at a time, so that the log is read once. */
const FEED_LOCK = 7_263_110_151;
const PAGE = 1000;

const CURSOR = 'SELECT cursor FROM webhook_cursor';
const SAVE = `
  INSERT INTO webhook_cursor ("only", cursor) VALUES (true, $1) ON CONFLICT ("only") DO UPDATE SET cursor = EXCLUDED.cursor`;
// Those that are paused, too: what happens meanwhile is kept for them.
const HOOKS = `
  SELECT webhook_id AS "webhookId", unit_id AS "unitId", events, created_at AS "createdAt" FROM webhooks`;
const PARTS = `
  SELECT c.cascade_id AS "cascadeId", t.body->>'issuer' AS issuer, t.body->>'office' AS office, t.body->>'focal' AS focal
  FROM cascades c JOIN templates t ON t.id = c.template->>'id' AND t.version = (c.template->>'version')::integer
  WHERE c.cascade_id = ANY($1)`;
const ENTER = `
  INSERT INTO webhook_deliveries (delivery_id, webhook_id, type, payload, state, available_at, created_at)
  SELECT "deliveryId", "webhookId", type, payload, 'waiting', now(), "createdAt"
  FROM jsonb_to_recordset($1::jsonb) AS entry("deliveryId" text, "webhookId" text, type text, payload jsonb,
    "createdAt" text) ON CONFLICT DO NOTHING`;

type Hook = { webhookId: string; unitId: string; events: string[]; createdAt: string };
type Parts = { cascadeId: string; issuer: string; office: string; focal: string };
type Entry = { deliveryId: string; webhookId: string; type: string; payload: unknown; createdAt: string };

/** The same event for the same webhook always has the same id: a receiver that keeps it takes nothing twice. */
export const deliveryIdOf = (webhookId: string, eventId: string): string =>
  `dlv_${createHash('sha256').update(`${webhookId} ${eventId}`).digest('hex').slice(0, 32)}`;

/** A unit hears of its own plans; who issues, follows or collects a cascade hears of all of it. */
const concerns = ({ unitId }: Hook, news: WebhookNews, parts: Parts | undefined): boolean =>
  news.unitId === unitId || (parts !== undefined && [parts.issuer, parts.office, parts.focal].includes(unitId));

/** Turns facts of the log into deliveries for the webhooks that want them; nothing is lost or entered twice. */
export class WebhookFeeder {
  constructor(private readonly options: FeederOptions) {}

  /** Answers how many deliveries were entered. */
  async tick(): Promise<number> {
    let entered = 0;
    for (;;) {
      const page = await this.page();
      entered += page.entered;
      if (page.read < PAGE) return entered;
    }
  }

  private async page(): Promise<{ read: number; entered: number }> {
    const client = await this.options.pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS locked', [
        FEED_LOCK,
      ]);
      const done = rows[0]?.locked ? await this.feed(client) : { read: 0, entered: 0 };
      await client.query('COMMIT');
      return done;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  private async feed(client: PoolClient): Promise<{ read: number; entered: number }> {
    const { readLog, startOfLog } = this.options;
    const known = await client.query<{ cursor: string }>(CURSOR);
    const { events, cursor } = await readLog(known.rows[0]?.cursor ?? startOfLog, PAGE);
    if (events.length === 0) return { read: 0, entered: 0 };
    const hooks = (await client.query<Hook>(HOOKS)).rows;
    const entries = hooks.length === 0 ? [] : await this.entriesOf(client, events, hooks);
    if (entries.length > 0) await client.query(ENTER, [JSON.stringify(entries)]);
    await client.query(SAVE, [cursor]);
    return { read: events.length, entered: entries.length };
  }

  private async entriesOf(client: PoolClient, facts: readonly LoggedFact[], hooks: readonly Hook[]): Promise<Entry[]> {
    const all = facts.flatMap((fact) => {
      const news = newsOf(fact);
      return news ? [{ fact, news }] : [];
    });
    const ids = [...new Set(all.map(({ news }) => news.cascadeId))];
    const { rows } = await client.query<Parts>(PARTS, [ids]);
    const parts = new Map(rows.map((one) => [one.cascadeId, one]));
    return all.flatMap(({ fact, news }) =>
      hooks
        .filter(
          (hook) =>
            hook.events.includes(news.type) &&
            fact.recordedAt >= hook.createdAt &&
            concerns(hook, news, parts.get(news.cascadeId)),
        )
        .map(({ webhookId }) => this.entry(webhookId, fact, news)),
    );
  }

  private entry(webhookId: string, { eventId, occurredAt, recordedAt }: LoggedFact, news: WebhookNews): Entry {
    const deliveryId = deliveryIdOf(webhookId, eventId);
    const { type, cascadeId, unitId, lineId } = news;
    const path = unitId !== null && lineId !== null ? `nghia-vu/${cascadeId}/${unitId}/${lineId}` : `dot/${cascadeId}`;
    const url = `${this.options.publicUrl}/${path}`;
    const payload = { id: deliveryId, type, occurredAt, recordedAt, cascadeId, unitId, lineId, url };
    return { deliveryId, webhookId, type, payload, createdAt: recordedAt };
  }
}
