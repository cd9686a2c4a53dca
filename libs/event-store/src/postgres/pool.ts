import { Pool } from 'pg';

export type PoolOptions = {
  /** Most connections at once. */
  max?: number;
  /** Told when an idle connection breaks (server restarted); the pool opens a new one by itself. */
  onIdleError?: (error: Error) => void;
};

/** Connections for the log. Without its own error listener a restart of Postgres would end the process. */
export const createPool = (url: string, { max = 10, onIdleError = () => undefined }: PoolOptions = {}): Pool => {
  const pool = new Pool({ connectionString: url, max, application_name: 'dondoc', connectionTimeoutMillis: 15_000 });
  pool.on('error', onIdleError);
  return pool;
};
