import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';

// Below every system's ephemeral range (Linux from 32768, others from 49152): between the choice of a port here and
// the moment its user listens, no outgoing connection of another process can be given it.
const FIRST_PORT = 20_000;
const LAST_PORT = 32_767;
const TRIES = 100;

const listen = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => void server.close(() => resolve()));
  });

/** A TCP port of `host` that is free now, and that the system gives to nobody by itself. */
export const freePort = async (host = '127.0.0.1'): Promise<number> => {
  for (let tried = 1; ; tried++) {
    const port = randomInt(FIRST_PORT, LAST_PORT + 1);
    const problem = await portProblem(host, port);
    if (problem === null) return port;
    if (tried === TRIES) throw new Error(`No free port between ${FIRST_PORT} and ${LAST_PORT} of ${host}: ${problem}`);
  }
};

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
