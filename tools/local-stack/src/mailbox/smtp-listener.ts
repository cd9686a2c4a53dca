import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import type { LetterStore } from './letter-store.js';

const LARGEST_BYTES = 50 * 1024 * 1024;

const read = async (stream: Readable): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Takes every letter for every recipient and acknowledges it only when it is on disk. */
export const listenForLetters = async (store: LetterStore, host: string, port: number): Promise<SMTPServer> => {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'], // loopback only; there is no certificate that a client could trust
    disableReverseLookup: true,
    size: LARGEST_BYTES,
    onData: (stream, session, callback) => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      read(stream)
        .then((raw) => store.receive(raw, recipients))
        .then(({ id }) => callback(null, `kept as ${id}`))
        .catch((error: unknown) => callback(error instanceof Error ? error : new Error(String(error))));
    },
  });
  // A client that breaks off must not end the mailbox.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return server;
};
