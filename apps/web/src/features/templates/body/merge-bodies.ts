import { isRecord, textOf } from './template-body.js';

/** Two changed texts of one draft, put together. `collisions`: fields that both changed; mine stands there now. */
export type Merged = { merged: unknown; collisions: readonly string[] };

const same = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);

/** What names an item of a list whatever its place: an obligation's key, a target's number. */
const nameOf = (item: unknown): string => (isRecord(item) ? textOf(item['key'] ?? item['number']) : '');

/** A list by the names of its items; null where items have no name or share one: then it is one value. */
const byName = (list: unknown): Map<string, unknown> | null => {
  if (list === undefined) return new Map();
  if (!Array.isArray(list)) return null;
  const named = new Map(list.map((item: unknown) => [nameOf(item), item]));
  return named.size === list.length && !named.has('') ? named : null;
};

const asNamed = (values: readonly unknown[]): Map<string, unknown>[] | null => {
  if (!values.some(Array.isArray)) return null;
  const named = values.map(byName);
  return named.every((one) => one !== null) ? named : null;
};

const fieldsOf = (value: unknown): Map<string, unknown> | null => {
  if (value === undefined) return new Map();
  return isRecord(value) ? new Map(Object.entries(value)) : null;
};

const asFields = (values: readonly unknown[]): Map<string, unknown>[] | null => {
  if (!values.some(isRecord)) return null;
  const fields = values.map(fieldsOf);
  return fields.every((one) => one !== null) ? fields : null;
};

const mergeMaps = (
  maps: readonly Map<string, unknown>[],
  place: string,
): { entries: [string, unknown][]; collisions: string[] } => {
  const [base = new Map(), mine = new Map(), theirs = new Map()] = maps;
  const moved = !same(
    [...mine.keys()].filter((name) => base.has(name)),
    [...base.keys()].filter((name) => mine.has(name)),
  );
  const order = moved ? [...mine.keys(), ...theirs.keys()] : [...theirs.keys(), ...mine.keys()];
  const collisions: string[] = [];
  const entries: [string, unknown][] = [];
  for (const name of new Set(order)) {
    const one = mergeBodies(base.get(name), mine.get(name), theirs.get(name), place === '' ? name : `${place}.${name}`);
    collisions.push(...one.collisions);
    if (one.merged !== undefined) entries.push([name, one.merged]);
  }
  return { entries, collisions };
};

/**
 * My changes since `base` put on top of theirs: what only one of us changed stays as changed, where both did mine
 * stands and is named. A field that one took away while the other changed it is kept.
 */
export const mergeBodies = (base: unknown, mine: unknown, theirs: unknown, place = ''): Merged => {
  if (same(mine, theirs) || same(mine, base)) return { merged: theirs, collisions: [] };
  if (same(theirs, base)) return { merged: mine, collisions: [] };
  if (mine === undefined || theirs === undefined) return { merged: mine ?? theirs, collisions: [place] };
  const values = [base, mine, theirs];
  const named = asNamed(values);
  if (named !== null) {
    const { entries, collisions } = mergeMaps(named, place);
    return { merged: entries.map(([, item]) => item), collisions };
  }
  const fields = asFields(values);
  if (fields === null) return { merged: mine, collisions: [place] };
  const { entries, collisions } = mergeMaps(fields, place);
  return { merged: Object.fromEntries(entries), collisions };
};
