import type { Reader } from '../read-only.js';

const LINES = `SELECT unit_id AS "unitId", body->'dutyLine' AS line FROM units WHERE unit_id = ANY($1)`;

/** Who stands above each of these units, nearest first, as the register says now. */
export const dutyLinesOf = async (
  reader: Reader,
  unitIds: readonly string[],
): Promise<Map<string, readonly string[]>> => {
  if (unitIds.length === 0) return new Map();
  const { rows } = await reader.query<{ unitId: string; line: string[] | null }>(LINES, [[...new Set(unitIds)]]);
  return new Map(rows.map(({ unitId, line }) => [unitId, line ?? []]));
};
