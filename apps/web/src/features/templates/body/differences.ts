import { labelOf } from './field-labels.js';
import { isRecord, textOf } from './template-body.js';

/** One field that differs. `place` says where in words. */
export type Difference = { place: string; one: string; other: string };

type Leaf = { place: string; text: string };

const itemName = (item: unknown): string => (isRecord(item) ? textOf(item['key'] ?? item['number']) : '');

const itemLabel = (item: unknown, name: string): string =>
  isRecord(item) && typeof item['title'] === 'string' && item['title'] !== '' ? `“${item['title']}”` : name;

const scalarText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  return Array.isArray(value) ? value.map(scalarText).join('; ') : JSON.stringify(value);
};

const gather = (value: unknown, path: string, place: string, found: Map<string, Leaf>): void => {
  const under = (name: string, label: string, child: unknown): void =>
    gather(child, `${path}/${name}`, place === '' ? label : `${place} › ${label}`, found);
  if (isRecord(value)) {
    for (const [name, child] of Object.entries(value)) if (child !== undefined) under(name, labelOf(name), child);
    return;
  }
  if (Array.isArray(value) && value.length > 0 && value.every((item) => itemName(item) !== '')) {
    for (const item of value as unknown[]) under(itemName(item), itemLabel(item, itemName(item)), item);
    return;
  }
  found.set(path, { place, text: scalarText(value) });
};

const leavesOf = (body: unknown): Map<string, Leaf> => {
  const found = new Map<string, Leaf>();
  gather(body, '', '', found);
  return found;
};

/** Every field in which two texts of one draft differ, with both contents; obligations are matched by key, not by place. */
export const differencesOf = (one: unknown, other: unknown): Difference[] => {
  const ones = leavesOf(one);
  const others = leavesOf(other);
  return [...new Set([...ones.keys(), ...others.keys()])].flatMap((path) => {
    const left = ones.get(path);
    const right = others.get(path);
    if (left?.text === right?.text || (left?.text ?? '') === (right?.text ?? '')) return [];
    return [{ place: (left ?? right)?.place ?? path, one: left?.text ?? '', other: right?.text ?? '' }];
  });
};
