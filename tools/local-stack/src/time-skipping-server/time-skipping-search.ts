import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from '@dondoc/configuration';
import { cacheFolder } from '../resolver/cache-folder.js';
import { PUBLISHED_AT } from '../resolver/published-program.js';

/** Version of the test server in pom.xml; names the cache folder. */
export const TEST_SERVER_VERSION = '1.37.0';
export const TEST_SERVER_NAME = 'temporal-test-server';

/** Everything the steps look at, so that tests can give them a world of their own. */
export type TimeSkippingSearch = {
  env: Environment;
  log: (line: string) => void;
  /** Folder of ours in the user's cache; holds the executable. */
  folder: string;
  publishedAt: string;
  /** The pom.xml that lists the server's files. */
  pom: string;
};

export const timeSkippingSearch = (env: Environment, log: (line: string) => void): TimeSkippingSearch => ({
  env,
  log,
  folder: join(cacheFolder(env), TEST_SERVER_NAME, TEST_SERVER_VERSION),
  publishedAt: PUBLISHED_AT,
  pom: fileURLToPath(new URL('../../maven/pom.xml', import.meta.url)),
});

export const cachedFile = (search: TimeSkippingSearch): string => join(search.folder, TEST_SERVER_NAME);
