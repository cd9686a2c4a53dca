import { resolveTemporalServer } from './temporal-server/resolve-temporal-server.js';
import { resolveTimeSkippingServer } from './time-skipping-server/resolve-time-skipping-server.js';

// Called by `npm test` before its tests: making a server may take minutes, which no test's time limit should count.
const say = (line: string): void => console.log(line);

for (const resolve of [resolveTemporalServer, resolveTimeSkippingServer])
  await resolve(process.env, say).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1; // the tests that need it will fail by themselves and say the same
  });
