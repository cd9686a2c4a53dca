import { DataSource, type EntitySchema } from 'typeorm';
import { eventStoreMigrations, type Migration } from './event-store-migrations.js';

/** An entity: a class with decorators, or a schema. */
export type Entity = (new () => object) | EntitySchema;

export type DataSourceOptions = {
  entities?: readonly Entity[];
  /** Migrations besides those of the log. */
  migrations?: readonly Migration[];
};

/**
 * TypeORM's view of the database, not yet connected (`await dataSource.initialize()`). The log's own tables are not
 * mapped to entities: only migrations make them and only the event store touches them.
 *
 * @param url `postgres://user:password@host:port/database`
 */
export const createDataSource = (url: string, { entities = [], migrations = [] }: DataSourceOptions = {}): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: [...entities],
    migrations: [...eventStoreMigrations, ...migrations],
    migrationsTransactionMode: 'all',
    synchronize: false,
    installExtensions: false,
    applicationName: 'dondoc',
  });
