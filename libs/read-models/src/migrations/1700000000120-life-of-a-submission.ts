import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Extensions, exemptions, explanations, reopening, paper entries, drafts of submissions. */
export class LifeOfASubmission1700000000120 implements MigrationInterface {
  name = 'LifeOfASubmission1700000000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE obligations ADD COLUMN extended jsonb, ADD COLUMN reopened_until text, ADD COLUMN extension_request jsonb,
        ADD COLUMN explains jsonb;
      ALTER TABLE submissions ADD COLUMN paper jsonb, ADD COLUMN received_by text;
      CREATE TABLE submission_drafts (
        cascade_id text NOT NULL, unit_id text NOT NULL, line_id text NOT NULL, revision integer NOT NULL,
        body jsonb NOT NULL, edited_by text NOT NULL, edited_at text NOT NULL,
        PRIMARY KEY (cascade_id, unit_id, line_id));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
