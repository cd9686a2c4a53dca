import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { startPostgres } from '@dondoc/local-stack';
import { dropDatabases, getTestServer, RUN_VARIABLE, SERVER_VARIABLE } from './test-server.js';
import { makeServerFolder, removeAbandonedFolders } from './test-server-folder.js';

/**
 * Vitest global set-up of the projects `int` and `e2e`: one Postgres server for the whole run, started by whichever
 * project comes first and handed to the test processes by their environment.
 *
 * @returns what is to be done after the run
 */
export default async function setUpTestServer(): Promise<() => Promise<void>> {
  if (process.env[RUN_VARIABLE] !== undefined) return async () => undefined; // the other project has set it up
  process.env[RUN_VARIABLE] = randomBytes(4).toString('hex');
  if (process.env[SERVER_VARIABLE]) return () => dropDatabases(getTestServer());
  removeAbandonedFolders();
  const folder = makeServerFolder();
  const postgres = await startPostgres({ durable: false, dataDir: folder });
  process.env[SERVER_VARIABLE] = postgres.url;
  return async () => {
    await postgres.stop();
    for (const used of [folder, postgres.dataDir]) rmSync(used, { recursive: true, force: true });
  };
}
