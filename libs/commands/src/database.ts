import {
  createDataSource,
  createPool,
  type Entity,
  migrate,
  type Migration,
  Outbox,
  PostgresEventStore,
} from '@dondoc/event-store';
import { Queries, readModelEntities, readModelMigrations } from '@dondoc/read-models';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { CommandPath } from './command-path.js';

/** Everything of the product that stands on Postgres. */
export type Database = {
  dataSource: DataSource;
  pool: Pool;
  store: PostgresEventStore;
  outbox: Outbox;
  commands: CommandPath;
  queries: Queries;
  /** Ends all connections. */
  close: () => Promise<void>;
};

export type DatabaseOptions = {
  url: string;
  /** Tables of the caller's own (accounts, files). */
  extraEntities?: readonly Entity[];
  extraMigrations?: readonly Migration[];
  poolSize?: number;
};

/** The tables that the read models and the caller map; for the check that migrations and entities agree. */
export const dataSourceOf = ({ url, extraEntities = [], extraMigrations = [] }: DatabaseOptions): DataSource =>
  createDataSource(url, {
    entities: [...readModelEntities, ...extraEntities],
    migrations: [...readModelMigrations, ...extraMigrations],
  });

/** Connects, migrates under a lock (processes that start together wait for each other), and opens the log. */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const dataSource = await dataSourceOf(options).initialize();
  await migrate(dataSource);
  const pool = createPool(options.url, { max: options.poolSize ?? 10 });
  const store = new PostgresEventStore(pool);
  return {
    dataSource,
    pool,
    store,
    outbox: new Outbox(pool),
    commands: new CommandPath(store, pool),
    queries: new Queries(pool, store),
    close: async () => {
      await pool.end();
      await dataSource.destroy();
    },
  };
};
