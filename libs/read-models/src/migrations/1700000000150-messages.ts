import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addressees and channels of letters, what was cancelled and why, the in-app inbox, webhooks, calendar feeds. */
export class Messages1700000000150 implements MigrationInterface {
  name = 'Messages1700000000150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notices ADD COLUMN reason text, ADD COLUMN settled_by text, ADD COLUMN settled_at text;
      CREATE INDEX notices_letter ON notices (letter_id) WHERE letter_id IS NOT NULL;
      CREATE INDEX notices_withheld ON notices (raised_at) WHERE state IN ('cancelled', 'dropped') AND letter_id IS NULL;
      ALTER TABLE letters ADD COLUMN address text, ADD COLUMN to_name text, ADD COLUMN username text, ADD COLUMN note text,
        ADD COLUMN content jsonb, ADD COLUMN told_at text, ADD COLUMN reason text,
        ADD COLUMN by_mail boolean NOT NULL DEFAULT true, ADD COLUMN in_app boolean NOT NULL DEFAULT true;
      CREATE UNIQUE INDEX letters_daily ON letters (address, day) WHERE kind = 'digest';
      CREATE INDEX letters_created ON letters (created_at);
      CREATE INDEX letters_inbox ON letters (username, told_at) WHERE told_at IS NOT NULL;
      CREATE INDEX letters_post_inbox ON letters (recipient, told_at) WHERE told_at IS NOT NULL;
      CREATE TABLE letter_reads (letter_id text NOT NULL, username text NOT NULL, read_at text NOT NULL,
        PRIMARY KEY (letter_id, username));
      CREATE TABLE channel_choices (username text PRIMARY KEY, mail boolean NOT NULL, in_app boolean NOT NULL,
        chosen_at text NOT NULL);
      CREATE TABLE webhooks (
        webhook_id text PRIMARY KEY, unit_id text NOT NULL, name text NOT NULL, url text NOT NULL, events jsonb NOT NULL,
        secret text NOT NULL, state text NOT NULL, created_at text NOT NULL, created_by text NOT NULL);
      CREATE INDEX webhooks_unit ON webhooks (unit_id);
      CREATE TABLE webhook_deliveries (
        delivery_id text PRIMARY KEY, webhook_id text NOT NULL, type text NOT NULL, payload jsonb NOT NULL,
        state text NOT NULL, attempts integer NOT NULL DEFAULT 0, available_at timestamptz NOT NULL, last_status integer,
        last_error text, created_at text NOT NULL, delivered_at text);
      CREATE INDEX webhook_deliveries_unsent ON webhook_deliveries (available_at) WHERE state IN ('waiting', 'sending');
      CREATE INDEX webhook_deliveries_webhook ON webhook_deliveries (webhook_id, created_at);
      CREATE TABLE webhook_cursor ("only" boolean PRIMARY KEY, cursor text NOT NULL);
      CREATE TABLE calendar_feeds (
        feed_id text PRIMARY KEY, secret_hash text NOT NULL UNIQUE, kind text NOT NULL, unit_id text NOT NULL,
        username text NOT NULL, created_at text NOT NULL, last_read_at timestamptz);
      CREATE INDEX calendar_feeds_owner ON calendar_feeds (username);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
