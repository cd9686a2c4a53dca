import { fileURLToPath } from 'node:url';
import { ConfigurationError, loadConfiguration } from '@dondoc/configuration';
import { createWebServer } from './web-server.js';

/** A message for people on stderr; the exit code says that starting failed. */
const fail = (error: unknown): void => {
  const text = error instanceof ConfigurationError ? error.message : error;
  console.error(text);
  process.exitCode = 1;
};

try {
  const { host, port, apiUrl } = loadConfiguration(process.env);
  const server = await createWebServer({ apiUrl, root: fileURLToPath(new URL('../dist', import.meta.url)) });
  // Event streams would hold the server open for ever: they are cut, and browsers connect again.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.close().catch(fail));
  await server.listen({ host, port });
  process.send?.({ type: 'ready' });
} catch (error) {
  fail(error);
}
