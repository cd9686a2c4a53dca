import type { Instant } from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import type { Reader } from '../read-only.js';

type Known = Pick<RecordedEvent, 'occurredAt' | 'recordedAt' | 'metadata'>;

/**
 * The instant from which a fact was known: when it was recorded. A report that came on paper and was entered later was
 * not known before. History made for the sample counts as known when it happened, for it was recorded all at once.
 */
export const knownFrom = ({ occurredAt, recordedAt, metadata }: Known): string =>
  metadata.sample ? occurredAt : recordedAt;

/** What was known of a stream at that moment. */
export const knownThen = <Event extends Known>(history: readonly Event[], asOf: Instant): Event[] =>
  history.filter((event) => knownFrom(event) <= asOf);

/** An event as facts are folded from it. */
export type Fact = { stream: string; type: string; at: string; data: unknown };

/** Who was told what: nothing that a status depends on, and half of the log. */
const TELLING = ['ReminderRaised', 'EscalationRaised', 'PromptRaised', 'DeadlineMissed'];

const SQL = `
  SELECT stream, type, data, occurred_at AS at FROM events
  WHERE stream = ANY($1) AND type <> ALL($3)
    AND CASE WHEN metadata->>'sample' = 'true' THEN occurred_at ELSE recorded_at END <= $2
  ORDER BY stream, stream_version`;

/** So many streams are read at a time. */
const BATCH = 500;

/** Before that nothing was known; the database takes no year 0. */
const FIRST: string = '0001-01-02';

/** The facts of several streams that were known then, in the order of each stream; those of telling people are left out. */
export const factsKnownThen = async (
  reader: Reader,
  streams: readonly string[],
  asOf: Instant,
): Promise<Map<string, Fact[]>> => {
  const found = new Map<string, Fact[]>();
  if (asOf < FIRST) return found;
  for (let from = 0; from < streams.length; from += BATCH) {
    const some = streams.slice(from, from + BATCH);
    const { rows } = await reader.query<Omit<Fact, 'at'> & { at: Date }>(SQL, [some, asOf, TELLING]);
    for (const { at, ...row } of rows) {
      const fact = { ...row, at: at.toISOString() };
      const history = found.get(row.stream);
      if (history) history.push(fact);
      else found.set(row.stream, [fact]);
    }
  }
  return found;
};
