/** The local Postgres cannot be used. The message says in Vietnamese (English in parentheses) what to do. */
export class PostgresError extends Error {
  constructor(
    readonly code:
      | 'POSTGRES.NO_SERVER_FILES'
      | 'POSTGRES.NO_USER'
      | 'POSTGRES.NO_ACCESS'
      | 'POSTGRES.OTHER_VERSION'
      | 'POSTGRES.START_FAILED',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'PostgresError';
  }
}
