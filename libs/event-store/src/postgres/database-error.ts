import { DatabaseError } from 'pg';
import { BadBatchError, ConcurrencyError, IdempotencyError } from '../log/errors.js';

const isLostRace = ({ code, constraint }: DatabaseError): boolean =>
  (code === '23505' && constraint === 'events_stream_version_key') ||
  code === '40P01' || // deadlock: two commands wait for each other's rows, one of them was chosen to give way
  code === '40001'; // serialization failure

/** Turns what Postgres reports into the errors of the event store; anything else is handed on unchanged. */
export const translateError = (error: unknown, commandId: string): unknown => {
  if (!(error instanceof DatabaseError)) return error;
  if (error.code === 'DD001') return new ConcurrencyError(error.message, { cause: error });
  if (error.code === 'DD002') return new IdempotencyError(commandId, { cause: error });
  if (isLostRace(error)) return new ConcurrencyError('Another command was faster.', { cause: error });
  if (error.code === '54000') {
    const mend = 'Append in several commands.';
    return new BadBatchError(
      { field: 'appends', value: commandId, reason: `is too large: ${error.message}.`, mend },
      { cause: error },
    );
  }
  return error;
};
