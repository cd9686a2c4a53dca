export { createApi } from './create-api.js';
export { apiEntities, apiMigrations } from './tables.js';
export type { ApiRuntime } from './runtime.js';
export { createSampleAccounts, SAMPLE_PASSWORD } from './sign-in/sample-accounts.js';
export { prepareSample } from './start/prepare-sample.js';
export { startApi } from './start/start-api.js';
