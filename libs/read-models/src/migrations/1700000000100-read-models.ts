import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first read models. Plain SQL: what runs is what stands here. */
export class ReadModels1700000000100 implements MigrationInterface {
  name = 'ReadModels1700000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE units (unit_id text PRIMARY KEY, position integer NOT NULL, body jsonb NOT NULL);
      CREATE TABLE templates (id text NOT NULL, version integer NOT NULL, body jsonb NOT NULL, PRIMARY KEY (id, version));
      CREATE TABLE calendars (id text NOT NULL, version integer NOT NULL, body jsonb NOT NULL, PRIMARY KEY (id, version));
      CREATE TABLE cascades (
        cascade_id text PRIMARY KEY, title text NOT NULL, status text NOT NULL, template jsonb NOT NULL,
        calendar jsonb NOT NULL, document jsonb NOT NULL, sample boolean NOT NULL, next_roll_up text);
      CREATE TABLE cascade_lines (
        cascade_id text NOT NULL, line_id text NOT NULL, position integer NOT NULL, body jsonb NOT NULL,
        open_count integer NOT NULL, rolled_up_at text, trigger text, tally jsonb, PRIMARY KEY (cascade_id, line_id));
      CREATE TABLE unit_plans (
        plan_id text PRIMARY KEY, cascade_id text NOT NULL, unit_id text NOT NULL, position integer NOT NULL,
        next_wake text, closed boolean NOT NULL);
      CREATE INDEX unit_plans_next_wake ON unit_plans (next_wake) WHERE NOT closed;
      CREATE TABLE obligations (
        cascade_id text NOT NULL, unit_id text NOT NULL, line_id text NOT NULL, key text NOT NULL, due jsonb NOT NULL,
        work text NOT NULL, first_received_at text, returned_new_date text, closed_at text,
        PRIMARY KEY (cascade_id, unit_id, line_id));
      CREATE INDEX obligations_unit ON obligations (unit_id);
      CREATE TABLE submissions (
        submission_id text PRIMARY KEY, cascade_id text NOT NULL, unit_id text NOT NULL, line_id text NOT NULL,
        version integer NOT NULL, content jsonb NOT NULL, received_at text NOT NULL, actor text NOT NULL);
      CREATE INDEX submissions_obligation ON submissions (cascade_id, unit_id, line_id);
      CREATE TABLE notices (
        ledger_key text PRIMARY KEY, kind text NOT NULL, recipient text NOT NULL, cascade_id text NOT NULL, unit_id text,
        line_id text, level integer, raised_at text NOT NULL, state text NOT NULL, letter_id text, text text);
      CREATE INDEX notices_pending ON notices (recipient) WHERE state = 'pending';
      CREATE TABLE letters (
        letter_id text PRIMARY KEY, kind text NOT NULL, recipient text NOT NULL, day text NOT NULL, state text NOT NULL,
        subject text, items jsonb, created_at text NOT NULL, sent_at text, attempts integer NOT NULL DEFAULT 0,
        last_error text, available_at timestamptz NOT NULL);
      CREATE TABLE worker_heartbeats (worker_id text PRIMARY KEY, seen_at timestamptz NOT NULL);
      CREATE TABLE reconciliations (
        at timestamptz PRIMARY KEY DEFAULT now(), late_wakes integer NOT NULL, plans_restarted integer NOT NULL,
        directives_restarted integer NOT NULL);
      CREATE INDEX letters_unsent ON letters (available_at) WHERE state IN ('waiting', 'sending');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
