import { type Server, createServer } from 'node:net';
import { loadConfiguration } from '@dondoc/configuration';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../supervisor/ports.js';
import { checkPorts, neededPorts } from './check-ports.js';

let server: Server | undefined;
afterEach(() => void server?.close());

describe('a port that is taken', () => {
  it('is named with its variable, its use and who holds it', async () => {
    const port = await freePort();
    server = createServer();
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
    const check = checkPorts('127.0.0.1', [
      { variable: 'DONDOC_PORT', port, use: 'trang web' },
      { variable: 'DONDOC_API_PORT', port: await freePort(), use: 'API' },
    ]);
    await expect(check).rejects.toMatchObject({ code: 'LAUNCHER.PORT_TAKEN' });
    const message = await check.catch((error: unknown) => String(error));
    expect(message).toContain(`cổng ${port} (trang web)`);
    expect(message).toContain(`DONDOC_PORT=${port + 1000}`);
    expect(message).not.toContain('DONDOC_API_PORT');
    if (process.platform === 'linux') expect(message).toContain(`tiến trình ${process.pid}`);
  });

  it('does not matter when what would use it runs elsewhere', () => {
    const external = { DONDOC_POSTGRES_URL: 'postgres://u:p@db/x', DONDOC_TEMPORAL_ADDRESS: 'box:7233' };
    const used = neededPorts(loadConfiguration(external), true).map(({ variable }) => variable);
    expect(used).toEqual(['DONDOC_PORT', 'DONDOC_API_PORT']);
    expect(neededPorts(loadConfiguration({}), false)).toHaveLength(7);
  });
});
