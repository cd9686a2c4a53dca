import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens with which programs sign in. */
export class ApiTokens1700000000220 implements MigrationInterface {
  name = 'ApiTokens1700000000220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_tokens (
        token_id text PRIMARY KEY, token_hash text NOT NULL UNIQUE, username text NOT NULL, name text NOT NULL,
        created_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, last_used_at timestamptz);
      CREATE INDEX api_tokens_username ON api_tokens (username);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
