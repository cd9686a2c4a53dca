import { type FieldDescription, descriptions } from './field.js';
import { fields } from './fields.js';
import type { ConfigurationProblem } from './configuration-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;
export type FieldName = keyof typeof fields.shape;
export type KnownVariable = FieldDescription & { field: string };

/** The variables in the order of the documentation. */
export const knownVariables: readonly KnownVariable[] = Object.entries(fields.shape).map(([field, schema]) => {
  const description = descriptions.get(schema);
  if (description === undefined) throw new Error(`Field ${field} has no description.`);
  return { field, ...description };
});

/** Levenshtein distance; names are short, so two rows are plenty. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

const nearest = (name: string): string | undefined =>
  knownVariables
    .map(({ variable }) => ({ variable, far: distance(name, variable) }))
    .filter(({ far }) => far <= 4)
    .sort((a, b) => a.far - b.far)[0]?.variable;

/** What the command line reads (docs/cli.md): people keep it in the same shell from which they start the services. */
const commandLineVariables = new Set(['DONDOC_SERVER', 'DONDOC_TOKEN', 'DONDOC_USER', 'DONDOC_PASSWORD']);

/** A misspelt variable must not be silently without effect. */
export const unknownVariables = (env: Environment): ConfigurationProblem[] =>
  Object.keys(env)
    .filter((name) => name.startsWith('DONDOC_') && env[name] !== undefined && !commandLineVariables.has(name))
    .filter((name) => !knownVariables.some(({ variable }) => variable === name))
    .map((name) => {
      const guess = nearest(name);
      return {
        variable: name,
        value: null,
        reason: 'không có biến này (unknown variable)',
        mend: guess
          ? `có phải bạn muốn ${guess}? (did you mean ${guess}?)`
          : 'bỏ biến này; danh sách ở docs/configuration.md',
      };
    });
