import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bulk acts: what was asked, and what became of each item. */
export class Jobs1700000000160 implements MigrationInterface {
  name = 'Jobs1700000000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE jobs (
        job_id text PRIMARY KEY, kind text NOT NULL, started_by text NOT NULL, role text NOT NULL, unit_id text NOT NULL, reason text NOT NULL,
        parameters jsonb NOT NULL, total integer NOT NULL, done integer NOT NULL, skipped integer NOT NULL,
        failed integer NOT NULL, status text NOT NULL, started_at text NOT NULL, ended_at text, cancelled_by text,
        cancel_reason text, retry_of text, import_id text);
      CREATE INDEX jobs_unit ON jobs (unit_id, started_at);
      CREATE INDEX jobs_running ON jobs (job_id) WHERE status = 'running';
      CREATE TABLE job_items (
        job_id text NOT NULL, n integer NOT NULL, label text NOT NULL, ref jsonb, body jsonb, outcome text NOT NULL,
        code text, field text, value text, reason text, mend text, PRIMARY KEY (job_id, n));
      CREATE INDEX job_items_waiting ON job_items (job_id, n) WHERE outcome = 'waiting';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
