import type { AppendBatch, CommandReceipt, OutboxEntry, StreamAppend } from '../log/append-batch.js';
import type { NewEvent } from '../log/event.js';

export const NOW = '2022-03-14T16:59:59.999Z';

export const anEvent = (type: string, data: unknown = {}): NewEvent => ({ type, data, occurredAt: NOW });

/** Appends `events` to one stream. */
export const onto = (stream: string, expectedVersion: number, ...events: NewEvent[]): StreamAppend => ({
  stream,
  expectedVersion,
  events,
});

type Parts = Partial<Omit<CommandReceipt, 'commandId'>> & { outbox?: OutboxEntry[] };

/** What a command `commandId` writes; its fingerprint is its id unless given. */
export const aBatch = (commandId: string, appends: StreamAppend[], parts: Parts = {}): AppendBatch => ({
  receipt: { commandId, fingerprint: parts.fingerprint ?? commandId, result: parts.result ?? null },
  metadata: { actor: 'so-noi-vu', commandId, correlationId: commandId, causationId: null, schemaVersion: 1 },
  recordedAt: NOW,
  appends,
  outbox: parts.outbox ?? [],
});
