import type { Instant } from '@dondoc/domain';
import type { Pool } from 'pg';
import { outcomeProblem, post, type PostOutcome } from './post.js';
import { SealUnknownError, sealStored, type SecretSeal } from './secret-seal.js';
import { SIGNATURE_HEADER, signatureOf } from './signature.js';
import type { AllowedHosts } from './target.js';

export type SenderOptions = {
  pool: Pool;
  allowed: AllowedHosts;
  seal: SecretSeal;
  now: () => Instant;
  onError: (error: unknown) => void;
};

const BATCH = 20;
/** Tries of one delivery: with the pauses below about half a day. */
export const MOST_ATTEMPTS = 16;
const LONGEST_PAUSE_S = 7200;

// Leases and retries run on the database's real clock, whatever the product's clock shows.
const CLAIM = `
  WITH next AS (
    SELECT d.delivery_id FROM webhook_deliveries d JOIN webhooks w USING (webhook_id)
    WHERE d.state IN ('waiting', 'sending') AND d.available_at <= now() AND w.state = 'on'
    ORDER BY d.available_at, d.delivery_id LIMIT $1 FOR UPDATE OF d SKIP LOCKED)
  UPDATE webhook_deliveries d SET state = 'sending', attempts = d.attempts + 1, available_at = now() + interval '60 seconds'
  FROM next JOIN webhook_deliveries old USING (delivery_id) JOIN webhooks w ON w.webhook_id = old.webhook_id
  WHERE d.delivery_id = next.delivery_id
  RETURNING d.delivery_id AS "deliveryId", d.type, d.payload, d.attempts, w.webhook_id AS "webhookId", w.url, w.secret`;
const DONE = `
  UPDATE webhook_deliveries SET state = 'delivered', delivered_at = $2, last_status = $3, last_error = NULL
  WHERE delivery_id = $1`;
const FAILED = `
  UPDATE webhook_deliveries SET state = $2, last_status = $3, last_error = $4,
    available_at = now() + make_interval(secs => $5) WHERE delivery_id = $1`;

type Claimed = {
  deliveryId: string;
  type: string;
  payload: unknown;
  attempts: number;
  webhookId: string;
  url: string;
  secret: string;
};

const GONE = 410;

/** Sends deliveries, signed, again and again with longer pauses, until they are taken or given up. Several may run. */
export class WebhookSender {
  constructor(private readonly options: SenderOptions) {}

  /** Answers how many were taken. */
  async tick(): Promise<number> {
    const { pool, seal } = this.options;
    await sealStored(pool, seal);
    let taken = 0;
    for (;;) {
      const { rows } = await pool.query<Claimed>(CLAIM, [BATCH]);
      if (rows.length === 0) return taken;
      const results = await Promise.all(rows.map((one) => this.sendOne(one)));
      taken += results.filter(Boolean).length;
    }
  }

  private async sendOne(claimed: Claimed): Promise<boolean> {
    const { pool, now, onError } = this.options;
    const { deliveryId, attempts } = claimed;
    try {
      const outcome = await this.posted(claimed);
      const problem = outcomeProblem(outcome);
      const status = 'status' in outcome ? outcome.status : null;
      if (problem === null) {
        await pool.query(DONE, [deliveryId, now(), status]);
        return true;
      }
      const dead = attempts >= MOST_ATTEMPTS || status === GONE;
      const pause = Math.min(LONGEST_PAUSE_S, 5 * 2 ** Math.min(attempts, 12));
      await pool.query(FAILED, [deliveryId, dead ? 'dead' : 'waiting', status, problem.slice(0, 500), pause]);
    } catch (error) {
      onError(error);
    }
    return false;
  }

  private async posted({ deliveryId, type, payload, webhookId, url, secret }: Claimed): Promise<PostOutcome> {
    const { allowed, seal } = this.options;
    try {
      const body = JSON.stringify(payload);
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'DonDoc-Webhook/1',
        'x-dondoc-event': type,
        'x-dondoc-delivery': deliveryId,
        // The receiver compares it with its own clock: real time, not the product's.
        [SIGNATURE_HEADER]: signatureOf(seal.open(webhookId, secret), Math.floor(Date.now() / 1000), body),
      };
      return await post(new URL(url), body, headers, allowed);
    } catch (error) {
      if (error instanceof SealUnknownError) return { error: error.message };
      throw error;
    }
  }
}
