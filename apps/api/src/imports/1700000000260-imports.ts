import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sheets that were uploaded for import, as their authors sent them. Technical: what was entered stands in the log. */
export class Imports1700000000260 implements MigrationInterface {
  name = 'Imports1700000000260';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE imports (
        import_id text PRIMARY KEY, kind text NOT NULL, cascade_id text, file_name text NOT NULL, content bytea NOT NULL,
        sha256 text NOT NULL, uploaded_by text NOT NULL, unit_id text NOT NULL, uploaded_at text NOT NULL, job_id text);
      CREATE INDEX imports_unit ON imports (unit_id, uploaded_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
