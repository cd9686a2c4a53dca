import type { AppendBatch, AppendOutcome, CommandReceipt, OutboxEntry } from '../log/append-batch.js';
import { checkBatch } from '../log/check-batch.js';
import { type Cursor, checkLimit, cursorOf, parseCursor } from '../log/cursor.js';
import { ConcurrencyError, IdempotencyError } from '../log/errors.js';
import type { RecordedEvent } from '../log/event.js';
import type { Alongside, EventStore, Transaction } from '../log/event-store.js';
import { numberEvents } from '../log/numbered-events.js';

type Entry = { transaction: number; event: RecordedEvent };

const noSql: Transaction = {
  query: () => Promise.reject(new Error('The in-memory event store has no SQL.')),
};

/** As JSON reads it back, and no longer shared with the writer. */
const jsonCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** The log without a database, for rehearsals and fast tests; passes the same contract as the one in Postgres. */
export class InMemoryEventStore implements EventStore {
  /** Outbox entries in the order they were written, each key once. */
  readonly outbox: OutboxEntry[] = [];
  private readonly log: Entry[] = [];
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly receipts = new Map<string, CommandReceipt>();
  private transactions = 0;
  private queue: Promise<unknown> = Promise.resolve();

  async readStream(stream: string): Promise<RecordedEvent[]> {
    return structuredClone(this.streams.get(stream) ?? []);
  }

  async readStreams(streams: readonly string[]): Promise<Map<string, RecordedEvent[]>> {
    return new Map(streams.map((stream) => [stream, structuredClone(this.streams.get(stream) ?? [])]));
  }

  async findReceipt(commandId: string): Promise<CommandReceipt | undefined> {
    return structuredClone(this.receipts.get(commandId));
  }

  append(batch: AppendBatch, alongside?: Alongside): Promise<AppendOutcome> {
    // One command after the other, as a transaction would see it.
    const turn = this.queue.then(() => this.carryOut(batch, alongside));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  async readAll(after: Cursor, limit: number): Promise<{ events: RecordedEvent[]; cursor: Cursor }> {
    const position = Number(parseCursor(after).globalPosition);
    checkLimit(limit);
    const page = this.log.slice(position, position + limit);
    const last = page.at(-1);
    const cursor = last ? cursorOf(1, String(last.transaction), last.event.globalPosition) : after;
    return { events: structuredClone(page.map(({ event }) => event)), cursor };
  }

  private async carryOut(batch: AppendBatch, alongside?: Alongside): Promise<AppendOutcome> {
    checkBatch(batch);
    const receipt = this.receipts.get(batch.receipt.commandId);
    if (receipt !== undefined) {
      if (receipt.fingerprint !== batch.receipt.fingerprint) throw new IdempotencyError(receipt.commandId);
      return { kind: 'duplicate', receipt: structuredClone(receipt) };
    }
    for (const { stream, expectedVersion } of batch.appends) {
      const actual = this.streams.get(stream)?.length ?? 0;
      if (actual !== expectedVersion)
        throw new ConcurrencyError(`${stream} is at version ${actual}, expected ${expectedVersion}.`);
    }
    const events = numberEvents(batch).map((event, index) => ({
      ...event,
      globalPosition: String(this.log.length + index + 1),
    }));
    await alongside?.(noSql, events);
    this.commit(batch, jsonCopy(events));
    return { kind: 'appended', events };
  }

  private commit({ receipt, outbox }: AppendBatch, events: RecordedEvent[]): void {
    this.transactions += 1;
    this.receipts.set(receipt.commandId, jsonCopy(receipt));
    for (const event of events) {
      this.log.push({ transaction: this.transactions, event });
      const stream = this.streams.get(event.stream);
      if (stream) stream.push(event);
      else this.streams.set(event.stream, [event]);
    }
    for (const entry of outbox)
      if (!this.outbox.some(({ key }) => key === entry.key)) this.outbox.push(jsonCopy(entry));
  }
}
