import { createHash } from 'node:crypto';
import { type CommandContext, type Database, type MessageFact, recordMessageFact } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import type { Act, newWebhookSchema, WebhookView, webhookChangeSchema } from '@dondoc/contracts';
import { allowedHostsOf, checkTarget, newWebhookSecret, SecretSeal } from '@dondoc/notifications';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { messageProblems } from '../problem/message-problems.js';
import { problems } from '../problem/problems.js';
import { CONFIGURATION, DATABASE } from '../runtime.js';
import { oneLine } from '../writes/clean-text.js';

export type NewWebhook = z.infer<typeof newWebhookSchema>;
export type WebhookChange = z.infer<typeof webhookChangeSchema>;

const STREAM = 'webhooks';
/** Of one unit; programs that want more share one. */
const MOST_OF_A_UNIT = 10;

const LIST = `
  SELECT w.webhook_id AS "webhookId", w.unit_id AS "unitId", coalesce(u.body->>'name', w.unit_id) AS "unitName", w.name, w.url,
    w.events, w.state, w.created_at AS "createdAt", w.created_by AS "createdBy",
    count(d.*) FILTER (WHERE d.state IN ('waiting', 'sending'))::integer AS waiting,
    count(d.*) FILTER (WHERE d.state = 'dead')::integer AS dead,
    count(d.*) FILTER (WHERE d.state = 'delivered')::integer AS delivered
  FROM webhooks w LEFT JOIN units u ON u.unit_id = w.unit_id LEFT JOIN webhook_deliveries d USING (webhook_id)
  WHERE $1::text IS NULL OR w.webhook_id = $1 GROUP BY w.webhook_id, u.body ORDER BY w.created_at, w.webhook_id`;
const ADD = `
  INSERT INTO webhooks (webhook_id, unit_id, name, url, events, secret, state, created_at, created_by)
  VALUES ($1, $2, $3, $4, $5, $6, 'on', $7, $8) ON CONFLICT DO NOTHING`;
const CHANGE = `
  UPDATE webhooks SET name = $2, url = $3, events = $4, state = $5 WHERE webhook_id = $1 RETURNING webhook_id`;
const RENEW = 'UPDATE webhooks SET secret = $2 WHERE webhook_id = $1 RETURNING webhook_id';
const COUNT = 'SELECT count(*)::integer AS count FROM webhooks WHERE unit_id = $1';

/** The programs that are told of events: to where, of what, and signed with which secret. */
@Injectable()
export class Webhooks {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly seal: SecretSeal,
    private readonly access: Access,
  ) {}

  /** Those of the asker's unit; all of them for whoever sees everything. */
  async list(asker: SignedIn): Promise<WebhookView[]> {
    const [{ rows }, scope] = await Promise.all([
      this.database.pool.query<WebhookView>(LIST, [null]),
      this.access.scopeOf(asker, 'webhook.read'),
    ]);
    return scope.all ? rows : rows.filter(({ unitId }) => scope.unitIds.includes(unitId));
  }

  /** Its id says nothing of whose it is: only here can that be asked. @throws ApiProblem `WEBHOOK.NOT_FOUND` */
  async require(asker: SignedIn, act: Act, webhookId: string): Promise<void> {
    const { unitId } = await this.get(webhookId);
    if (!(await this.access.may(asker, act, { unitId }))) throw messageProblems.webhookNotFound(webhookId);
  }

  /** @throws ApiProblem `WEBHOOK.NOT_FOUND` */
  async get(webhookId: string): Promise<WebhookView> {
    const [found] = (await this.database.pool.query<WebhookView>(LIST, [webhookId])).rows;
    if (!found) throw messageProblems.webhookNotFound(webhookId);
    return found;
  }

  /**
   * The same command again makes no second one; its answer was lost, so the secret is made anew.
   * @throws ApiProblem `WEBHOOK.*` for a target that may not be used
   * @throws RuleViolation `UNIT.NOT_FOUND`
   */
  async add(request: NewWebhook, context: CommandContext): Promise<WebhookView & { secret: string }> {
    const { unitId, events } = request;
    const webhookId = `wh_${createHash('sha256').update(context.commandId).digest('hex').slice(0, 24)}`;
    const url = await this.checked(request.url);
    await this.database.queries.getDueList(unitId, context.now);
    const { rows } = await this.database.pool.query<{ count: number }>(COUNT, [unitId]);
    if ((rows[0]?.count ?? 0) >= MOST_OF_A_UNIT) throw messageProblems.tooManyWebhooks(MOST_OF_A_UNIT);
    const secret = newWebhookSecret();
    const fact = { type: 'WebhookAdded' as const, data: { webhookId, unitId, host: url.host, events } };
    const sealed = this.seal.seal(webhookId, secret);
    const values = [webhookId, unitId, oneLine(request.name), url.href, JSON.stringify(events), sealed];
    const first = await this.record(fact, context, ADD, [...values, context.now, context.actor]);
    if (!first) {
      const known = await this.get(webhookId);
      if (known.name !== oneLine(request.name) || known.url !== url.href) throw problems.idReused();
      await this.database.pool.query(RENEW, [webhookId, sealed]);
    }
    return { ...(await this.get(webhookId)), secret };
  }

  /** @throws ApiProblem `WEBHOOK.*` */
  async change(webhookId: string, request: WebhookChange, context: CommandContext): Promise<WebhookView> {
    const url = await this.checked(request.url);
    const { events, state } = request;
    const fact = { type: 'WebhookChanged' as const, data: { webhookId, host: url.host, events, state } };
    const values = [webhookId, oneLine(request.name), url.href, JSON.stringify(events), state];
    await this.record(fact, context, CHANGE, values, webhookId);
    return this.get(webhookId);
  }

  /** A new secret; requests are signed with it from now on. @throws ApiProblem `WEBHOOK.NOT_FOUND` */
  async renewSecret(webhookId: string, context: CommandContext): Promise<WebhookView & { secret: string }> {
    const secret = newWebhookSecret();
    const values = [webhookId, this.seal.seal(webhookId, secret)];
    const fact = { type: 'WebhookSecretRenewed' as const, data: { webhookId } };
    const first = await this.record(fact, context, RENEW, values, webhookId);
    if (!first) await this.database.pool.query(RENEW, values);
    return { ...(await this.get(webhookId)), secret };
  }

  /** Nothing is sent any more, and what was not taken is thrown away. @throws ApiProblem `WEBHOOK.NOT_FOUND` */
  async remove(webhookId: string, context: CommandContext): Promise<void> {
    const fact = { type: 'WebhookRemoved' as const, data: { webhookId } };
    const sql = `WITH gone AS (DELETE FROM webhook_deliveries WHERE webhook_id = $1)
      DELETE FROM webhooks WHERE webhook_id = $1 RETURNING webhook_id`;
    await this.record(fact, context, sql, [webhookId], webhookId);
  }

  private async checked(url: string): Promise<URL> {
    const checked = await checkTarget(url, allowedHostsOf(this.configuration.webhookAllowedHosts ?? ''));
    if ('problem' in checked) throw messageProblems.targetRefused(checked.problem, url);
    return checked.url;
  }

  /** @param mustHit the webhook that the statement must have found */
  private record(
    fact: MessageFact,
    context: CommandContext,
    sql: string,
    values: unknown[],
    mustHit?: string,
  ): Promise<boolean> {
    return recordMessageFact(this.database.store, STREAM, fact, context, async (tx) => {
      const { rows } = await tx.query(sql, values);
      if (mustHit !== undefined && rows.length === 0) throw messageProblems.webhookNotFound(mustHit);
    });
  }
}
