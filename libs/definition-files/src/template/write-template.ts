import type { CascadeTemplate } from '@dondoc/domain';
import { Document, isCollection, isPair, isScalar, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import { dueOrder, type FieldOrder, templateOrder } from './field-order.js';

const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
};

const ordered = (value: unknown, order: FieldOrder | undefined): unknown => {
  if (order === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => ordered(item, order));
  const given = value as Record<string, unknown>;
  const entries = order.flatMap(([name, standard, below]): [string, unknown][] => {
    const field = given[name];
    if (field === undefined || (standard && same(field, standard.is))) return [];
    const lower = name === 'due' ? dueOrder(String((field as { kind?: unknown }).kind)) : below;
    return [[name, ordered(field, lower)]];
  });
  return Object.fromEntries(entries);
};

const LINE_WIDTH = 110;
/** Stand in blocks however short they are: people look for them. */
const BLOCKS = new Set(['due', 'obligations', 'ladder']);

const isShort = (collection: YAMLMap | YAMLSeq): boolean =>
  [...collection.items].every((item: unknown) => {
    const value: unknown = isPair(item) ? item.value : item;
    return isScalar(value) || (isCollection(value) && value.flow === true);
  }) && JSON.stringify(collection.toJSON()).length < LINE_WIDTH;

/** Short lists and groups stand on one line. Inner ones are seen first, so the walk goes from the leaves up. */
const shorten = (node: unknown, block: boolean): void => {
  if (!isCollection(node)) return;
  for (const item of node.items) {
    const [key, value]: unknown[] = isPair(item) ? [item.key, item.value] : [null, item];
    shorten(value, BLOCKS.has(String(key)));
  }
  if (!block && isShort(node)) node.flow = true;
};

const blankLineBefore = (document: Document, key: string): void => {
  visit(document, {
    Pair: (_, pair) => {
      if (!isScalar(pair.key) || pair.key.value !== key) return undefined;
      pair.key.spaceBefore = true;
      return visit.BREAK;
    },
  });
};

/**
 * A template as the text of its YAML file, readable: fields in a fixed order, defaults left out, short groups on one
 * line, words quoted only where YAML needs it. Reading the text again gives exactly the template.
 */
export const writeTemplateText = (template: CascadeTemplate): string => {
  const document = new Document(ordered(template, templateOrder), {
    version: '1.2',
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
  });
  shorten(document.contents, true);
  blankLineBefore(document, 'obligations');
  return document.toString({ lineWidth: LINE_WIDTH, singleQuote: false, flowCollectionPadding: true });
};
