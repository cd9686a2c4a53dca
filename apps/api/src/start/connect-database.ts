import { setTimeout as pause } from 'node:timers/promises';
import { type Database, openDatabase } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import type { Logger } from 'pino';
import { isDatabaseDown } from '../problem/problem-of.js';
import { apiEntities, apiMigrations } from '../tables.js';

const RETRY_MS = 2_000;

/** The API was started without saying where its database is. */
export class DatabaseUnsetError extends Error {
  readonly code = 'CONFIGURATION.INVALID';

  constructor() {
    super(
      'DONDOC_POSTGRES_URL chưa có giá trị. Chạy cả hệ thống bằng npm start, hoặc đặt biến này (set DONDOC_POSTGRES_URL, or use npm start).',
    );
    this.name = 'DatabaseUnsetError';
  }
}

/** `host:port/name` without user and password. */
const placeOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return host + pathname;
};

/**
 * Opens and migrates the database, trying again while it is away.
 * @throws DatabaseUnsetError `CONFIGURATION.INVALID`; any error that waiting does not mend (wrong password, bad migration)
 */
export const connectDatabase = async (
  { postgresUrl }: Configuration,
  logger: Logger,
  signal: AbortSignal,
): Promise<Database> => {
  if (postgresUrl === null) throw new DatabaseUnsetError();
  for (;;) {
    try {
      return await openDatabase({ url: postgresUrl, extraEntities: apiEntities, extraMigrations: apiMigrations });
    } catch (error) {
      if (!isDatabaseDown(error)) throw error;
      logger.warn(
        `Cơ sở dữ liệu ${placeOf(postgresUrl)} chưa trả lời, thử lại sau ${RETRY_MS / 1000} giây (database is not answering, retrying).`,
      );
      await pause(RETRY_MS, undefined, { signal });
    }
  }
};
