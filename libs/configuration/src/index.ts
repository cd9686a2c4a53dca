export type { Configuration } from './configuration.js';
export { ConfigurationError, type ConfigurationProblem } from './configuration-error.js';
export { configurationEnvironment } from './configuration-environment.js';
export { configurationReference } from './configuration-reference.js';
export type { Environment } from './known-variables.js';
export { loadConfiguration } from './load-configuration.js';
export { sealingKeys } from './sealing-keys.js';
