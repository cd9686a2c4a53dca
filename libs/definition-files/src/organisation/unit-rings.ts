import type { OrgUnit } from '@dondoc/domain';
import type { FileProblem } from '../file-problem.js';

/** A contradiction between the units of a file. */
export type Found = {
  path: (string | number)[];
  code: FileProblem['code'];
  value: string;
  reason: string;
  mend: string;
};

/** Ids from a unit up to itself again, by the parents; null where the line ends. */
const ringFrom = (unit: OrgUnit, byId: ReadonlyMap<string, OrgUnit>): string[] | null => {
  const path = [unit.id];
  const seen = new Set(path);
  let parent = unit.parent;
  while (parent !== null && parent !== unit.id) {
    // A ring further up is told at its own units.
    if (seen.has(parent)) return null;
    seen.add(parent);
    path.push(parent);
    parent = byId.get(parent)?.parent ?? null;
  }
  return parent === null ? null : [...path, unit.id];
};

/** Units that are above each other in a ring; each ring once, at its first unit, with all its ids. */
export function* rings(units: readonly OrgUnit[]): Generator<Found> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const told = new Set<string>();
  for (const [index, unit] of units.entries()) {
    const ring = told.has(unit.id) ? null : ringFrom(unit, byId);
    if (ring === null) continue;
    for (const id of ring) told.add(id);
    const reason = `Các đơn vị này là cấp trên của nhau thành vòng: ${ring.join(' → ')}.`;
    const mend = 'Sửa parent để đơn vị đứng đầu có parent là null.';
    yield { path: ['units', index, 'parent'], code: 'ORGANISATION.CYCLE', value: ring.join(' → '), reason, mend };
  }
}
