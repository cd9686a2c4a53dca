import type { Act } from '@dondoc/contracts';

/**
 * What somebody sees of lists. `cascadeIds`: seen whole; `unitIds`: seen in every cascade; `parts`: obligations (by key of
 * the template) of all units in a cascade, because they pass through the asker's unit or are appraised by it.
 */
export type Scope =
  | { all: true }
  | {
      all: false;
      cascadeIds: readonly string[];
      unitIds: readonly string[];
      parts: readonly { cascadeId: string; keys: readonly string[] }[];
    };

/** The act whose rights decide what lists of obligations show. */
export const SEEING = 'obligation.read' satisfies Act;

/** Whether a unit's work in a cascade lies in the scope. @param key of the obligation's template, where one is meant */
export const sees = (scope: Scope, cascadeId: string, unitId: string, key?: string): boolean =>
  scope.all ||
  scope.cascadeIds.includes(cascadeId) ||
  scope.unitIds.includes(unitId) ||
  (key !== undefined && scope.parts.some((part) => part.cascadeId === cascadeId && part.keys.includes(key)));
