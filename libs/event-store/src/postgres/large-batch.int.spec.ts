import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBatch, anEvent, onto } from '../testing/a-batch.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { readLog } from '../testing/read-log.js';
import { PostgresEventStore } from './postgres-event-store.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

const UNITS = 4_000;
const PLAN_BYTES = 12_000;

describe('a cascade to 4,000 units', () => {
  it('is one command: all streams written in the order of the batch, all or nothing', async () => {
    const store = new PostgresEventStore(database.pool);
    const content = 'nghĩa vụ '.repeat(PLAN_BYTES / 12);
    const plans = Array.from({ length: UNITS }, (_, n) => onto(`plan:${n}`, 0, anEvent('PlanOpened', { n, content })));
    const issue = onto('cascade', 0, anEvent('CascadeIssued'));

    const outcome = await store.append(aBatch('issue', [issue, ...plans]));
    const log = await readLog(store, UNITS + 1, 1_000);
    expect(log.map(({ eventId }) => eventId)).toEqual(log.map((_, index) => `issue:${index}`));
    expect(log.map(({ stream }) => stream)).toEqual(['cascade', ...plans.map(({ stream }) => stream)]);
    expect(outcome.kind === 'appended' && outcome.events).toEqual(log);

    const again = aBatch('again', [
      onto('cascade', 1, anEvent('X')),
      ...plans.map((plan) => ({ ...plan, expectedVersion: 1 })),
      onto('plan:new', 1),
    ]);
    await expect(store.append(again)).rejects.toMatchObject({ code: 'EVENT_STORE.CONCURRENCY' });
    expect(await readLog(store, UNITS + 1, 1_000)).toHaveLength(UNITS + 1);
  });
});
