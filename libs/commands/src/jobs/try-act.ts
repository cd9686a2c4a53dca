import { RuleViolation, type ViolationDetails } from '@dondoc/domain';
import type { EventStore } from '@dondoc/event-store';
import type { Pool } from 'pg';
import { CommandPath } from '../command-path.js';

/** A refusal as lists keep it. */
export type ItemRefusal = ViolationDetails & { code: string };

/**
 * A command path that decides everything and writes nothing: the rules of a dry run are those of the act itself, because
 * they are the same code. It remembers what it has read, so that a long list costs one reading per plan.
 */
export const dryPath = (store: EventStore, pool: Pool): CommandPath => {
  const streams = new Map<string, ReturnType<EventStore['readStream']>>();
  const dry: EventStore = {
    readStream: (stream) => {
      const known = streams.get(stream) ?? store.readStream(stream);
      streams.set(stream, known);
      return known;
    },
    readStreams: (many) => store.readStreams(many),
    findReceipt: () => Promise.resolve(undefined),
    append: () => Promise.resolve({ kind: 'appended', events: [] }),
    readAll: (after, limit) => store.readAll(after, limit),
  };
  return new CommandPath(dry, pool);
};

/** Does something that may be refused by a rule. @returns the refusal, or null when it was done */
export const tryAct = async (act: () => Promise<unknown>): Promise<ItemRefusal | null> => {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof RuleViolation) return { code: error.code, ...error.details };
    throw error;
  }
};
