import pg from 'pg';

const withClient = async <T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // Without a listener a connection that breaks while idle would end the whole process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** @throws Error while the server does not answer `SELECT 1` */
export const answersQueries = async (url: string): Promise<void> => {
  await withClient(url, (client) => client.query('SELECT 1'));
};

/** Makes database `name` on the server of `url` unless it is there; returns its URL. */
export const createDatabase = async (url: string, name: string): Promise<string> => {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
  const target = new URL(url);
  target.pathname = `/${encodeURIComponent(name)}`;
  return target.href;
};
