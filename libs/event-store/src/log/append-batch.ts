import type { EventMetadata, NewEvent, RecordedEvent } from './event.js';

/** The expected version of a stream that must not exist yet. */
export const STREAM_DOES_NOT_EXIST = 0;

/** Events for one stream. Without events only the version is compared. */
export type StreamAppend = {
  stream: string;
  /** Version of the last event that the decision has seen; STREAM_DOES_NOT_EXIST for none. */
  expectedVersion: number;
  events: readonly NewEvent[];
};

/** Work to be done outside the database once the transaction has committed. */
export type OutboxEntry = {
  /** Unique for ever: a second entry with the same key is dropped silently. */
  key: string;
  kind: string;
  /** Any JSON value. */
  payload: unknown;
  /** ISO instant of real time (not of an accelerated clock); at once when not given. */
  availableAt?: string;
};

/** Remembers that a command was carried out, and what it answered. */
export type CommandReceipt = {
  commandId: string;
  /** Hash of the command's content: the same id with another content is an error. */
  fingerprint: string;
  /** Any JSON value. */
  result: unknown;
};

/** Everything one command writes, or nothing of it. Each stream at most once. */
export type AppendBatch = {
  receipt: CommandReceipt;
  metadata: EventMetadata;
  /** ISO instant, UTC, milliseconds; the command's `now`. */
  recordedAt: string;
  appends: readonly StreamAppend[];
  outbox: readonly OutboxEntry[];
};

export type AppendOutcome =
  | { kind: 'appended'; events: RecordedEvent[] }
  /** The command had been carried out before; nothing was written now. */
  | { kind: 'duplicate'; receipt: CommandReceipt };
