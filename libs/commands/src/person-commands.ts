import type { EventStore, RecordedEvent } from '@dondoc/event-store';
import { projectDisabled, type Transaction } from '@dondoc/read-models';
import type { CommandContext } from './command-context.js';
import { fingerprintOf } from './recorder.js';
import { retried } from './retried.js';

/** What is recorded of a person's account: who came, who went, who let somebody in again. Never a secret. */
export type PersonFact =
  | { type: 'PersonAdded'; data: { name: string; email: string | null; externalSubject: string | null } }
  | { type: 'PersonChanged'; data: { name: string; email: string | null; externalSubject: string | null } }
  | { type: 'PersonDisabled'; data: { reason: string } }
  | { type: 'PersonEnabled'; data: { reason: string } }
  | { type: 'PasswordReset'; data: { by: 'mail' | 'show'; reason: string } }
  | { type: 'PasswordChanged'; data: { by: 'person' | 'link' } }
  | { type: 'SessionsEnded'; data: { reason: string; tokens: boolean } }
  | { type: 'SingleSignOnLinked'; data: { issuer: string } };

export const personStream = (username: string): string => `person:${username}`;

/**
 * Records one fact about a person together with what it changes, in one transaction. A repeated command changes nothing.
 * @param alongside what the fact changes; what it throws undoes both
 * @param check looks at what is recorded until then; what it throws keeps the fact from being recorded
 * @throws IdempotencyError `COMMAND.ID_REUSED`
 */
export const recordPersonFact = (
  store: EventStore,
  username: string,
  { type, data }: PersonFact,
  { commandId, actor, now }: CommandContext,
  alongside: (tx: Transaction) => Promise<void>,
  check: (facts: readonly RecordedPersonFact[]) => void = () => undefined,
): Promise<void> =>
  retried(async () => {
    const stream = personStream(username);
    const facts = await readPersonFacts(store, username);
    const { length } = facts;
    if (!(await store.findReceipt(commandId))) check(facts);
    await store.append(
      {
        receipt: { commandId, fingerprint: fingerprintOf({ stream, type, data }), result: null },
        metadata: { actor, commandId, correlationId: commandId, causationId: null, schemaVersion: 1 },
        recordedAt: now,
        appends: [{ stream, expectedVersion: length, events: [{ type, occurredAt: now, data }] }],
        outbox: [],
      },
      async (tx) => {
        if (type === 'PersonDisabled' || type === 'PersonEnabled') {
          await projectDisabled(tx, username, type === 'PersonDisabled');
        }
        await alongside(tx);
      },
    );
  });

/** One fact about a person with who recorded it and when. */
export type RecordedPersonFact = PersonFact & Pick<RecordedEvent, 'occurredAt'> & { actor: string };

/** What the log says about a person's account, oldest first. */
export const readPersonFacts = async (store: EventStore, username: string): Promise<RecordedPersonFact[]> => {
  const history = await store.readStream(personStream(username));
  return history.map(
    // The stream holds what recordPersonFact wrote.
    ({ type, data, occurredAt, metadata }) =>
      ({ type, data, occurredAt, actor: metadata.actor }) as unknown as RecordedPersonFact,
  );
};
