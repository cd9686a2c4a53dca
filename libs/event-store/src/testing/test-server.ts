import { Client } from 'pg';

/** `postgres://…` of a server where tests may create databases. Set by the global set-up unless it is given. */
export const SERVER_VARIABLE = 'DONDOC_TEST_POSTGRES_URL';
/** Names this run, so that its databases can be told from those of another run on the same server. */
export const RUN_VARIABLE = 'DONDOC_TEST_RUN';

export type TestServer = { url: string; prefix: string };

/** @throws Error without a server */
export const getTestServer = (): TestServer => {
  const url = process.env[SERVER_VARIABLE];
  if (url === undefined || url === '')
    throw new Error(
      `${SERVER_VARIABLE} is not set: tests of the database need a Postgres server. Run them as part of the int or e2e project of vitest.config.ts, which starts one, or give the URL of a server.`,
    );
  return { url, prefix: `dondoc_test_${process.env[RUN_VARIABLE] ?? process.pid}` };
};

/** Runs `work` on one connection to the server's maintenance database. */
export const withServer = async <T>(url: string, work: (server: Client) => Promise<T>): Promise<T> => {
  const server = new Client({ connectionString: url, application_name: 'dondoc-test' });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
};

/** Drops whatever databases a run has left on a server. */
export const dropDatabases = async ({ url, prefix }: TestServer): Promise<void> =>
  withServer(url, async (server) => {
    const sql = 'SELECT datname FROM pg_database WHERE starts_with(datname, $1)';
    const { rows } = await server.query<{ datname: string }>(sql, [`${prefix}_`]);
    for (const { datname } of rows) await server.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
