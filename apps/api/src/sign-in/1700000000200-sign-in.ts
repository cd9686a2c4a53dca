import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts and sessions. */
export class SignIn1700000000200 implements MigrationInterface {
  name = 'SignIn1700000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accounts (
        username text PRIMARY KEY, name text NOT NULL, role text NOT NULL, unit_id text NOT NULL,
        password_hash text NOT NULL, sample boolean NOT NULL, position integer NOT NULL);
      CREATE TABLE sessions (
        token_hash text PRIMARY KEY, username text NOT NULL, created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL);
      CREATE INDEX sessions_expires_at ON sessions (expires_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
