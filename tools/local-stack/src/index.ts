export { PostgresError } from './postgres/postgres-error.js';
export { type PostgresOptions, type RunningPostgres, startPostgres } from './postgres/start-postgres.js';
export { type Attempt, ProgramNotFound } from './resolver/search.js';
export { freePort } from './supervisor/ports.js';
export { type TemporalServer, resolveTemporalServer } from './temporal-server/resolve-temporal-server.js';
export {
  type RunningTemporalServer,
  SEARCH_ATTRIBUTES,
  type TemporalServerOptions,
  startTemporalServer,
} from './temporal-server/start-temporal-server.js';
export { resolveTimeSkippingServer } from './time-skipping-server/resolve-time-skipping-server.js';
export type { Letter } from './mailbox/letter.js';
export { type MailboxOptions, type RunningMailbox, startMailbox } from './mailbox/start-mailbox.js';
