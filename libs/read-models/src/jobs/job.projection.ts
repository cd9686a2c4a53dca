import type { JobEvent, JobItem } from '@dondoc/domain';
import type { Transaction } from '../transaction.js';

const START = `
  INSERT INTO jobs (job_id, kind, started_by, role, unit_id, reason, parameters, total, done, skipped, failed, status,
    started_at, retry_of, import_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, 0, 'running', $9, $10, $11)`;
const ITEMS = `
  INSERT INTO job_items (job_id, n, label, ref, body, outcome)
  SELECT $1, n, label, NULLIF(ref, 'null'::jsonb), NULLIF(body, 'null'::jsonb), 'waiting'
  FROM jsonb_to_recordset($2::jsonb) AS item(n integer, label text, ref jsonb, body jsonb)`;
const RESULTS = `
  UPDATE job_items SET outcome = result.outcome, code = result.code, field = result.field, value = result.value,
    reason = result.reason, mend = result.mend
  FROM jsonb_to_recordset($2::jsonb)
    AS result(n integer, outcome text, code text, field text, value text, reason text, mend text)
  WHERE job_id = $1 AND job_items.n = result.n`;
const COUNT = `
  UPDATE jobs SET done = done + $2, skipped = skipped + $3, failed = failed + $4 WHERE job_id = $1`;

const start = async (tx: Transaction, { at, data }: JobEvent & { type: 'JobStarted' }): Promise<void> => {
  const { jobId, kind, by, role, unitId, reason, parameters, total, retryOf, importId } = data;
  await tx.query(START, [
    jobId,
    kind,
    by,
    role,
    unitId,
    reason,
    JSON.stringify(parameters),
    total,
    at,
    retryOf,
    importId,
  ]);
};

/** The items of a job that starts. */
export const projectJobItems = async (tx: Transaction, jobId: string, items: readonly JobItem[]): Promise<void> => {
  await tx.query(ITEMS, [jobId, JSON.stringify(items)]);
};

/** What has happened to a job. */
export const projectJob = async (tx: Transaction, jobId: string, events: readonly JobEvent[]): Promise<void> => {
  for (const event of events) {
    if (event.type === 'JobStarted') await start(tx, event);
    if (event.type === 'JobItemsSettled') {
      const { results } = event.data;
      const count = (outcome: string): number => results.filter((one) => one.outcome === outcome).length;
      await tx.query(RESULTS, [jobId, JSON.stringify(results)]);
      await tx.query(COUNT, [jobId, count('done'), count('skipped'), count('failed')]);
    }
    if (event.type === 'JobCancelled') {
      const sql = `UPDATE jobs SET status = 'cancelled', ended_at = $2, cancelled_by = $3, cancel_reason = $4 WHERE job_id = $1`;
      await tx.query(sql, [jobId, event.at, event.data.by, event.data.reason]);
    }
    if (event.type === 'JobFinished') {
      await tx.query(`UPDATE jobs SET status = 'finished', ended_at = $2 WHERE job_id = $1`, [jobId, event.at]);
    }
  }
};
