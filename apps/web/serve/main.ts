import { fileURLToPath } from 'node:url';
import { webAddress } from './web-address.js';
import { createWebServer } from './web-server.js';

const { host, port, apiUrl } = webAddress(process.env);
const server = await createWebServer({ apiUrl, root: fileURLToPath(new URL('../dist', import.meta.url)) });

const stop = (): void => {
  server.close().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);

await server.listen({ host, port });
process.send?.({ type: 'ready' });
