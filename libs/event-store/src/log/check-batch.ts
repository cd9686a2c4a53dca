import type { AppendBatch, OutboxEntry, StreamAppend } from './append-batch.js';
import { BadBatchError } from './errors.js';
import { checkJson } from './json-text.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const refuse = (field: string, value: unknown, reason: string, mend: string): never => {
  throw new BadBatchError({ field, value: JSON.stringify(value) ?? String(value), reason, mend });
};

const checkName = (field: string, value: string): void => {
  if (value === '' || value.length > 200)
    refuse(field, value.slice(0, 80), `has ${value.length} characters.`, 'Give 1 to 200 characters.');
  checkJson(field, value);
};

const checkInstant = (field: string, value: string): void => {
  const epoch = INSTANT.test(value) ? Date.parse(value) : Number.NaN;
  // Year 0000 is unknown to Postgres; 30 February is not an instant.
  if (Number.isNaN(epoch) || value.startsWith('0000') || new Date(epoch).toISOString() !== value)
    refuse(field, value, 'is not an instant.', 'Give UTC with milliseconds: 2022-03-14T17:00:00.000Z.');
};

const checkAppend = (field: string, append: StreamAppend): void => {
  const { stream, expectedVersion, events } = append;
  checkName(`${field}.stream`, stream);
  if (!Number.isInteger(expectedVersion) || expectedVersion < 0 || expectedVersion > 1_000_000_000)
    refuse(
      `${field}.expectedVersion`,
      expectedVersion,
      'is not a version.',
      'Give the version of the last event read, 0 for none.',
    );
  events.forEach((event, index) => {
    checkName(`${field}.events[${index}].type`, event.type);
    checkInstant(`${field}.events[${index}].occurredAt`, event.occurredAt);
    checkJson(`${field}.events[${index}].data`, event.data);
  });
};

/** @throws BadBatchError */
export const checkOutboxEntry = (field: string, entry: OutboxEntry): void => {
  checkName(`${field}.key`, entry.key);
  checkName(`${field}.kind`, entry.kind);
  checkJson(`${field}.payload`, entry.payload);
  if (entry.availableAt !== undefined) checkInstant(`${field}.availableAt`, entry.availableAt);
};

const checkStreamsOnce = (appends: readonly StreamAppend[]): void => {
  const seen = new Set<string>();
  for (const { stream } of appends) {
    if (seen.has(stream))
      refuse('appends.stream', stream, 'stands twice in one batch.', 'Join its events in one append.');
    seen.add(stream);
  }
};

/** @throws BadBatchError for the first thing in `batch` that could not be read back as it is */
export const checkBatch = (batch: AppendBatch): void => {
  const { receipt, metadata, recordedAt, appends, outbox } = batch;
  checkName('receipt.commandId', receipt.commandId);
  checkName('receipt.fingerprint', receipt.fingerprint);
  checkJson('receipt.result', receipt.result);
  checkJson('metadata', metadata);
  if (metadata.commandId !== receipt.commandId)
    refuse(
      'metadata.commandId',
      metadata.commandId,
      `is not the receipt's "${receipt.commandId}".`,
      'Give the same id in both.',
    );
  checkInstant('recordedAt', recordedAt);
  appends.forEach((append, index) => checkAppend(`appends[${index}]`, append));
  checkStreamsOnce(appends);
  outbox.forEach((entry, index) => checkOutboxEntry(`outbox[${index}]`, entry));
};
