import type { EventStore } from '@dondoc/event-store';
import type { Transaction } from '@dondoc/read-models';
import type { CommandContext } from '../command-context.js';
import { fingerprintOf } from '../recorder.js';
import { retried } from '../retried.js';

/** What is recorded about how people and programs are told. Never a secret. */
export type MessageFact =
  | { type: 'MessagesCancelled'; data: { ledgerKeys: readonly string[]; reason: string } }
  | { type: 'ChannelsChosen'; data: { username: string; mail: boolean; inApp: boolean } }
  | { type: 'WebhookAdded'; data: { webhookId: string; unitId: string; host: string; events: readonly string[] } }
  | { type: 'WebhookChanged'; data: { webhookId: string; host: string; events: readonly string[]; state: string } }
  | { type: 'WebhookSecretRenewed'; data: { webhookId: string } }
  | { type: 'WebhookRemoved'; data: { webhookId: string } }
  | { type: 'CalendarFeedOpened'; data: { feedId: string; kind: string; unitId: string } }
  | { type: 'CalendarFeedRevoked'; data: { feedId: string } };

/**
 * Records one fact in a stream together with what it changes, in one transaction. A repeated command changes nothing.
 * @param alongside what the fact changes; what it throws undoes both
 * @returns false for a repeated command
 * @throws IdempotencyError `COMMAND.ID_REUSED`
 */
export const recordMessageFact = (
  store: EventStore,
  stream: string,
  { type, data }: MessageFact,
  { commandId, actor, now }: CommandContext,
  alongside: (tx: Transaction) => Promise<void>,
): Promise<boolean> =>
  retried(async () => {
    const { length } = await store.readStream(stream);
    const outcome = await store.append(
      {
        receipt: { commandId, fingerprint: fingerprintOf({ stream, type, data }), result: null },
        metadata: { actor, commandId, correlationId: commandId, causationId: null, schemaVersion: 1 },
        recordedAt: now,
        appends: [{ stream, expectedVersion: length, events: [{ type, occurredAt: now, data }] }],
        outbox: [],
      },
      alongside,
    );
    return outcome.kind !== 'duplicate';
  });
