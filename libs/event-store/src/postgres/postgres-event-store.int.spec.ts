import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBatch, anEvent, onto } from '../testing/a-batch.js';
import { describeEventStore } from '../testing/event-store.contract.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { PostgresEventStore } from './postgres-event-store.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

describe('the event store in Postgres', () => {
  describeEventStore(async () => new PostgresEventStore(database.pool));

  it.each(["UPDATE events SET type = 'B'", 'DELETE FROM events', 'TRUNCATE events'])('refuses %s', async (sql) => {
    const store = new PostgresEventStore(database.pool);
    await store.append(aBatch(`kept-${sql}`, [onto(`kept-${sql}`, 0, anEvent('A'))]));
    await expect(database.pool.query(sql)).rejects.toMatchObject({ code: 'DD003' });
    expect(await store.readStream(`kept-${sql}`)).toHaveLength(1);
  });
});
