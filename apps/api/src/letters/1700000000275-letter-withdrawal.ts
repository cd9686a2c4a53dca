import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a letter no longer stands, why, by which notice, and who entered that. */
export class OfficialLetterWithdrawal1700000000275 implements MigrationInterface {
  name = 'OfficialLetterWithdrawal1700000000275';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE official_letters ADD COLUMN withdrawn jsonb');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
