/**
 * What searching shows to somebody; null: everything. `cascadeIds`: seen whole; `unitIds`: seen in every cascade; `parts`:
 * obligations of all units in a cascade, by key.
 */
export type SearchScope = {
  cascadeIds: readonly string[];
  unitIds: readonly string[];
  parts: readonly { cascadeId: string; keys: readonly string[] }[];
} | null;

/** The conditions `obligation seen` and `cascade seen` for SQL, with one parameter: the scope as JSON, or null. */
export const seenObligation = (parameter: string, alias: string): string => `(${parameter}::jsonb IS NULL
  OR ${parameter}::jsonb->'cascadeIds' ? ${alias}.cascade_id OR ${parameter}::jsonb->'unitIds' ? ${alias}.unit_id
  OR EXISTS (SELECT 1 FROM jsonb_array_elements(${parameter}::jsonb->'parts') part
    WHERE part->>'cascadeId' = ${alias}.cascade_id AND part->'keys' ? ${alias}.key))`;

export const seenCascade = (parameter: string, alias: string): string => `(${parameter}::jsonb IS NULL
  OR ${parameter}::jsonb->'cascadeIds' ? ${alias}.cascade_id
  OR EXISTS (SELECT 1 FROM unit_plans p WHERE p.cascade_id = ${alias}.cascade_id AND ${parameter}::jsonb->'unitIds' ? p.unit_id)
  OR EXISTS (SELECT 1 FROM jsonb_array_elements(${parameter}::jsonb->'parts') part WHERE part->>'cascadeId' = ${alias}.cascade_id))`;
