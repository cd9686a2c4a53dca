import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aBatch } from '../testing/a-batch.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { Outbox } from './outbox.js';
import { PostgresEventStore } from './postgres-event-store.js';

let database: TestDatabase;
let outbox: Outbox;
let commands = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  outbox = new Outbox(database.pool);
});
afterEach(() => database.pool.query('DELETE FROM outbox'));
afterAll(() => database?.drop());

const put = async (...keys: string[]): Promise<void> => {
  commands += 1;
  const entries = keys.map((key) => ({ key, kind: 'signal', payload: { key } }));
  await new PostgresEventStore(database.pool).append(aBatch(`command-${commands}`, [], { outbox: entries }));
};
const keysOf = (entries: { key: string }[]): string[] => entries.map(({ key }) => key);

describe('the outbox', () => {
  it('gives entries in the order they were written, with their payload', async () => {
    await put('b', 'a');
    expect(await outbox.claim(10, 60)).toMatchObject([
      { key: 'b', kind: 'signal', payload: { key: 'b' }, attempts: 1 },
      { key: 'a', kind: 'signal', payload: { key: 'a' }, attempts: 1 },
    ]);
  });

  it('takes an entry with a known key only once, even after it was delivered', async () => {
    await put('once');
    const [entry] = await outbox.claim(10, 60);
    await outbox.delivered(entry?.id ?? '');
    await put('once', 'other');
    expect(keysOf(await outbox.claim(10, 60))).toEqual(['other']);
  });

  it('gives a claimed entry to nobody else while its lease runs', async () => {
    await put('a', 'b', 'c');
    expect(keysOf(await outbox.claim(2, 60))).toEqual(['a', 'b']);
    expect(keysOf(await outbox.claim(2, 60))).toEqual(['c']);
    expect(await outbox.claim(2, 60)).toEqual([]);
    expect(await outbox.pending()).toBe(3);
  });

  it('gives an entry again when its lease has ended, and counts the attempts', async () => {
    await put('a');
    await outbox.claim(10, 0);
    expect(await outbox.claim(10, 60)).toMatchObject([{ key: 'a', attempts: 2 }]);
  });

  it('gives each entry to one of several relays that claim at once', async () => {
    await put(...Array.from({ length: 40 }, (_, n) => `k${n}`));
    const claims = await Promise.all(Array.from({ length: 8 }, () => outbox.claim(5, 60)));
    const keys = claims.flatMap(keysOf);
    expect(keys).toHaveLength(40);
    expect(new Set(keys).size).toBe(40);
  });

  it('never gives a delivered entry again', async () => {
    await put('a');
    const [entry] = await outbox.claim(10, 0);
    await outbox.delivered(entry?.id ?? '');
    await outbox.failed(entry?.id ?? '', 'too late', 0);
    expect(await outbox.claim(10, 0)).toEqual([]);
    expect(await outbox.pending()).toBe(0);
  });

  it('gives a failed entry again after its pause, and keeps the error', async () => {
    await put('now', 'later');
    const [now, later] = await outbox.claim(10, 60);
    await outbox.failed(now?.id ?? '', 'mất kết nối', 0);
    await outbox.failed(later?.id ?? '', 'mất kết nối', 60);
    expect(keysOf(await outbox.claim(10, 60))).toEqual(['now']);
    const { rows } = await database.pool.query("SELECT last_error FROM outbox WHERE key = 'later'");
    expect(rows).toEqual([{ last_error: 'mất kết nối' }]);
  });

  it('holds an entry back until it is available', async () => {
    const store = new PostgresEventStore(database.pool);
    const entry = (key: string, availableAt: string) => ({ key, kind: 'signal', payload: null, availableAt });
    const entries = [entry('future', '2999-01-01T00:00:00.000Z'), entry('past', '2000-01-01T00:00:00.000Z')];
    await store.append(aBatch('dated', [], { outbox: entries }));
    expect(keysOf(await outbox.claim(10, 60))).toEqual(['past']);
  });
});
