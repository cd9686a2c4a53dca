import { freePort } from '../supervisor/ports.js';
import type { Letter } from './letter.js';
import { LetterStore } from './letter-store.js';
import { serveMailbox } from './mailbox-http.js';
import { listenForLetters } from './smtp-listener.js';

export type MailboxOptions = {
  /** Folder of the letters; kept over restarts. */
  folder: string;
  /** Default 127.0.0.1. */
  host?: string;
  /** SMTP port; a free one when not given. */
  smtpPort?: number;
  /** Port of the pages; a free one when not given. */
  httpPort?: number;
  /** Clock, ISO instant UTC. */
  now?: () => string;
};

export type RunningMailbox = {
  /** `smtp://host:port` for DONDOC_SMTP_URL. */
  readonly smtpUrl: string;
  /** Where to look, also `${url}/api/letters?recipient=…`. */
  readonly url: string;
  /** Newest first. */
  letters(recipient?: string): Letter[];
  stop(): Promise<void>;
};

/** Starts a real SMTP listener that keeps every letter, one per Message-ID, and shows them in the browser. */
export const startMailbox = async (options: MailboxOptions): Promise<RunningMailbox> => {
  const host = options.host ?? '127.0.0.1';
  const smtpPort = options.smtpPort ?? (await freePort(host));
  const httpPort = options.httpPort ?? (await freePort(host));
  const store = new LetterStore(options.folder, options.now ?? (() => new Date().toISOString()));
  const smtp = await listenForLetters(store, host, smtpPort);
  const http = await serveMailbox(store, host, httpPort);
  const stop = async (): Promise<void> => {
    const closed = [
      new Promise<void>((resolve) => smtp.close(() => resolve())),
      new Promise<void>((resolve) => http.close(() => resolve())),
    ];
    http.closeAllConnections();
    await Promise.all(closed);
  };
  return {
    smtpUrl: `smtp://${host}:${smtpPort}`,
    url: `http://${host}:${httpPort}`,
    letters: (recipient) => store.list(recipient),
    stop,
  };
};
