import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may act for which post on which days, and whose account is closed. */
export class Posts1700000000130 implements MigrationInterface {
  name = 'Posts1700000000130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE post_holdings (
        held_id text PRIMARY KEY, unit_id text NOT NULL, kind text NOT NULL, username text NOT NULL,
        valid_from text NOT NULL, valid_to text, stands_in boolean NOT NULL);
      CREATE INDEX post_holdings_username ON post_holdings (username);
      CREATE INDEX post_holdings_unit_id ON post_holdings (unit_id);
      CREATE TABLE disabled_people (username text PRIMARY KEY);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
