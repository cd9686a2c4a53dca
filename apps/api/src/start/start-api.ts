import { configuredClock } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { createApi } from '../create-api.js';
import { createLogger } from '../logging/logger.js';
import { FirstAdmin } from '../sign-in/first-admin.js';
import { connectDatabase } from './connect-database.js';
import { prepareSample } from './prepare-sample.js';

/**
 * Starts the API and resolves when it listens. When `stop` aborts, it finishes the requests that are running, ends
 * the event streams and closes its connections.
 */
export const startApi = async (configuration: Configuration, stop: AbortSignal): Promise<void> => {
  const logger = createLogger(configuration.logLevel);
  const database = await connectDatabase(configuration, logger, stop);
  const clock = configuredClock(configuration);
  const runtime = { configuration, clock, database, realNow: Date.now };
  const app = await createApi(runtime, logger);
  const close = async (): Promise<void> => {
    await app.close();
    await database.close();
  };
  await prepareSample(app, runtime);
  const invited = await app.get(FirstAdmin).prepare();
  if (invited) {
    // Not through the logger: logs are kept and read by more people than the terminal.
    process.stdout.write(
      `Quản trị đầu tiên “${invited.username}” đặt mật khẩu tại (trong 24 giờ, dùng một lần): ${invited.url}\n`,
    );
  }
  if (stop.aborted) return close();
  stop.addEventListener(
    'abort',
    () => void close().catch((error: unknown) => logger.error({ err: error }, 'Stopping failed')),
  );
  await app.listen(configuration.apiPort, configuration.host);
  logger.info(`API: http://${configuration.host}:${configuration.apiPort}/api`);
};
