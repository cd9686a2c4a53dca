import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where a unit's or the Office's own program is told of events. The secret signs; it is shown once to a person. */
@Entity({ name: 'webhooks' })
@Index('webhooks_unit', ['unitId'])
export class WebhookRow {
  @PrimaryColumn({ type: 'text', name: 'webhook_id' })
  webhookId!: string;

  @Column({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  url!: string;

  @Column({ type: 'jsonb' })
  events!: string[];

  @Column({ type: 'text' })
  secret!: string;

  @Column({ type: 'text' })
  state!: 'on' | 'off';

  @Column({ type: 'text', name: 'created_at' })
  createdAt!: string;

  @Column({ type: 'text', name: 'created_by' })
  createdBy!: string;
}

/** One event for one webhook; its id is the same on every try. `dead`: tried for a day in vain. */
@Entity({ name: 'webhook_deliveries' })
@Index('webhook_deliveries_unsent', ['availableAt'], { where: "state IN ('waiting', 'sending')" })
@Index('webhook_deliveries_webhook', ['webhookId', 'createdAt'])
export class WebhookDeliveryRow {
  @PrimaryColumn({ type: 'text', name: 'delivery_id' })
  deliveryId!: string;

  @Column({ type: 'text', name: 'webhook_id' })
  webhookId!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'jsonb' })
  payload!: Record<string, unknown>;

  @Column({ type: 'text' })
  state!: 'waiting' | 'sending' | 'delivered' | 'dead';

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  /** Real time from which it may be tried. */
  @Column({ type: 'timestamptz', name: 'available_at' })
  availableAt!: Date;

  @Column({ type: 'integer', name: 'last_status', nullable: true })
  lastStatus!: number | null;

  @Column({ type: 'text', name: 'last_error', nullable: true })
  lastError!: string | null;

  @Column({ type: 'text', name: 'created_at' })
  createdAt!: string;

  @Column({ type: 'text', name: 'delivered_at', nullable: true })
  deliveredAt!: string | null;
}

/** How far the log has been read for webhooks; one row. */
@Entity({ name: 'webhook_cursor' })
export class WebhookCursorRow {
  @PrimaryColumn({ type: 'boolean' })
  only!: boolean;

  @Column({ type: 'text' })
  cursor!: string;
}

/** A secret address of a calendar feed; only the SHA-256 of the secret is kept. Deleted when revoked. */
@Entity({ name: 'calendar_feeds' })
@Index('calendar_feeds_owner', ['username'])
export class CalendarFeedRow {
  @PrimaryColumn({ type: 'text', name: 'feed_id' })
  feedId!: string;

  @Column({ type: 'text', name: 'secret_hash', unique: true })
  secretHash!: string;

  @Column({ type: 'text' })
  kind!: 'person' | 'unit';

  @Column({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text', name: 'created_at' })
  createdAt!: string;

  @Column({ type: 'timestamptz', name: 'last_read_at', nullable: true })
  lastReadAt!: Date | null;
}
