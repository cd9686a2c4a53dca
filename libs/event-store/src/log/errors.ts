/** A stream was not at the version the decision was based on. Load it, decide again, append again. */
export class ConcurrencyError extends Error {
  readonly code = 'EVENT_STORE.CONCURRENCY';

  constructor(detail: string, options?: ErrorOptions) {
    super(`EVENT_STORE.CONCURRENCY: ${detail} Load the stream and decide again.`, options);
    this.name = 'ConcurrencyError';
  }
}

/** A command id came a second time with another content. */
export class IdempotencyError extends Error {
  readonly code = 'COMMAND.ID_REUSED';

  constructor(
    readonly commandId: string,
    options?: ErrorOptions,
  ) {
    super(
      `COMMAND.ID_REUSED: commandId = "${commandId}": was used for a command with another content. Use a new id for a new command.`,
      options,
    );
    this.name = 'IdempotencyError';
  }
}

/** What was wrong with an input, for the programmer who made it. */
export type InputFault = { field: string; value: string; reason: string; mend: string };

const sentence = ({ field, value, reason, mend }: InputFault): string => `${field} = ${value}: ${reason} ${mend}`;

/** The batch cannot be stored as it is. */
export class BadBatchError extends Error {
  readonly code = 'EVENT_STORE.BAD_BATCH';

  constructor(
    readonly fault: InputFault,
    options?: ErrorOptions,
  ) {
    super(`EVENT_STORE.BAD_BATCH: ${sentence(fault)}`, options);
    this.name = 'BadBatchError';
  }
}

/** A cursor or page size that no store has given. */
export class BadCursorError extends Error {
  readonly code = 'EVENT_STORE.BAD_CURSOR';

  constructor(readonly fault: InputFault) {
    super(`EVENT_STORE.BAD_CURSOR: ${sentence(fault)}`);
    this.name = 'BadCursorError';
  }
}
