import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { START_OF_LOG } from '../log/cursor.js';
import { aBatch, anEvent, onto } from '../testing/a-batch.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { readLog } from '../testing/read-log.js';
import { PostgresEventStore } from './postgres-event-store.js';

let database: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await createTestDatabase();
  store = new PostgresEventStore(database.pool);
});
afterAll(() => database?.drop());

/** Appends one event and keeps the transaction open until `end` is called. */
const appendSlowly = async (name: string) => {
  let end = (): void => undefined;
  const open = new Promise<void>((resolve) => {
    end = resolve;
  });
  let appended = (): void => undefined;
  const isAppended = new Promise<void>((resolve) => {
    appended = resolve;
  });
  const outcome = store.append(aBatch(name, [onto(name, 0, anEvent('A'))]), async () => {
    appended();
    await open;
  });
  await isAppended;
  return { end, outcome };
};

const streamsOf = (events: readonly { stream: string }[]): string[] => events.map(({ stream }) => stream);

describe('reading the whole log', () => {
  it('does not pass an open transaction that took its position first, and skips nothing when it commits', async () => {
    await store.append(aBatch('before', [onto('before', 0, anEvent('A'))]));
    await readLog(store, 1);
    const slow = await appendSlowly('slow');
    const fast = await store.append(aBatch('fast', [onto('fast', 0, anEvent('A'))]));
    expect(fast.kind).toBe('appended');
    expect(await store.readStream('fast')).toHaveLength(1);

    const during = await store.readAll(START_OF_LOG, 10);
    expect(streamsOf(during.events)).toEqual(['before']);

    slow.end();
    await slow.outcome;
    expect(streamsOf(await readLog(store, 3))).toEqual(['before', 'slow', 'fast']);
    const rest = await store.readAll(during.cursor, 10);
    expect(streamsOf(rest.events)).toEqual(['slow', 'fast']);
  });

  it('goes on after a transaction that was rolled back', async () => {
    const { cursor } = await store.readAll(START_OF_LOG, 100);
    const failing = store.append(aBatch('failing', [onto('failing', 0, anEvent('A'))]), () =>
      Promise.reject(new Error('no')),
    );
    await expect(failing).rejects.toThrow('no');
    await store.append(aBatch('next', [onto('next', 0, anEvent('A'))]));
    await readLog(store, 4);
    expect(streamsOf((await store.readAll(cursor, 10)).events)).toEqual(['next']);
  });

  it('reads every event once while eight writers write', { timeout: 60_000 }, async () => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let turn = 0; turn < 15; turn += 1)
        await store.append(aBatch(`w-${writer}-${turn}`, [onto(`w-${writer}`, turn, anEvent('A'))]), (tx) =>
          tx.query('SELECT pg_sleep($1)', [((writer * 7 + turn * 3) % 5) / 1000]).then(() => undefined),
        );
    });
    const [log] = await Promise.all([readLog(store, 4 + 120, 9), ...writers]);
    const seen = log.filter(({ stream }) => stream.startsWith('w-')).map(({ eventId }) => eventId);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });
});
