export { createTestDatabase, type TestDatabase } from './test-database.js';
export { readLog } from './read-log.js';
