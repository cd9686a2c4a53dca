import type { AppendBatch, AppendOutcome, CommandReceipt } from './append-batch.js';
import type { Cursor } from './cursor.js';
import type { RecordedEvent } from './event.js';

/** The database transaction in which a command's events are written, for what must be written with them. */
export type Transaction = {
  /** Runs one SQL statement with parameters `$1` … inside the transaction. */
  query: <Row>(sql: string, parameters?: unknown[]) => Promise<{ rows: Row[] }>;
};

/**
 * Writes read models in the transaction of the events that change them. It runs after the events were accepted and
 * not at all for a repeated command. What it throws undoes everything and is thrown on unchanged.
 */
export type Alongside = (tx: Transaction, events: readonly RecordedEvent[]) => Promise<void>;

/** The log of facts: streams of events, appended by commands, never changed. */
export interface EventStore {
  /** All events of a stream in order; `[]` when it does not exist. */
  readStream(stream: string): Promise<RecordedEvent[]>;

  /** Several streams in one round trip. The map has every stream asked for, `[]` when it does not exist. */
  readStreams(streams: readonly string[]): Promise<Map<string, RecordedEvent[]>>;

  findReceipt(commandId: string): Promise<CommandReceipt | undefined>;

  /**
   * Writes a command's events, receipt and outbox entries in one transaction; one round trip without `alongside`.
   * A repeated command id answers `duplicate` before versions are compared. After a lost connection the same call may
   * simply be made again.
   *
   * @throws ConcurrencyError `EVENT_STORE.CONCURRENCY`: a stream is not at its expected version; load and decide again
   * @throws IdempotencyError `COMMAND.ID_REUSED`: the command id was used for another command
   * @throws BadBatchError `EVENT_STORE.BAD_BATCH`: the batch cannot be stored; names field, value, reason, mend
   */
  append(batch: AppendBatch, alongside?: Alongside): Promise<AppendOutcome>;

  /**
   * At most `limit` events after `after`, in an order in which no event can ever appear before one that was read
   * already: events of a transaction are shown once every older transaction of the database server has ended, so they
   * may come a little later than they were committed. Store `cursor` and go on from there.
   *
   * @throws BadCursorError `EVENT_STORE.BAD_CURSOR`
   */
  readAll(after: Cursor, limit: number): Promise<{ events: RecordedEvent[]; cursor: Cursor }>;
}
