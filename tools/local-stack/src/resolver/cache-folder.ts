import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '@dondoc/configuration';

/** The user's cache folder of the product: what was made once serves every checkout. */
export const cacheFolder = (env: Environment): string =>
  join(env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache'), 'dondoc');
