import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, visit } from 'yaml';
import type { Path } from '../file-problem.js';

/** What makes a tree of YAML nodes unfit to be a value; `at` is an offset in the text. */
export type NodeFault = {
  kind: 'repeated' | 'unknown-anchor' | 'loop' | 'explosion';
  path: Path;
  at: number;
  value: string;
};

/** Aliases may stand for this many values more than are written, or ten times as many in a large file. */
const SPARE_VALUES = 100_000;

const startOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;
const keyText = (key: unknown): string => String(isScalar(key) ? (key.value ?? '') : key);

/** An alias means the last anchor of its name before it (YAML 1.2, 7.1). */
const aliasTargets = (document: Document): Map<Node, Node> => {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) targets.set(node, target);
      } else if (node.anchor) anchors.set(node.anchor, node as Node);
    },
  });
  return targets;
};

type Sized = { written: number; open: Set<unknown>; sizes: Map<unknown, number>; loop: Node | null };

/** Values below a node when every alias is written out; counted once per node, so that nothing explodes here. */
const sizeOf = (node: unknown, targets: ReadonlyMap<Node, Node>, state: Sized): number => {
  const known = state.sizes.get(node);
  if (known !== undefined) return known;
  if (state.open.has(node)) {
    state.loop = node as Node;
    return 0;
  }
  state.open.add(node);
  state.written += 1;
  let size = 1;
  if (isAlias(node)) size = sizeOf(targets.get(node), targets, state);
  else if (isSeq(node)) for (const item of node.items) size += sizeOf(item, targets, state);
  else if (isMap(node)) for (const pair of node.items) size += sizeOf(pair.value, targets, state);
  state.open.delete(node);
  state.sizes.set(node, size);
  return size;
};

const expansionFault = (root: unknown, targets: ReadonlyMap<Node, Node>): NodeFault | null => {
  const state: Sized = { written: 0, open: new Set(), sizes: new Map(), loop: null };
  const size = sizeOf(root, targets, state);
  if (state.loop) return { kind: 'loop', path: [], at: startOf(state.loop), value: `&${state.loop.anchor ?? ''}` };
  if (size <= SPARE_VALUES + 10 * state.written) return null;
  return { kind: 'explosion', path: [], at: 0, value: size > 1e12 ? 'hơn một nghìn tỷ giá trị' : `${size} giá trị` };
};

const plainScalar = (value: unknown, source: string | undefined): unknown =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) ? value : (source ?? String(value));

type Conversion = { targets: ReadonlyMap<Node, Node>; values: Map<unknown, unknown>; faults: NodeFault[] };

const plainMap = (pairs: readonly Pair[], path: Path, conversion: Conversion): Record<string, unknown> => {
  const seen = new Set<string>();
  const entries = pairs.map(({ key, value }): [string, unknown] => {
    const name = keyText(key);
    const here = [...path, name];
    if (seen.has(name)) conversion.faults.push({ kind: 'repeated', path: here, at: startOf(key), value: name });
    seen.add(name);
    return [name, plainOf(value, here, conversion)];
  });
  return Object.fromEntries(entries);
};

const plainOf = (node: unknown, path: Path, conversion: Conversion): unknown => {
  if (isAlias(node)) {
    const target = conversion.targets.get(node);
    if (target) return conversion.values.get(target);
    conversion.faults.push({ kind: 'unknown-anchor', path, at: startOf(node), value: `*${node.source}` });
    return undefined;
  }
  let value: unknown = null;
  if (isScalar(node)) value = plainScalar(node.value, node.source);
  else if (isSeq(node)) value = node.items.map((item, index) => plainOf(item, [...path, index], conversion));
  else if (isMap(node)) value = plainMap(node.items, path, conversion);
  conversion.values.set(node, value);
  return value;
};

/** The plain value of a YAML document, and what is wrong with it: repeated keys, aliases that lead nowhere or explode. */
export const plainValueOf = (
  document: Document,
): { value: unknown; faults: NodeFault[]; targets: ReadonlyMap<Node, Node> } => {
  const targets = aliasTargets(document);
  const tooMuch = expansionFault(document.contents, targets);
  if (tooMuch) return { value: undefined, faults: [tooMuch], targets };
  const conversion: Conversion = { targets, values: new Map(), faults: [] };
  return { value: plainOf(document.contents, [], conversion), faults: conversion.faults, targets };
};
