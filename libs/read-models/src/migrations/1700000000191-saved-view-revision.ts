import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a saved view has been written, so that nobody writes over what they have not seen. */
export class SavedViewRevision1700000000191 implements MigrationInterface {
  name = 'SavedViewRevision1700000000191';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE saved_views ADD COLUMN revision integer NOT NULL DEFAULT 1');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
