import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppendBatch, AppendOutcome } from '../log/append-batch.js';
import type { Alongside, Transaction } from '../log/event-store.js';
import { aBatch, anEvent, onto } from '../testing/a-batch.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { PostgresEventStore } from './postgres-event-store.js';

let database: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await createTestDatabase();
  store = new PostgresEventStore(database.pool);
  await database.pool.query('CREATE TABLE due_list (id text PRIMARY KEY)');
});
afterAll(() => database?.drop());

/** Until another connection to this database waits for a lock. */
const untilSomebodyWaits = async (): Promise<void> => {
  const sql = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  for (let turn = 0; turn < 500; turn += 1) {
    if ((await database.pool.query(sql)).rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Nobody waited.');
};

type Settled = PromiseSettledResult<AppendOutcome>;
const settled = async (append: Promise<AppendOutcome>): Promise<Settled> => {
  const [result] = await Promise.allSettled([append]);
  return result;
};

/** Carries out `first`; `second` starts while `first` is still open, and `first` goes on once `second` waits for it. */
const overlap = async (
  first: AppendBatch,
  second: AppendBatch,
  steps: { before?: Alongside; after?: (tx: Transaction) => Promise<unknown>; second?: Alongside } = {},
): Promise<[Settled, Settled]> => {
  let other: Promise<Settled> | undefined;
  const one = await settled(
    store.append(first, async (tx, events) => {
      await steps.before?.(tx, events);
      other = settled(store.append(second, steps.second));
      await untilSomebodyWaits();
      await steps.after?.(tx);
    }),
  );
  if (other === undefined) throw new Error('The second command was never started.');
  return [one, await other];
};

const concurrency = { status: 'rejected', reason: { code: 'EVENT_STORE.CONCURRENCY' } };
const appended = { status: 'fulfilled', value: { kind: 'appended' } };

describe('a command that comes while another is being carried out', () => {
  it('waits and must decide again when both write to the same stream', async () => {
    const second = aBatch('second', [onto('shared', 0, anEvent('B'))]);
    expect(await overlap(aBatch('first', [onto('shared', 0, anEvent('A'))]), second)).toMatchObject([
      appended,
      concurrency,
    ]);
    expect(await store.readStream('shared')).toMatchObject([{ type: 'A' }]);
    expect(await store.findReceipt('second')).toBeUndefined();
  });

  it('waits and is answered as a duplicate when it has the same id', async () => {
    const batch = aBatch('same-id', [onto('same-id', 0, anEvent('A'))], { result: { ok: true } });
    const duplicate = { status: 'fulfilled', value: { kind: 'duplicate', receipt: batch.receipt } };
    expect(await overlap(batch, batch)).toMatchObject([appended, duplicate]);
    expect(await store.readStream('same-id')).toHaveLength(1);
  });

  it('waits and is refused when it has the same id and another content', async () => {
    const other = aBatch('id-taken', [onto('id-taken', 0, anEvent('B'))], { fingerprint: 'other' });
    const refused = { status: 'rejected', reason: { code: 'COMMAND.ID_REUSED' } };
    expect(await overlap(aBatch('id-taken', []), other)).toMatchObject([appended, refused]);
    expect(await store.readStream('id-taken')).toEqual([]);
  });

  it('is carried out when the other has the same id and fails', async () => {
    const batch = aBatch('fails-first', [onto('fails-first', 0, anEvent('A'))]);
    const fail = () => Promise.reject(new Error('no'));
    expect(await overlap(batch, batch, { after: fail })).toMatchObject([{ status: 'rejected' }, appended]);
    expect(await store.readStream('fails-first')).toHaveLength(1);
  });

  it('or the other must decide again when each waits for the other', async () => {
    const insert = (id: string) => (tx: Transaction) => tx.query('INSERT INTO due_list VALUES ($1)', [id]);
    const outcomes = await overlap(aBatch('cross-1', []), aBatch('cross-2', []), {
      before: async (tx) => void (await insert('x')(tx)),
      after: insert('y'),
      second: async (tx) => {
        await insert('y')(tx);
        await insert('x')(tx);
      },
    });
    const inOrder = [...outcomes].sort((a, b) => a.status.localeCompare(b.status));
    expect(inOrder).toMatchObject([appended, concurrency]);
  });
});
