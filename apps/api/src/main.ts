import 'reflect-metadata';
import { ConfigurationError, loadConfiguration } from '@dondoc/configuration';
import { createLogger } from './logging/logger.js';
import { DatabaseUnsetError } from './start/connect-database.js';
import { startApi } from './start/start-api.js';

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());

/** A message for people on stderr; the exit code says that starting failed. */
const fail = (error: unknown): void => {
  if (stopping.signal.aborted) return;
  const forPeople = error instanceof ConfigurationError || error instanceof DatabaseUnsetError;
  if (forPeople) process.stderr.write(`${error.message}\n`);
  else createLogger('error').fatal({ err: error }, 'API không khởi động được (the API cannot start)');
  process.exitCode = 1;
};

try {
  await startApi(loadConfiguration(process.env), stopping.signal);
  process.send?.({ type: 'ready' });
} catch (error) {
  fail(error);
}
