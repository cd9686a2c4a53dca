import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second tier, amendments, duties without a date, template drafts. */
export class TiersAndDrafts1700000000110 implements MigrationInterface {
  name = 'TiersAndDrafts1700000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE cascades ADD COLUMN parent jsonb, ADD COLUMN amendments integer NOT NULL DEFAULT 0,
        ADD COLUMN rolled_up boolean NOT NULL DEFAULT false;
      UPDATE cascades SET rolled_up = true WHERE status = 'issued' AND next_roll_up IS NULL;
      CREATE INDEX cascades_parent ON cascades ((parent->>'cascadeId'));
      ALTER TABLE cascade_lines ADD COLUMN lower_tiers jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE obligations ALTER COLUMN due DROP NOT NULL, ADD COLUMN rating text;
      ALTER TABLE templates ADD COLUMN published_at text NOT NULL DEFAULT '', ADD COLUMN published_by text NOT NULL DEFAULT '';
      ALTER TABLE calendars ADD COLUMN published_at text NOT NULL DEFAULT '', ADD COLUMN published_by text NOT NULL DEFAULT '',
        ADD COLUMN note text NOT NULL DEFAULT '';
      CREATE TABLE template_drafts (
        template_id text PRIMARY KEY, revision integer NOT NULL, body jsonb NOT NULL, based_on integer,
        edited_by text NOT NULL, edited_at text NOT NULL, tried_revision integer, tried_at text);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
