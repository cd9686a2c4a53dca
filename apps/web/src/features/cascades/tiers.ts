import type { CascadeSummary } from '@dondoc/contracts';

/** A plan and how many plans stand above it in the list. */
export type Tiered = { cascade: CascadeSummary; depth: number };

/**
 * Each plan directly below the one that it carries out, in the given order otherwise. A plan whose parent is not in the
 * list stands by itself.
 */
export const byTiers = (list: readonly CascadeSummary[]): Tiered[] => {
  const known = new Set(list.map(({ cascadeId }) => cascadeId));
  const placed = new Set<string>();
  const from = (cascade: CascadeSummary, depth: number): Tiered[] => {
    if (placed.has(cascade.cascadeId)) return [];
    placed.add(cascade.cascadeId);
    const below = list.filter(({ parentId }) => parentId === cascade.cascadeId);
    return [{ cascade, depth }, ...below.flatMap((child) => from(child, depth + 1))];
  };
  const tops = list.filter(({ parentId }) => parentId === null || !known.has(parentId));
  return [...tops, ...list].flatMap((cascade) => from(cascade, 0));
};
