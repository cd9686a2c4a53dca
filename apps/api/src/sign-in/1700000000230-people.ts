import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People with an address, a state and a way to come back in; sessions that say why they ended; attempts that are counted. */
export class People1700000000230 implements MigrationInterface {
  name = 'People1700000000230';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE accounts
        ALTER COLUMN password_hash DROP NOT NULL, ALTER COLUMN role DROP NOT NULL, ALTER COLUMN unit_id DROP NOT NULL,
        ADD COLUMN email text, ADD COLUMN external_subject text,
        ADD COLUMN disabled_at timestamptz, ADD COLUMN disabled_by text, ADD COLUMN disabled_reason text,
        ADD COLUMN password_changed_at timestamptz, ADD COLUMN last_sign_in_at timestamptz;
      CREATE UNIQUE INDEX accounts_email ON accounts (email);
      CREATE UNIQUE INDEX accounts_external_subject ON accounts (external_subject);

      ALTER TABLE sessions
        ADD COLUMN session_id text, ADD COLUMN last_seen_at timestamptz, ADD COLUMN ended_at timestamptz,
        ADD COLUMN ended_why text, ADD COLUMN opened_from text, ADD COLUMN browser text, ADD COLUMN provider_token text,
        ADD COLUMN acting_post text;
      UPDATE sessions SET session_id = left(token_hash, 16), last_seen_at = created_at, opened_from = '', browser = '';
      ALTER TABLE sessions
        ALTER COLUMN session_id SET NOT NULL, ALTER COLUMN last_seen_at SET NOT NULL,
        ALTER COLUMN opened_from SET NOT NULL, ALTER COLUMN browser SET NOT NULL;
      CREATE UNIQUE INDEX sessions_session_id ON sessions (session_id);
      CREATE INDEX sessions_username ON sessions (username);

      ALTER TABLE api_tokens ADD COLUMN acting_post text;

      CREATE TABLE sign_in_attempts (
        key text PRIMARY KEY, failures integer NOT NULL, last_at timestamptz NOT NULL, wait_until timestamptz);
      CREATE INDEX sign_in_attempts_last_at ON sign_in_attempts (last_at);

      CREATE TABLE known_browsers (
        token_hash text NOT NULL, username text NOT NULL, expires_at timestamptz NOT NULL,
        PRIMARY KEY (token_hash, username));
      CREATE INDEX known_browsers_username ON known_browsers (username);

      CREATE TABLE password_links (
        token_hash text PRIMARY KEY, username text NOT NULL, made_by text NOT NULL, created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL);
      CREATE INDEX password_links_username ON password_links (username);

      CREATE TABLE single_sign_ons (
        state_hash text PRIMARY KEY, nonce text NOT NULL, verifier text NOT NULL, next text NOT NULL,
        refusal jsonb, expires_at timestamptz NOT NULL);
      CREATE INDEX single_sign_ons_expires_at ON single_sign_ons (expires_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
