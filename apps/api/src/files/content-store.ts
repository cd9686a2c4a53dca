import type { Readable } from 'node:stream';
import type { Incoming } from './staging.js';

/**
 * Where contents of files are kept, each under its SHA-256 (64 hex digits): equal contents are kept once and no name of
 * a user ever becomes a path or a key. One contract (content-store.contract.ts) holds for every store.
 */
export abstract class ContentStore {
  /** Makes ready what can be made ready. Never fails because the store is away: `check` tells that. */
  abstract prepare(): Promise<void>;

  /** Keeps the staged content; when this returns it is safe. The same content again changes nothing. */
  abstract keep(incoming: Incoming): Promise<void>;

  /** The content from its first byte, or undefined when the store does not hold it. Fails when the store is away. */
  abstract read(sha256: string): Promise<Readable | undefined>;

  /** Removes the content unless it was kept again after `since`; one that is not there is removed. */
  abstract forget(sha256: string, since: Date): Promise<void>;

  /** Says in Vietnamese where contents lie. @throws when nothing can be kept or read there now */
  abstract check(): Promise<string>;
}
