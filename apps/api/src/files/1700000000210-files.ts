import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploaded files; their contents lie in the data folder, by hash. */
export class Files1700000000210 implements MigrationInterface {
  name = 'Files1700000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE files (
        file_id text PRIMARY KEY, name text NOT NULL, size integer NOT NULL, media_type text NOT NULL,
        sha256 text NOT NULL, uploaded_by text NOT NULL, unit_id text NOT NULL, created_at text NOT NULL);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
