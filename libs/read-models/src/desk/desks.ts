import type { EventStore } from '@dondoc/event-store';
import { readStreamsThen } from '../as-of/known-then.js';
import type { FactsSource } from '../cascades/cascade-facts.js';
import { type DeskParts, DeskQuery } from './desk.query.js';

type Parts = Pick<DeskParts, 'reader' | 'registers'> & { log: Pick<EventStore, 'readStreams'> };

/** The desk of now, and the desk of a moment of the past with what was known then. */
export const desksOf = (
  { log, ...parts }: Parts,
  { today, then }: { today: FactsSource; then: FactsSource },
): { live: DeskQuery; past: DeskQuery } => ({
  live: new DeskQuery({ ...parts, source: today, readStreams: (streams) => log.readStreams(streams) }),
  past: new DeskQuery({
    ...parts,
    source: then,
    readStreams: (streams, asOf) => readStreamsThen(log, streams, asOf),
  }),
});
