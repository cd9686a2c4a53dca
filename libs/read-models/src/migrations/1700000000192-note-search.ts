import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notes of submissions are found by parts of words (pg_trgm) without reading all of them. A server that lacks the extension
 * (it comes with PostgreSQL's contrib modules) finds the same, by reading all. Without `fastupdate`: what waits in its list
 * would make the planner read the table.
 */
export class NoteSearch1700000000192 implements MigrationInterface {
  name = 'NoteSearch1700000000192';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
          CREATE EXTENSION IF NOT EXISTS pg_trgm;
          CREATE INDEX submissions_note_words ON submissions USING gin (document_key(content->>'note') gin_trgm_ops)
            WITH (fastupdate = off) WHERE content->>'note' <> '';
        END IF;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
