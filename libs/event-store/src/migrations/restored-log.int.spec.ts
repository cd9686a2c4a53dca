import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { START_OF_LOG } from '../log/cursor.js';
import { PostgresEventStore } from '../postgres/postgres-event-store.js';
import { aBatch, anEvent, onto } from '../testing/a-batch.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { readLog } from '../testing/read-log.js';
import { createDataSource } from './data-source.js';
import { assertNoPendingMigration, migrate } from './migrate.js';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

/** What pg_dump and pg_restore bring from a server that has counted many more transactions. */
const restoreFromBusyServer = async (): Promise<void> => {
  await database.pool.query(`
    INSERT INTO events (epoch, transaction_id, stream, stream_version, event_id, type, data, metadata, occurred_at, recorded_at)
    SELECT 1, '9000000000', 'old', n, 'old:' || n, 'A', '{}', '{}', now(), now() FROM generate_series(1, 3) AS n`);
  await database.pool.query('UPDATE log_epochs SET system_identifier = 1');
};

describe('a log restored on another server', () => {
  it('is refused until it was migrated, then reads on in order and skips nothing', async () => {
    const store = new PostgresEventStore(database.pool);
    await restoreFromBusyServer();
    await expect(assertNoPendingMigration(dataSource)).rejects.toMatchObject({ code: 'EVENT_STORE.PENDING_MIGRATION' });
    expect((await store.readAll(START_OF_LOG, 10)).events).toEqual([]);

    expect(await migrate(dataSource)).toEqual([]);
    await assertNoPendingMigration(dataSource);
    const old = await store.readAll(START_OF_LOG, 10);
    expect(old.events.map(({ eventId }) => eventId)).toEqual(['old:1', 'old:2', 'old:3']);

    await store.append(aBatch('new', [onto('old', 3, anEvent('B'))]));
    await readLog(store, 4);
    expect((await store.readAll(old.cursor, 10)).events).toMatchObject([{ eventId: 'new:0', streamVersion: 4 }]);
  });

  it('begins only one new epoch', async () => {
    await migrate(dataSource);
    await migrate(dataSource);
    const { rows } = await database.pool.query('SELECT epoch FROM log_epochs ORDER BY epoch');
    expect(rows).toEqual([{ epoch: 1 }, { epoch: 2 }]);
  });
});
