import { Client } from 'pg';
import { type DataSource, EntitySchema, type MigrationInterface, type QueryRunner } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { createDataSource, type DataSourceOptions } from './data-source.js';
import { assertNoPendingMigration, migrate, schemaDrift } from './migrate.js';

class Notes1800000000000 implements MigrationInterface {
  name = 'Notes1800000000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE notes (id text PRIMARY KEY)');
  }
  async down(): Promise<void> {}
}

class Broken1800000000001 implements MigrationInterface {
  name = 'Broken1800000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id text)');
    await runner.query('CREATE TABLE half (id text)');
  }
  async down(): Promise<void> {}
}

const notes = new EntitySchema<{ id: string }>({
  name: 'Note',
  tableName: 'notes',
  columns: { id: { type: 'text', primary: true } },
});

let database: TestDatabase;
let empty: string;
let sources: DataSource[] = [];
const connect = async (options?: DataSourceOptions): Promise<DataSource> => {
  const dataSource = await createDataSource(empty, options).initialize();
  sources.push(dataSource);
  return dataSource;
};

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  const name = `${new URL(database.url).pathname.slice(1)}_empty`;
  await database.pool.query(`CREATE DATABASE ${name}`);
  empty = database.url.replace(/\/[^/]*$/, `/${name}`);
});
afterEach(async () => {
  for (const dataSource of sources) await dataSource.destroy();
  sources = [];
  await database.pool.query(`DROP DATABASE ${new URL(empty).pathname.slice(1)} WITH (FORCE)`);
});
afterAll(() => database?.drop());

describe('migrate', () => {
  it('brings an empty database up, and does nothing the second time', async () => {
    const dataSource = await connect();
    await expect(assertNoPendingMigration(dataSource)).rejects.toMatchObject({ code: 'EVENT_STORE.PENDING_MIGRATION' });
    expect(await migrate(dataSource)).toEqual(['EventLog1700000000000']);
    expect(await migrate(dataSource)).toEqual([]);
    await assertNoPendingMigration(dataSource);
  });

  it('runs each migration once when several processes start at the same time', async () => {
    const starting = await Promise.all(Array.from({ length: 4 }, () => connect({ migrations: [Notes1800000000000] })));
    const ran = await Promise.all(starting.map(migrate));
    expect(ran.flat().sort()).toEqual(['EventLog1700000000000', 'Notes1800000000000']);
  });

  it('leaves nothing behind when one migration of several fails', async () => {
    const dataSource = await connect({ migrations: [Notes1800000000000, Broken1800000000001] });
    await expect(migrate(dataSource)).rejects.toThrow('half');
    const client = new Client({ connectionString: empty });
    await client.connect();
    const { rows } = await client.query(
      "SELECT tablename FROM pg_tables WHERE tablename IN ('events', 'notes', 'half')",
    );
    await client.end();
    expect(rows).toEqual([]);
    expect(await migrate(await connect())).toEqual(['EventLog1700000000000']);
  });

  it('sees that the program has a migration which the database lacks', async () => {
    await migrate(await connect());
    const newer = await connect({ migrations: [Notes1800000000000] });
    await expect(assertNoPendingMigration(newer)).rejects.toMatchObject({ code: 'EVENT_STORE.PENDING_MIGRATION' });
  });
});

describe('schemaDrift', () => {
  it('is empty when migrations and entities agree', async () => {
    const dataSource = await connect({ entities: [notes], migrations: [Notes1800000000000] });
    await migrate(dataSource);
    expect(await schemaDrift(dataSource)).toEqual([]);
  });

  it('tells the SQL that is missing when an entity has no migration', async () => {
    const dataSource = await connect({ entities: [notes] });
    await migrate(dataSource);
    expect((await schemaDrift(dataSource)).join()).toContain('CREATE TABLE "notes"');
  });
});
