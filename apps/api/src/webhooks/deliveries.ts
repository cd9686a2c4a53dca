import type { Database } from '@dondoc/commands';
import { type WebhookDeliveryView, webhookEventLabels } from '@dondoc/contracts';
import type { Instant } from '@dondoc/domain';
import { deliveryIdOf } from '@dondoc/notifications';
import { Inject, Injectable } from '@nestjs/common';
import { messageProblems } from '../problem/message-problems.js';
import { DATABASE } from '../runtime.js';

const stateLabels: Record<WebhookDeliveryView['state'], string> = {
  waiting: 'Chờ gửi',
  sending: 'Đang gửi',
  delivered: 'Máy nhận đã nhận',
  dead: 'Không gửi được, đã ngừng thử',
};

const LIST = `
  SELECT delivery_id AS "deliveryId", type, state, attempts, last_status AS "lastStatus", last_error AS "lastError",
    created_at AS "createdAt", delivered_at AS "deliveredAt"
  FROM webhook_deliveries WHERE webhook_id = $1 AND ($2::text IS NULL OR state = $2)
  ORDER BY created_at DESC, delivery_id LIMIT $3 OFFSET $4`;
const COUNT = `
  SELECT count(*)::integer AS count FROM webhook_deliveries WHERE webhook_id = $1 AND ($2::text IS NULL OR state = $2)`;
const AGAIN = `
  UPDATE webhook_deliveries SET state = 'waiting', attempts = 0, available_at = now(), last_error = NULL
  WHERE webhook_id = $1 AND state IN ('dead', 'waiting') AND ($2::text IS NULL OR delivery_id = $2) RETURNING delivery_id`;
const ONE = 'SELECT state FROM webhook_deliveries WHERE webhook_id = $1 AND delivery_id = $2';
const TEST = `
  INSERT INTO webhook_deliveries (delivery_id, webhook_id, type, payload, state, available_at, created_at)
  VALUES ($1, $2, 'test', $3, 'waiting', now(), $4) ON CONFLICT DO NOTHING`;

type Row = Omit<WebhookDeliveryView, 'typeLabel' | 'stateLabel'>;
const labels: Readonly<Record<string, string>> = { ...webhookEventLabels, test: 'Gửi thử' };

/** What was sent to a webhook, what waits, and what was given up. */
@Injectable()
export class Deliveries {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Newest first. Pages count from 1. */
  async list(webhookId: string, state: WebhookDeliveryView['state'] | null, page: number, pageSize = 50) {
    const { pool } = this.database;
    const [rows, count] = await Promise.all([
      pool.query<Row>(LIST, [webhookId, state, pageSize, (page - 1) * pageSize]),
      pool.query<{ count: number }>(COUNT, [webhookId, state]),
    ]);
    const deliveries = rows.rows.map((row) => ({
      ...row,
      typeLabel: labels[row.type] ?? row.type,
      stateLabel: stateLabels[row.state],
    }));
    return { deliveries, total: count.rows[0]?.count ?? 0, page, pageSize };
  }

  /** Sends again what was given up, under the same id. @throws ApiProblem `WEBHOOK.DELIVERY_NOT_FOUND` */
  async sendAgain(webhookId: string, deliveryId: string | null): Promise<number> {
    const { pool } = this.database;
    if (deliveryId !== null && (await pool.query(ONE, [webhookId, deliveryId])).rows.length === 0) {
      throw messageProblems.deliveryNotFound(deliveryId);
    }
    return (await pool.query(AGAIN, [webhookId, deliveryId])).rows.length;
  }

  /** Enters a delivery that tells nothing, to see whether the other side takes and verifies it. */
  async test(webhookId: string, commandId: string, now: Instant): Promise<string> {
    const deliveryId = deliveryIdOf(webhookId, commandId);
    const payload = { id: deliveryId, type: 'test', occurredAt: now, recordedAt: now };
    await this.database.pool.query(TEST, [deliveryId, webhookId, JSON.stringify(payload), now]);
    return deliveryId;
  }
}
