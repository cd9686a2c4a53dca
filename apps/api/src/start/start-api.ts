import { type ClockSetting, createClock } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { type Instant, instantFromEpoch } from '@dondoc/domain';
import { createApi } from '../create-api.js';
import { createLogger } from '../logging/logger.js';
import { connectDatabase } from './connect-database.js';
import { prepareSample } from './prepare-sample.js';

const inUtc = (at: string): Instant => instantFromEpoch(Date.parse(at));

/** The same clock as the worker's: accelerated only when rate and both origins are given. */
const clockSetting = ({
  clockRate: rate,
  clockRealOrigin: real,
  clockDomainOrigin: domain,
}: Configuration): ClockSetting | null =>
  rate === 1 || real === null || domain === null
    ? null
    : { rate, realOrigin: inUtc(real), domainOrigin: inUtc(domain) };

/**
 * Starts the API and resolves when it listens. When `stop` aborts, it finishes the requests that are running, ends
 * the event streams and closes its connections.
 */
export const startApi = async (configuration: Configuration, stop: AbortSignal): Promise<void> => {
  const logger = createLogger(configuration.logLevel);
  const database = await connectDatabase(configuration, logger, stop);
  const clock = createClock(clockSetting(configuration));
  const runtime = { configuration, clock, database, realNow: Date.now };
  const app = await createApi(runtime, logger);
  const close = async (): Promise<void> => {
    await app.close();
    await database.close();
  };
  await prepareSample(app, runtime);
  if (stop.aborted) return close();
  stop.addEventListener(
    'abort',
    () => void close().catch((error: unknown) => logger.error({ err: error }, 'Stopping failed')),
  );
  await app.listen(configuration.apiPort, configuration.host);
  logger.info(`API: http://${configuration.host}:${configuration.apiPort}/api`);
};
