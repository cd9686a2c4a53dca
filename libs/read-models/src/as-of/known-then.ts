import type { Instant } from '@dondoc/domain';
import type { EventStore, RecordedEvent } from '@dondoc/event-store';
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

/** What was known of several streams at that moment. */
export const readStreamsThen = async (
  log: Pick<EventStore, 'readStreams'>,
  streams: readonly string[],
  asOf: Instant,
): Promise<Map<string, RecordedEvent[]>> =>
  new Map([...(await log.readStreams(streams))].map(([stream, history]) => [stream, knownThen(history, asOf)]));

/** An event as facts are folded from it; `known`: since when (instant). */
export type Fact = { stream: string; type: string; at: string; known: string; data: unknown };
/** Facts by stream, each stream in its order. */
export type Histories = ReadonlyMap<string, readonly Fact[]>;

/** Who was told what: nothing that a status depends on, and half of the log. */
const TELLING = ['ReminderRaised', 'EscalationRaised', 'PromptRaised', 'DeadlineMissed'];

const SQL = `
  SELECT stream, type, data, occurred_at AS at,
    CASE WHEN metadata->>'sample' = 'true' THEN NULL ELSE recorded_at END AS recorded
  FROM events
  WHERE stream = ANY($1) AND type <> ALL($3)
    AND CASE WHEN metadata->>'sample' = 'true' THEN occurred_at ELSE recorded_at END <= $2
    AND ($4::text[] IS NULL OR data->>'lineId' IS NULL OR data->>'lineId' = ANY($4))
  ORDER BY stream, stream_version`;

type Stored = { stream: string; type: string; data: unknown; at: Date; recorded: Date | null };

/** So many streams are read at a time. */
const BATCH = 500;

/** Before that nothing was known; the database takes no year 0. */
const FIRST: string = '0001-01-02';

const enter = (found: Map<string, Fact[]>, { stream, type, data, at: happened, recorded }: Stored): void => {
  const at = happened.toISOString();
  const fact = { stream, type, at, known: recorded === null ? at : recorded.toISOString(), data };
  const history = found.get(stream);
  if (history) history.push(fact);
  else found.set(stream, [fact]);
};

/**
 * The facts of several streams that were known then, in the order of each stream; those of telling people are left out.
 * @param lineIds only what concerns these lines, or no line of its own; not given: everything
 */
export const factsKnownThen = async (
  reader: Reader,
  streams: readonly string[],
  asOf: Instant,
  lineIds?: readonly string[],
): Promise<Map<string, Fact[]>> => {
  const found = new Map<string, Fact[]>();
  if (asOf < FIRST) return found;
  const ask = (from: number): Promise<Stored[]> => {
    const values = [streams.slice(from, from + BATCH), asOf, TELLING, lineIds ?? null];
    return from < streams.length ? reader.query<Stored>(SQL, values).then(({ rows }) => rows) : Promise.resolve([]);
  };
  let next = ask(0);
  for (let from = 0; from < streams.length; from += BATCH) {
    const rows = await next;
    // The database looks for the next ones meanwhile.
    next = ask(from + BATCH);
    for (const row of rows) enter(found, row);
  }
  return found;
};

/** Of a history that was read up to a later moment: what was known then of these lines. */
export const cutAt = (history: readonly Fact[], asOf: Instant, lineIds?: readonly string[]): Fact[] =>
  history.filter(({ known, data }) => {
    const { lineId } = data as { lineId?: string };
    return known <= asOf && (lineIds === undefined || lineId === undefined || lineIds.includes(lineId));
  });
