import type { ViolationCode } from '@dondoc/domain';
import type { z } from 'zod';
import { type FileKind, type FileProblem, type Path, shown } from '../file-problem.js';
import type { PlaceOf } from '../yaml/read-yaml.js';
import { splitMessage, issueMessage } from './issue-words.js';
import { knownKeys } from './known-keys.js';
import { didYouMean } from './did-you-mean.js';

type Issue = z.core.$ZodIssue;

const valueAt = (value: unknown, path: Path): unknown => {
  let here = value;
  for (const key of path) here = (here as Record<string | number, unknown> | null | undefined)?.[key];
  return here;
};

/** Fields of obligations and units are named by their key, as people look for them: `obligations.bao-cao-nam.due.day`. */
export const fieldOf = (value: unknown, path: Path): string => {
  const named = path.map((step, index) => {
    if (index !== 1 || typeof step !== 'number') return step;
    const item = valueAt(value, path.slice(0, 2)) as { key?: unknown; id?: unknown } | null | undefined;
    const name = item?.key ?? item?.id;
    return typeof name === 'string' && name.trim() !== '' && name.length <= 100 ? name.trim() : step;
  });
  return named.length === 0 ? 'tệp' : named.join('.');
};

const depthOf = (issues: readonly Issue[]): number => Math.max(0, ...issues.map(({ path }) => path.length));

/** Of a union the branch that went furthest speaks; when none did, the union itself. */
const spread = (issue: Issue): Issue[] => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const best = [...issue.errors].sort((a, b) => depthOf(b) - depthOf(a) || a.length - b.length)[0] ?? [];
  if (depthOf(best) === 0 && !best.some(({ code }) => code === 'unrecognized_keys')) return [issue];
  return best.map((one) => ({ ...one, path: [...issue.path, ...one.path] }) as Issue).flatMap(spread);
};

/**
 * Checks a value by a schema, collecting every fault with its place.
 * @returns the parsed value, or null when there are problems
 */
export const checkShape = <Schema extends z.ZodType>(
  kind: FileKind,
  schema: Schema,
  value: unknown,
  placeOf: PlaceOf,
): { parsed: z.output<Schema> | null; problems: FileProblem[] } => {
  const result = schema.safeParse(value, { error: issueMessage });
  if (result.success) return { parsed: result.data, problems: [] };
  const found = (
    path: Path,
    code: ViolationCode,
    more: Pick<FileProblem, 'value' | 'reason' | 'mend'>,
  ): FileProblem => ({
    code,
    path,
    ...placeOf(path, code.endsWith('FIELD_UNKNOWN') ? 'key' : 'value'),
    field: fieldOf(value, path),
    ...more,
  });
  const problems = result.error.issues.flatMap(spread).flatMap((issue) => {
    const path = issue.path as Path;
    const { reason, mend } = splitMessage(issue.message);
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, value, path);
      return issue.keys.map((key) =>
        found([...path, key], `${kind}.FIELD_UNKNOWN`, { value: shown(key), reason, mend: didYouMean(key, known) }),
      );
    }
    const given = valueAt(value, path);
    const code: ViolationCode = given === undefined ? `${kind}.FIELD_MISSING` : `${kind}.FIELD_INVALID`;
    return [found(path, code, { value: shown(given), reason, mend })];
  });
  return { parsed: null, problems };
};
