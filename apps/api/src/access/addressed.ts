import { cleanText } from '../writes/clean-text.js';
import type { NamedBy } from './route-acts.js';

/** A thing that a request is about, as far as it names it. */
export type Addressed = {
  unitId?: string | undefined;
  cascadeId?: string | undefined;
  lineId?: string | undefined;
  templateId?: string | undefined;
};
type Request = { params?: unknown; query?: unknown; body?: unknown };

/**
 * Strings at a path such as `parent.unitId` or `rows.*.unitId`; a list at the end counts each of its strings. They are cleaned
 * as they will be for the handler: an id with an invisible character in it would be unknown here and somebody's there.
 */
const stringsAt = (value: unknown, path: readonly string[]): string[] => {
  const [step, ...rest] = path;
  if (step === undefined) {
    const ends: unknown[] = Array.isArray(value) ? value : [value];
    return ends
      .filter((one): one is string => typeof one === 'string')
      .map((one) => cleanText(one).trim())
      .filter((one) => one !== '');
  }
  if (step === '*') return Array.isArray(value) ? value.flatMap((one) => stringsAt(one, rest)) : [];
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? stringsAt(Reflect.get(value, step), rest)
    : [];
};

const at = (value: unknown, paths: readonly string[]): string[] =>
  paths.flatMap((path) => stringsAt(value, path.split('.')));
const first = (value: unknown, name: string): string | undefined => stringsAt(value, [name])[0];

const UNITS = ['unit', 'unitId', 'unitIds'];
const CASCADES = ['cascade', 'cascadeId', 'cascadeIds'];
/** A unit or a cascade as a body's own field is another thing than an id: only the plain names count there. */
const IN_BODY = { units: ['unitId', 'unitIds'], cascades: ['cascadeId', 'cascadeIds'], templates: ['templateId'] };

/** `{cascadeId, unitId, lineId}` in the body's list `refs`. */
const refsIn = (body: unknown): Addressed[] => {
  const refs: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'refs') : undefined;
  return (Array.isArray(refs) ? refs : []).map((ref) => ({
    unitId: first(ref, 'unitId'),
    cascadeId: first(ref, 'cascadeId'),
    lineId: first(ref, 'lineId'),
  }));
};

/**
 * Everything that a request names: each is judged by itself, so that one foreign id among many refuses all. A unit
 * that the body names is taken together with the cascade of the address.
 */
export const addressedBy = ({ params, query, body }: Request, named: NamedBy): Addressed[] => {
  const address: Addressed = {
    unitId: first(params, 'unitId'),
    cascadeId: first(params, 'cascadeId'),
    lineId: first(params, 'lineId'),
    templateId: first(params, 'templateId'),
  };
  const cascades = [...at(query, CASCADES), ...at(body, [...IN_BODY.cascades, ...(named.cascades ?? [])])];
  const units = [...at(query, UNITS), ...at(body, [...IN_BODY.units, ...(named.units ?? [])])];
  const templates = at(body, [...IN_BODY.templates, ...(named.templates ?? [])]);
  const [onlyCascade] = cascades;
  const inCascade = address.cascadeId ?? (cascades.length === 1 ? onlyCascade : undefined);
  const all: Addressed[] = [
    ...(Object.values(address).some((one) => one !== undefined) ? [address] : []),
    // A unit named together with one cascade is judged as that pair.
    ...(units.length > 0 && inCascade !== undefined ? [] : [...new Set(cascades)].map((cascadeId) => ({ cascadeId }))),
    ...[...new Set(units)].map((unitId) => ({ unitId, cascadeId: inCascade })),
    ...[...new Set(templates)].map((templateId) => ({ templateId })),
    ...refsIn(body),
  ];
  return all;
};
