import type { Database } from '@dondoc/commands';

/** Tells the health page that this worker lives. */
export const beat = async ({ pool }: Pick<Database, 'pool'>, workerId: string): Promise<void> => {
  const sql = `INSERT INTO worker_heartbeats (worker_id, seen_at) VALUES ($1, now())
    ON CONFLICT (worker_id) DO UPDATE SET seen_at = now()`;
  await pool.query(sql, [workerId]);
  await pool.query(`DELETE FROM worker_heartbeats WHERE seen_at < now() - interval '1 day'`);
};
