import type { Instant, PlainDate } from '@dondoc/domain';
import { type EventStore, IdempotencyError, type RecordedEvent } from '@dondoc/event-store';
import { actorName, letterStream, projectChaseLetter, type Transaction } from '@dondoc/read-models';
import type { CommandContext } from './command-context.js';
import { fingerprintOf } from './recorder.js';
import { retried } from './retried.js';

/** What a letter said of one obligation on the day it was made. */
export type LetterItemFact = {
  unitId: string;
  unitName: string;
  lineId: string;
  title: string;
  dueOn: PlainDate;
  daysLate: number | null;
  remindedOn: PlainDate | null;
  note: string;
};

/** A chase letter as it was made: to whom, about what, from which template, and the SHA-256 (hex) of its bytes. */
export type LetterMade = {
  cascadeId: string;
  /** The unit in whose name it is written. */
  officeId: string;
  citation: string;
  subject: string;
  sign: string;
  items: readonly LetterItemFact[];
  newDate: PlainDate;
  asOf: Instant;
  consequence: string;
  /** Version of the office's own template; null: the product's default. */
  template: { version: number | null; sha256: string };
  sha256: string;
  size: number;
};

/** The letter no longer stands from that day on. `document`: the notice of withdrawal as cited; "" when there is none. */
export type LetterWithdrawn = { withdrawnOn: PlainDate; reason: string; document: string };

/**
 * Facts of a letter's stream. A number that is entered again corrects the one before, with its reason; after a withdrawal
 * nothing follows.
 */
export type LetterFact =
  | { type: 'LetterMade'; data: LetterMade }
  | {
      type: 'LetterNumbered';
      data: { number: string; issuedOn: PlainDate; signedFileId: string | null; reason: string };
    }
  | { type: 'LetterWithdrawn'; data: LetterWithdrawn };

/**
 * Whether this command has been recorded already.
 * @throws IdempotencyError `COMMAND.ID_REUSED` when its id stood for another request
 */
export const isRecorded = async (
  store: EventStore,
  request: unknown,
  { commandId }: CommandContext,
): Promise<boolean> => {
  const receipt = await store.findReceipt(commandId);
  if (receipt && receipt.fingerprint !== fingerprintOf(request)) throw new IdempotencyError(commandId);
  return receipt !== undefined;
};

/**
 * Records one fact about a letter together with its row, in one transaction. A repeated command changes nothing.
 * @param request what was asked for: the same command asks the same, whatever has changed since
 * @param alongside writes the row; what it throws undoes both
 * @throws IdempotencyError `COMMAND.ID_REUSED`
 */
export const recordLetterFact = (
  store: EventStore,
  letterId: string,
  fact: LetterFact,
  request: unknown,
  { commandId, actor, now }: CommandContext,
  alongside: (tx: Transaction) => Promise<void>,
): Promise<void> =>
  retried(async () => {
    const stream = letterStream(letterId);
    const { length } = await store.readStream(stream);
    await store.append(
      {
        receipt: { commandId, fingerprint: fingerprintOf(request), result: null },
        metadata: { actor, commandId, correlationId: commandId, causationId: null, schemaVersion: 1 },
        recordedAt: now,
        appends: [{ stream, expectedVersion: length, events: [{ ...fact, occurredAt: now }] }],
        outbox: [],
      },
      async (tx) => {
        await alongside(tx);
        await projectChaseLetter(tx, letterId, fact, now);
      },
    );
  });

const factOf = ({ type, data }: RecordedEvent): LetterFact => ({ type, data }) as unknown as LetterFact;

/** What the log says about a letter, oldest first; empty: there is no such letter. */
export const readLetterFacts = async (
  store: EventStore,
  letterId: string,
): Promise<(LetterFact & { at: Instant; by: string })[]> =>
  (await store.readStream(letterStream(letterId))).map((recorded) => ({
    ...factOf(recorded),
    at: recorded.occurredAt as Instant,
    by: actorName(recorded.metadata.actor),
  }));
