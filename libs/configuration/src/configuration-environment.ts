import type { Configuration } from './configuration.js';
import { knownVariables } from './known-variables.js';

const asText = (value: unknown): string => (typeof value === 'boolean' ? (value ? '1' : '0') : String(value));

/**
 * The same configuration as environment variables, for a child process:
 * `loadConfiguration(configurationEnvironment(c))` equals `c`.
 */
export const configurationEnvironment = (configuration: Configuration): Record<string, string> => {
  const values: Record<string, unknown> = { ...configuration };
  const env: Record<string, string> = {};
  for (const { field, variable } of knownVariables) {
    const value = values[field];
    if (value !== null && value !== undefined) env[variable] = asText(value);
  }
  return env;
};
