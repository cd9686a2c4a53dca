import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBatch, anEvent, onto } from '../testing/a-batch.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { addToOutbox, Outbox } from './outbox.js';
import { PostgresEventStore } from './postgres-event-store.js';

let database: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await createTestDatabase();
  store = new PostgresEventStore(database.pool);
  await database.pool.query('CREATE TABLE due_list (id text PRIMARY KEY)');
});
afterAll(() => database?.drop());

const dueList = async (): Promise<string[]> =>
  (await database.pool.query<{ id: string }>('SELECT id FROM due_list ORDER BY id')).rows.map(({ id }) => id);
const insert = 'INSERT INTO due_list VALUES ($1)';

describe('events, read models and outbox', () => {
  it('are committed together', async () => {
    const outbox = [{ key: 'together', kind: 'signal', payload: {} }];
    await store.append(aBatch('together', [onto('together', 0, anEvent('A'))], { outbox }), async (tx, [event]) => {
      await tx.query(insert, [event?.eventId]);
      await addToOutbox(tx, [{ key: 'while projecting', kind: 'settled', payload: event?.globalPosition }]);
    });
    expect(await dueList()).toEqual(['together:0']);
    expect(await new Outbox(database.pool).pending()).toBe(2);
  });

  it('are undone together when a projection fails', async () => {
    const outbox = [{ key: 'undone', kind: 'signal', payload: {} }];
    const attempt = store.append(aBatch('undone', [onto('undone', 0, anEvent('A'))], { outbox }), async (tx) => {
      await tx.query(insert, ['undone']);
      await tx.query(insert, ['undone']);
    });
    await expect(attempt).rejects.toMatchObject({ code: '23505', table: 'due_list' });
    expect(await dueList()).toEqual(['together:0']);
    expect(await store.readStream('undone')).toEqual([]);
    expect(await new Outbox(database.pool).pending()).toBe(2);
  });

  it('are not reported as written when a projection swallows an error of the database', async () => {
    const attempt = store.append(aBatch('swallowed', [onto('swallowed', 0, anEvent('A'))]), async (tx) => {
      await tx.query('SELECT * FROM no_such_table').catch(() => undefined);
    });
    await expect(attempt).rejects.toThrow('swallowed');
    expect(await store.readStream('swallowed')).toEqual([]);
  });

  it('are undone together when the connection is cut in the middle, and the next try works', async () => {
    const attempt = store.append(aBatch('cut', [onto('cut', 0, anEvent('A'))]), async (tx) => {
      const { rows } = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await tx.query('SELECT 1');
    });
    await expect(attempt).rejects.toThrow();
    expect(await store.readStream('cut')).toEqual([]);
    expect(await store.append(aBatch('cut', [onto('cut', 0, anEvent('A'))]))).toMatchObject({ kind: 'appended' });
  });
});
