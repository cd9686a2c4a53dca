import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Secrets that receipts are signed with, and the way from a receipt's number to its submission. The function is immutable
 * because every database of ours is UTF-8; it must stay what `receiptNumberOf` computes.
 */
export class Receipts1700000000240 implements MigrationInterface {
  name = 'Receipts1700000000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE server_keys (
        key_id text PRIMARY KEY, secret text NOT NULL, created_at timestamptz NOT NULL,
        retired_at timestamptz, revoked_at timestamptz, reason text);
      CREATE FUNCTION receipt_number(submission_id text) RETURNS text IMMUTABLE PARALLEL SAFE STRICT LANGUAGE sql
        AS $$ SELECT left(encode(sha256(convert_to('receipt:' || submission_id, 'UTF8')), 'hex'), 15) $$;
      CREATE INDEX submissions_receipt_number ON submissions (receipt_number(submission_id));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
