/** A fact that has been decided and not yet written. */
export type NewEvent = {
  /** Past-tense business word: `CascadeIssued`. */
  type: string;
  /** Any JSON value. What JSON cannot say (functions, `undefined` inside lists, NaN) is refused. */
  data: unknown;
  /** When it became true: ISO instant, UTC, milliseconds (`2022-03-14T17:00:00.000Z`). */
  occurredAt: string;
};

/** Who caused an event, and by which command. The same for all events of one command. */
export type EventMetadata = {
  /** Account or process: `so-noi-vu`, `system:advance`. */
  actor: string;
  commandId: string;
  correlationId: string;
  causationId: string | null;
  schemaVersion: 1;
  /** Made for the sample history, not by an office. */
  sample?: true;
};

/** A fact as it stands in the log. */
export type RecordedEvent = NewEvent & {
  /** `{commandId}:{index in the command}`, unique in the log. */
  eventId: string;
  stream: string;
  /** 1, 2, 3 … without gaps within the stream. */
  streamVersion: number;
  /** A 64-bit number as text; rises within a command, has gaps. Not an order of commits: read with `readAll`. */
  globalPosition: string;
  /** When it was written: ISO instant, UTC, milliseconds. */
  recordedAt: string;
  metadata: EventMetadata;
};
