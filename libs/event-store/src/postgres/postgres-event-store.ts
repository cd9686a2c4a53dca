import type { Pool } from 'pg';
import type { AppendBatch, AppendOutcome, CommandReceipt } from '../log/append-batch.js';
import { checkBatch } from '../log/check-batch.js';
import { type Cursor, checkLimit, cursorOf, parseCursor } from '../log/cursor.js';
import type { RecordedEvent } from '../log/event.js';
import type { Alongside, EventStore, Transaction } from '../log/event-store.js';
import { type NumberedEvent, numberEvents } from '../log/numbered-events.js';
import { translateError } from './database-error.js';
import { EVENT_COLUMNS, type EventRow, toRecordedEvent } from './event-row.js';
import { asTransaction, inTransaction } from './transaction.js';

type Answer = { kind: 'appended'; positions: string[] } | { kind: 'duplicate'; receipt: CommandReceipt };

const encode = ({ receipt, metadata, recordedAt, appends, outbox }: AppendBatch, numbered: NumberedEvent[]): string =>
  JSON.stringify({
    receipt,
    metadata,
    recordedAt,
    streams: appends.map(({ stream, expectedVersion }) => ({ stream, expectedVersion })),
    changed: appends.filter(({ events }) => events.length > 0).map(({ stream }) => ({ stream })),
    events: numbered.map(({ stream, streamVersion, eventId, type, data, occurredAt }) => ({
      stream,
      version: streamVersion,
      id: eventId,
      type,
      data,
      occurredAt,
    })),
    outbox,
  });

const READ_ALL = `SELECT ${EVENT_COLUMNS} FROM events
  WHERE (epoch, transaction_id, global_position) > ($1::integer, $2::xid8, $3::bigint)
    AND (epoch < (SELECT max(epoch) FROM log_epochs) OR transaction_id < pg_snapshot_xmin(pg_current_snapshot()))
  ORDER BY epoch, transaction_id, global_position LIMIT $4`;

/** The log in Postgres. Its tables come from `eventStoreMigrations`. */
export class PostgresEventStore implements EventStore {
  constructor(private readonly pool: Pool) {}

  async readStream(stream: string): Promise<RecordedEvent[]> {
    return (await this.readStreams([stream])).get(stream) ?? [];
  }

  async readStreams(streams: readonly string[]): Promise<Map<string, RecordedEvent[]>> {
    const found = new Map<string, RecordedEvent[]>(streams.map((stream) => [stream, []]));
    const sql = `SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ANY($1) ORDER BY stream, stream_version`;
    const { rows } = await this.pool.query<EventRow>(sql, [[...found.keys()]]);
    for (const row of rows) found.get(row.stream)?.push(toRecordedEvent(row));
    return found;
  }

  async findReceipt(commandId: string): Promise<CommandReceipt | undefined> {
    const sql = 'SELECT command_id AS "commandId", fingerprint, result FROM command_receipts WHERE command_id = $1';
    return (await this.pool.query<CommandReceipt>(sql, [commandId])).rows[0];
  }

  async append(batch: AppendBatch, alongside?: Alongside): Promise<AppendOutcome> {
    checkBatch(batch);
    const numbered = numberEvents(batch);
    const write = async (tx: Transaction): Promise<AppendOutcome> => {
      const sql = 'SELECT append_events($1::jsonb) AS answer';
      const { rows } = await tx.query<{ answer: Answer }>(sql, [encode(batch, numbered)]);
      const outcome = toOutcome(numbered, rows[0]?.answer);
      if (outcome.kind === 'appended') await alongside?.(tx, outcome.events);
      return outcome;
    };
    try {
      return alongside ? await inTransaction(this.pool, write) : await write(asTransaction(this.pool)); // one statement is its own transaction;
    } catch (error) {
      throw translateError(error, batch.receipt.commandId);
    }
  }

  async readAll(after: Cursor, limit: number): Promise<{ events: RecordedEvent[]; cursor: Cursor }> {
    const { epoch, transactionId, globalPosition } = parseCursor(after);
    checkLimit(limit);
    const { rows } = await this.pool.query<EventRow>(READ_ALL, [epoch, transactionId, globalPosition, limit]);
    const last = rows.at(-1);
    return {
      events: rows.map(toRecordedEvent),
      cursor: last ? cursorOf(last.epoch, last.transaction_id, last.global_position) : after,
    };
  }
}

const toOutcome = (numbered: NumberedEvent[], answer: Answer | undefined): AppendOutcome => {
  if (answer === undefined) throw new Error('append_events gave no answer.');
  if (answer.kind === 'duplicate') return answer;
  const events = numbered.map((event, index) => ({ ...event, globalPosition: answer.positions[index] ?? '' }));
  return { kind: 'appended', events };
};
