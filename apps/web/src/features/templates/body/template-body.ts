import type { TemplateBody } from '@dondoc/contracts';

/** Keys and indices from the whole down to one field. */
export type Path = readonly (string | number)[];

/** One obligation as a draft holds it: any part may be missing. */
export type ObligationBody = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** The items of a list; what is no record counts as an empty one, so that places stay those of the list. */
export const recordsOf = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.map((one: unknown) => (isRecord(one) ? one : {})) : [];

export const obligationsOf = (body: TemplateBody): readonly ObligationBody[] => recordsOf(body['obligations']);

/** What stands at the path; undefined where nothing does. */
export const valueAt = (whole: unknown, path: Path): unknown => {
  let value = whole;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = (value as unknown[])[step];
    else if (isRecord(value)) value = value[step];
    else return undefined;
  }
  return value;
};

const childWith = (child: unknown, rest: Path, value: unknown): unknown =>
  rest.length === 0 ? value : placed(child, rest, value);

const placed = (whole: unknown, [first, ...rest]: Path, value: unknown): unknown => {
  if (first === undefined) return value;
  if (typeof first === 'number') {
    const list: unknown[] = Array.isArray(whole) ? [...(whole as unknown[])] : [];
    list[first] = childWith(list[first], rest, value);
    return list;
  }
  const record = isRecord(whole) ? whole : {};
  const next = { ...record, [first]: childWith(record[first], rest, value) };
  if (next[first] === undefined) delete next[first];
  return next;
};

/** The whole with another value at the path; `undefined` takes the field away. What lies elsewhere stays the same object. */
export const withValueAt = (body: TemplateBody, path: Path, value: unknown): TemplateBody =>
  placed(body, path, value) as TemplateBody;

/** An obligation whose words nobody has confirmed yet has no rule: its `due` has words only. */
export const isDueConfirmed = (obligation: ObligationBody): boolean =>
  textOf(valueAt(obligation, ['due', 'kind'])) !== '';

export const titleOf = (obligation: ObligationBody): string =>
  textOf(obligation['title']).trim() || 'Nghĩa vụ chưa có tên';
