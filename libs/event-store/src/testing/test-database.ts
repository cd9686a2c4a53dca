import { createHash, randomUUID } from 'node:crypto';
import type { Client, Pool } from 'pg';
import { createDataSource, type DataSourceOptions } from '../migrations/data-source.js';
import { eventStoreMigrations } from '../migrations/event-store-migrations.js';
import { migrate } from '../migrations/migrate.js';
import { createPool } from '../postgres/pool.js';
import { getTestServer, withServer } from './test-server.js';

export type TestDatabase = {
  /** `postgres://…` of this database alone. */
  url: string;
  /** Connections to it; ended by `drop`. */
  pool: Pool;
  /** Ends the pool and drops the database, other connections included. */
  drop(): Promise<void>;
};

/** Where another database of the same server is. */
const urlOf = (serverUrl: string, database: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
};

const templateName = (prefix: string, { migrations = [] }: DataSourceOptions): string => {
  const names = [...eventStoreMigrations, ...migrations].map(({ name }) => name);
  return `${prefix}_template_${createHash('sha256').update(names.join()).digest('hex').slice(0, 12)}`;
};

const migrateDatabase = async (url: string, options: DataSourceOptions): Promise<void> => {
  const dataSource = await createDataSource(url, options).initialize();
  try {
    await migrate(dataSource);
  } finally {
    await dataSource.destroy(); // nobody may be connected to a template while it is copied
  }
};

const TEMPLATE_LOCK = 7_263_110_142;

const isThere = async (server: Client, database: string): Promise<boolean> =>
  (await server.query('SELECT FROM pg_database WHERE datname = $1', [database])).rowCount === 1;

/** Migrates one template for all spec files of a run; the copies take milliseconds. */
const getTemplate = async (server: Client, serverUrl: string, template: string, options: DataSourceOptions) => {
  if (await isThere(server, template)) return;
  const unfinished = `${template}_unfinished`;
  await server.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
  await server.query(`CREATE DATABASE ${unfinished}`);
  await migrateDatabase(urlOf(serverUrl, unfinished), options);
  await server.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
};

/**
 * A database of its own for one spec file, with the log's migrations and those given. Call `drop` in `afterAll`.
 *
 * @throws Error when no test server is there: database tests fail, they are never skipped
 */
export const createTestDatabase = async (options: DataSourceOptions = {}): Promise<TestDatabase> => {
  const { url: serverUrl, prefix } = getTestServer();
  const name = `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await withServer(serverUrl, async (server) => {
    await server.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]); // released with the connection
    const template = templateName(prefix, options);
    await getTemplate(server, serverUrl, template, options);
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = urlOf(serverUrl, name);
  const pool = createPool(url);
  const drop = async (): Promise<void> => {
    await pool.end();
    await withServer(serverUrl, (server) => server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return { url, pool, drop };
};
