import type { AppendBatch } from './append-batch.js';
import type { RecordedEvent } from './event.js';

/** An event with everything but its place in the whole log. */
export type NumberedEvent = Omit<RecordedEvent, 'globalPosition'>;

/** Gives a batch's events their ids and versions, in the order of the batch. */
export const numberEvents = ({ receipt, metadata, recordedAt, appends }: AppendBatch): NumberedEvent[] =>
  appends
    .flatMap(({ stream, expectedVersion, events }) =>
      events.map((event, index) => ({
        ...event,
        stream,
        streamVersion: expectedVersion + index + 1,
        recordedAt,
        metadata,
      })),
    )
    .map((event, index) => ({ eventId: `${receipt.commandId}:${index}`, ...event }));
