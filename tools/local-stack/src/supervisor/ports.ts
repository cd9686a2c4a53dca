import { type AddressInfo, connect, createServer } from 'node:net';

const listen = (host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const address: AddressInfo | string | null = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(found));
    });
  });

/** A TCP port of `host` that is free now. */
export const freePort = (host = '127.0.0.1'): Promise<number> => listen(host, 0);

/** Whether this process could listen on `host:port` now; otherwise the system's reason (`EADDRINUSE`, `EACCES` …). */
export const portProblem = async (host: string, port: number): Promise<string | null> => {
  try {
    await listen(host, port);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

/** Resolves when something accepts a connection on `host:port`; rejects at once otherwise. */
export const acceptsConnections = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: 2_000 });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => socket.destroy(new Error(`${host}:${port}: no answer`)));
    socket.once('error', reject);
  });
