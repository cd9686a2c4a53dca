import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which nights things were cleared away, and contents whose last file has gone and which go themselves a night later. */
export class Housekeeping1700000000272 implements MigrationInterface {
  name = 'Housekeeping1700000000272';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE housekeeping_nights (
        night text PRIMARY KEY, started_at timestamptz NOT NULL DEFAULT now(), cleared jsonb);
      CREATE TABLE forsaken_contents (sha256 text PRIMARY KEY, since timestamptz NOT NULL);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
