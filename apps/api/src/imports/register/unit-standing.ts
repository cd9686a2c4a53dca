import type { ReadRow, ReadSheet } from '@dondoc/documents';
import type { OrgUnit } from '@dondoc/domain';
import { oneLine } from '../../writes/clean-text.js';
import { CodeIndex } from '../code-index.js';
import { listIn, textIn } from './register-row.js';
import type { Standing } from './row-order.js';

/** A new unit's code is taken as it is typed; without one the row stands for itself, under what no code can be. */
export const idOf = (row: ReadRow): string => textIn(row, 'id') || `dòng ${row.row}`;

/** A unit may name another of the same sheet as the one above it. */
export const indexOf = (rows: readonly ReadRow[], known: ReadonlyMap<string, OrgUnit>): CodeIndex =>
  new CodeIndex(
    [
      ...[...known.values()].map(({ id, name, shortName }) => ({ id, names: [name, shortName] })),
      ...rows
        .filter((row) => !known.has(idOf(row)))
        .map((row) => ({ id: idOf(row), names: [oneLine(textIn(row, 'name'))].filter(Boolean) })),
    ],
    'đơn vị',
  );

/** Where the row puts its unit. */
export const standingIn = (
  row: ReadRow,
  { index, before, sheet }: { index: CodeIndex; before: ReadonlyMap<string, OrgUnit>; sheet: ReadSheet },
): Standing => {
  const id = idOf(row);
  const resolved = (typed: string): string[] => [index.find(typed)].filter((found) => typeof found === 'string');
  const [typed, known] = [textIn(row, 'parent'), before.get(id)];
  const parent = sheet.columns['parent'] === undefined ? (known?.parent ?? null) : (resolved(typed)[0] ?? null);
  const above = [...(parent === null ? [] : [parent]), ...listIn(row, 'dutyLine').flatMap(resolved)];
  return { row, id, parent, above: above.filter((one) => one !== id), closes: textIn(row, 'lastDay') !== '' };
};
