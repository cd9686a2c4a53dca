import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from '@dondoc/commands';
import { type Instant, instantOf } from '@dondoc/domain';
import { createTestDatabase, type TestDatabase } from '@dondoc/event-store/testing';
import { loadSample } from '@dondoc/sample';
import { Client } from 'pg';
import { sampleFileView } from '../files/sample-file.js';
import { apiEntities, apiMigrations } from '../tables.js';

/** A Saturday morning on which the plan of 2022–2026 has open lines and the one of 2027 runs. */
export const MORNING: Instant = instantOf('2026-11-21T01:00:00.000Z');

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const SAMPLE_LOCK = 7_263_110_143;

export const openTestDatabase = (url: string): Promise<Database> =>
  openDatabase({ url, extraEntities: apiEntities, extraMigrations: apiMigrations });

const onServer = async <T>(url: string, work: (server: Client) => Promise<T>): Promise<T> => {
  const address = new URL(url);
  address.pathname = '/postgres';
  const server = new Client({ connectionString: address.href });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
};

const fill = async (url: string): Promise<void> => {
  const database = await openTestDatabase(url);
  try {
    await loadSample({ database, now: MORNING, root: ROOT, files: [sampleFileView] });
  } finally {
    await database.close();
  }
};

const nameIn = (url: string): string => new URL(url).pathname.slice(1);

/**
 * A database of its own with the sample as of {@link MORNING}. Living five years through takes seconds, so the first
 * spec file of a run does it and the others copy.
 */
export const createSampleDatabase = async (): Promise<TestDatabase> => {
  const test = await createTestDatabase();
  const name = nameIn(test.url);
  const template = `${name.slice(0, name.lastIndexOf('_'))}_api_sample`;
  await test.pool.end();
  await onServer(test.url, async (server) => {
    await server.query('SELECT pg_advisory_lock($1)', [SAMPLE_LOCK]); // released with the connection
    const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount === 0) {
      await fill(test.url);
      await server.query(`CREATE DATABASE ${template} TEMPLATE ${name}`);
      return;
    }
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const drop = (): Promise<void> =>
    onServer(test.url, async (server) => void (await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  return { ...test, drop };
};
