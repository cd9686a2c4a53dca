import type { EventMetadata, RecordedEvent } from '../log/event.js';

export const EVENT_COLUMNS =
  'global_position, epoch, transaction_id, stream, stream_version, event_id, type, data, metadata, occurred_at, recorded_at';

/** A row of `events` as the driver gives it: 64-bit numbers as text. */
export type EventRow = {
  global_position: string;
  epoch: number;
  transaction_id: string;
  stream: string;
  stream_version: number;
  event_id: string;
  type: string;
  data: unknown;
  metadata: EventMetadata;
  occurred_at: Date;
  recorded_at: Date;
};

export const toRecordedEvent = (row: EventRow): RecordedEvent => ({
  eventId: row.event_id,
  stream: row.stream,
  streamVersion: row.stream_version,
  globalPosition: row.global_position,
  type: row.type,
  data: row.data,
  occurredAt: row.occurred_at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  metadata: row.metadata,
});
