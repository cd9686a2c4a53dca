import 'reflect-metadata';
import { ConfigurationError, loadConfiguration } from '@dondoc/configuration';
import { createLogger } from './logging/logger.js';
import { DatabaseUnsetError } from './start/connect-database.js';
import { startApi } from './start/start-api.js';

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());

const isPortTaken = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** A message for people, or the whole error in the log. Ends at once: half-opened connections would keep us alive. */
const fail = (error: unknown): never => {
  if (stopping.signal.aborted) process.exit(0);
  if (error instanceof ConfigurationError || error instanceof DatabaseUnsetError) {
    process.stderr.write(`${error.message}\n`);
  } else if (isPortTaken(error)) {
    process.stderr.write(`Cổng của API đã có chương trình khác dùng. Đặt DONDOC_API_PORT khác (${error.message}).\n`);
  } else {
    createLogger('error').fatal({ err: error }, 'API không khởi động được (the API cannot start)');
  }
  process.exit(1);
};

try {
  await startApi(loadConfiguration(process.env), stopping.signal);
  process.send?.({ type: 'ready' });
} catch (error) {
  fail(error);
}
