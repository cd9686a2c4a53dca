import type { DataSource, QueryRunner } from 'typeorm';

/** Any number, the same in every process: whoever holds it migrates. */
const MIGRATION_LOCK = 7_263_110_141;

/** The database is older than the program. */
export class PendingMigrationError extends Error {
  readonly code = 'EVENT_STORE.PENDING_MIGRATION';

  constructor() {
    super(
      'EVENT_STORE.PENDING_MIGRATION: the database lacks migrations of this program. Run migrate() (npm start does) before using it.',
    );
    this.name = 'PendingMigrationError';
  }
}

const IS_NEW_SERVER = `system_identifier <> (SELECT system_identifier FROM log_epochs ORDER BY epoch DESC LIMIT 1)`;

/** After a restore on another server the log goes on in a new epoch (see the migration that makes log_epochs). */
const enterEpoch = (dataSource: DataSource): Promise<unknown> =>
  dataSource.query(
    `INSERT INTO log_epochs (system_identifier) SELECT system_identifier FROM pg_control_system() WHERE ${IS_NEW_SERVER}`,
  );

const isOnNewServer = async (dataSource: DataSource): Promise<boolean> => {
  const rows: unknown[] = await dataSource.query(`SELECT FROM pg_control_system() WHERE ${IS_NEW_SERVER}`);
  return rows.length > 0;
};

const withMigrationLock = async <T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> => {
  const runner: QueryRunner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      return await work();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    await runner.release();
  }
};

/**
 * Brings the database to the newest schema: all missing migrations in one transaction, or none. Processes that start
 * at the same time wait for each other.
 *
 * @param dataSource initialized
 * @returns names of the migrations that were run now
 */
export const migrate = (dataSource: DataSource): Promise<string[]> =>
  withMigrationLock(dataSource, async () => {
    const run = await dataSource.runMigrations({ transaction: 'all' });
    await enterEpoch(dataSource);
    return run.map(({ name }) => name);
  });

/** @throws PendingMigrationError `EVENT_STORE.PENDING_MIGRATION` */
export const assertNoPendingMigration = async (dataSource: DataSource): Promise<void> => {
  if ((await dataSource.showMigrations()) || (await isOnNewServer(dataSource))) throw new PendingMigrationError();
};

/** SQL that would bring the tables to what the entities say; `[]` when migrations and entities agree. */
export const schemaDrift = async (dataSource: DataSource): Promise<string[]> => {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
};
