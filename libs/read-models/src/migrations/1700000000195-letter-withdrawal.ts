import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A chase letter can be withdrawn; letters of before stand as they stood. */
export class LetterWithdrawal1700000000195 implements MigrationInterface {
  name = 'LetterWithdrawal1700000000195';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE chase_letters ADD COLUMN withdrawn_on text, ADD COLUMN withdrawn_at text');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
