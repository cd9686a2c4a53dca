import { type Configuration, complete } from './configuration.js';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error.js';
import { crossChecks } from './cross-checks.js';
import { fields } from './fields.js';
import { type Environment, knownVariables, unknownVariables } from './known-variables.js';

/** An empty value counts as not set: `DONDOC_X=` in a compose file means "no value". */
const valueOf = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined;

const rawValues = (env: Environment): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const { field, variable } of knownVariables) {
    const value = valueOf(env, variable);
    if (value !== undefined) values[field] = value;
  }
  const address = values['temporalAddress'] ?? valueOf(env, 'TEMPORAL_ADDRESS');
  return address === undefined ? values : { ...values, temporalAddress: address };
};

const badValue = (field: string, env: Environment): ConfigurationProblem => {
  const known = knownVariables.find((each) => each.field === field);
  if (known === undefined) throw new Error(`No variable for field ${field}.`);
  const fromTemporal = field === 'temporalAddress' && valueOf(env, known.variable) === undefined;
  const variable = fromTemporal ? 'TEMPORAL_ADDRESS' : known.variable;
  return {
    variable,
    value: known.secret ? '•••' : (valueOf(env, variable) ?? null),
    reason: `phải là ${known.expected.vi} (must be ${known.expected.en})`,
    mend: `đặt ${variable}=${known.example} hoặc bỏ biến này`,
  };
};

/**
 * Reads the configuration from environment variables; docs/configuration.md lists them.
 *
 * @throws ConfigurationError `CONFIGURATION.INVALID` naming every bad variable with value, reason and mend
 */
export const loadConfiguration = (env: Environment): Configuration => {
  const unknown = unknownVariables(env);
  const parsed = fields.safeParse(rawValues(env));
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    throw new ConfigurationError([...unknown, ...[...names].map((field) => badValue(field, env))]);
  }
  const problems = [...unknown, ...crossChecks(parsed.data)];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return complete(parsed.data);
};
