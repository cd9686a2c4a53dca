import type { Pool, PoolClient } from 'pg';
import type { Transaction } from '../log/event-store.js';

/** Hands statements to a connection or pool. The caller names the shape of the rows, as with the driver itself. */
export const asTransaction = (connection: Pool | PoolClient): Transaction => ({
  query: async (sql, parameters = []) => {
    const result = await connection.query(sql, parameters);
    return { rows: result.rows };
  },
});

const commit = async (client: PoolClient): Promise<void> => {
  const { command } = await client.query('COMMIT');
  // Postgres answers a COMMIT with ROLLBACK when a statement had failed and somebody swallowed the error.
  if (command !== 'COMMIT')
    throw new Error('The transaction was rolled back: an error of one of its statements was swallowed.');
};

const rollback = async (client: PoolClient): Promise<Error | undefined> => {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

/** Runs `work` in one transaction: all of it, or nothing when it throws. */
export const inTransaction = async <T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that breaks between two statements must fail the next statement, not the process.
  const onError = (error: Error): void => void (broken = error);
  client.on('error', onError);
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    const result = await work(asTransaction(client));
    await commit(client);
    return result;
  } catch (error) {
    broken ??= await rollback(client);
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
};
