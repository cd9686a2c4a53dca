import { assertNoPendingMigration, schemaDrift } from '@dondoc/event-store';
import { createTestDatabase } from '@dondoc/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceOf, openDatabase } from './database.js';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test?.drop());

describe('the schema', () => {
  it('lacks nothing after a start, and the entities say what the migrations made', async () => {
    const fresh = await dataSourceOf({ url: test.url }).initialize();
    await expect(assertNoPendingMigration(fresh)).rejects.toMatchObject({ code: 'EVENT_STORE.PENDING_MIGRATION' });
    await fresh.destroy();
    const database = await openDatabase({ url: test.url });
    await assertNoPendingMigration(database.dataSource);
    expect(await schemaDrift(database.dataSource)).toEqual([]);
    await database.close();
  });

  it('is made once by processes that start together', async () => {
    const other = await createTestDatabase();
    try {
      const databases = await Promise.all(
        Array.from({ length: 4 }, () => openDatabase({ url: other.url, poolSize: 2 })),
      );
      for (const database of databases) await database.close();
      expect(databases).toHaveLength(4);
    } finally {
      await other.drop();
    }
  });
});
