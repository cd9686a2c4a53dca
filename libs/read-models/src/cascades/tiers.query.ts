import type { CascadeDetail } from '@dondoc/contracts';
import type { LowerTierResult } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import type { CascadeRow } from './cascade.entities.js';
import { nameOf, type UnitNames } from './line.view.js';

const CHILDREN = `
  SELECT cascade_id AS "cascadeId", title, parent FROM cascades WHERE parent->>'cascadeId' = $1 ORDER BY title`;

type Child = Pick<CascadeRow, 'cascadeId' | 'title' | 'parent'>;

/** The plan above that a cascade carries out. */
export const parentView = async (
  reader: Reader,
  { parent }: Pick<CascadeRow, 'parent'>,
  names: UnitNames,
): Promise<CascadeDetail['parent']> => {
  if (!parent) return null;
  const { rows } = await reader.query<{ title: string }>('SELECT title FROM cascades WHERE cascade_id = $1', [
    parent.cascadeId,
  ]);
  return { ...parent, title: rows[0]?.title ?? parent.cascadeId, unitName: nameOf(names, parent.unitId) };
};

/** Where a child stands: whether it is issued, and in words; null for one that there is not yet. */
export type ChildStanding = { status: CascadeRow['status']; progress: string };

/** The cascades that units have issued from their plans of this one. */
export const childViews = async (
  reader: Reader,
  cascadeId: string,
  names: UnitNames,
  standingOf: (childId: string) => Promise<ChildStanding | null>,
): Promise<CascadeDetail['children']> => {
  const { rows } = await reader.query<Child>(CHILDREN, [cascadeId]);
  const views = rows.map(async ({ cascadeId: childId, title, parent }) => {
    const unitId = parent?.unitId ?? '';
    const standing = await standingOf(childId);
    return standing ? [{ cascadeId: childId, title, unitId, unitName: nameOf(names, unitId), ...standing }] : [];
  });
  return (await Promise.all(views)).flat();
};

/** Titles of the lines whose results have come up, by `{cascade}/{line}`. */
export const titlesOf = async (
  reader: Reader,
  results: readonly LowerTierResult[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = results.map(({ fromCascade, fromLine }) => `${fromCascade}/${fromLine}`);
  if (ids.length === 0) return new Map();
  const sql = `SELECT cascade_id || '/' || line_id AS id, body->>'title' AS title FROM cascade_lines
    WHERE cascade_id || '/' || line_id = ANY($1)`;
  const { rows } = await reader.query<{ id: string; title: string }>(sql, [ids]);
  return new Map(rows.map(({ id, title }) => [id, title]));
};
