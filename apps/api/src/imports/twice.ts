import type { ReadRow } from '@dondoc/documents';
import type { Details } from './sheet-kind.js';

/** Row → all rows about the same thing, for things that several rows are about. Which of them is meant, nobody can know. */
export const doubledRows = (
  rows: readonly ReadRow[],
  keyOf: (row: ReadRow) => string | null,
): ReadonlyMap<number, readonly number[]> => {
  const byKey = new Map<string, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const same = byKey.get(key);
    if (same) same.push(row.row);
    else byKey.set(key, [row.row]);
  }
  const doubled = [...byKey.values()].filter((same) => same.length > 1);
  return new Map(doubled.flatMap((same) => same.map((row) => [row, same] as const)));
};

const MOST_NAMED = 10;

const named = (rows: readonly number[]): string =>
  rows.length <= MOST_NAMED ? rows.join(', ') : `${rows.slice(0, MOST_NAMED).join(', ')}…`;

/** @param what what the rows share: “mã đơn vị này” */
export const rowTwice = (row: number, same: readonly number[], value: string, what: string): Omit<Details, 'field'> => {
  const others = same.slice(0, MOST_NAMED + 2).filter((one) => one !== row);
  return {
    code: 'IMPORT.ROW_TWICE',
    value,
    reason: `Dòng ${named(others)} cũng có ${what}.`,
    mend: `Chỉ giữ một trong các dòng ${named(same)}.`,
  };
};
