export { ConcurrencyError, IdempotencyError } from '@dondoc/event-store';
export * from './change.js';
export * from './clock.js';
export * from './command-context.js';
export * from './command-path.js';
export * from './database.js';
export * from './outbox-entries.js';
export * from './pinned.js';
export * from './register-commands.js';
