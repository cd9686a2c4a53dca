import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from '@dondoc/configuration';
import { cacheFolder } from '../resolver/cache-folder.js';
import { PUBLISHED_AT } from '../resolver/published-program.js';

/** Version of the Temporal CLI in go.mod; names the cache folder. */
export const TEMPORAL_CLI_VERSION = '1.8.2';

/** Everything the steps look at, so that tests can give them a world of their own. */
export type TemporalSearch = {
  env: Environment;
  log: (line: string) => void;
  /** The executable of ours in the user's cache. */
  cached: string;
  /** Where published servers are fetched. */
  publishedAt: string;
  /** Folder with the go.mod and go.sum of the server. */
  goModule: string;
};

export const temporalSearch = (env: Environment, log: (line: string) => void): TemporalSearch => ({
  env,
  log,
  cached: join(cacheFolder(env), 'temporal-cli', TEMPORAL_CLI_VERSION, 'temporal'),
  publishedAt: PUBLISHED_AT,
  goModule: fileURLToPath(new URL('../../go/', import.meta.url)),
});
