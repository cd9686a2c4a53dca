import type { MatrixView } from '@dondoc/contracts';
import { yearOf } from '../../components/plain-date-label.js';
import { matchesText } from '../../components/search-text.js';
import { isHandedIn, isNotYet, isOpen, type StatusCode } from '../../components/status-vocabulary.js';
import type { MatrixFilter } from './matrix-filter.js';

export type Column = MatrixView['columns'][number];
export type Row = MatrixView['rows'][number];
export type Cell = Row['cells'][number];

/** Neighbouring columns under one heading. */
export type ColumnGroup = { group: string; label: string; columns: readonly Column[] };
/** Units of one class; `rows` are those that the filter leaves, `all` is their number without it. */
export type RowGroup = { class: string; label: string; rows: readonly Row[]; all: number };

const codesByLine = (rows: readonly Row[]): ReadonlyMap<string, ReadonlySet<StatusCode>> => {
  const codes = new Map<string, Set<StatusCode>>();
  for (const { cells } of rows) {
    for (const { lineId, status } of cells) {
      const seen = codes.get(lineId) ?? new Set();
      codes.set(lineId, seen.add(status.code));
    }
  }
  return codes;
};

/** A table this narrow is shown whole: there is nothing to choose by year. */
const NARROW = 12;
export const isNarrow = (matrix: MatrixView): boolean => matrix.columns.length <= NARROW;

/** Columns that the year choice shows. */
export const yearColumns = (matrix: MatrixView, year: MatrixFilter['year'], today: string): Column[] => {
  if (year === 'all' || (year === 'current' && isNarrow(matrix))) return matrix.columns;
  const current = yearOf(today);
  const codes = codesByLine(matrix.rows);
  const hasOpen = ({ lineId }: Column): boolean => [...(codes.get(lineId) ?? [])].some(isOpen);
  const ofYear = (column: Column, wanted: number): boolean =>
    column.year === wanted || (column.lastSafeDay !== null && yearOf(column.lastSafeDay) === wanted);
  const shown = matrix.columns.filter((column) =>
    year === 'current' ? ofYear(column, current) || hasOpen(column) : ofYear(column, year),
  );
  // A plan that lies wholly in the past or the future has nothing for this year: better all than an empty table.
  return shown.length === 0 && year === 'current' ? matrix.columns : shown;
};

/** Columns that the toggles leave. */
export const visibleColumns = (matrix: MatrixView, filter: MatrixFilter, today: string): Column[] => {
  const codes = codesByLine(matrix.rows);
  return yearColumns(matrix, filter.year, today).filter(({ lineId }) => {
    const seen = [...(codes.get(lineId) ?? [])];
    if (filter.onlyOverdue && !seen.includes('overdue')) return false;
    return !filter.hideNotYet || seen.some((code) => !isNotYet(code));
  });
};

/** What has no date comes after what has one. */
const byDate = (a: Column, b: Column): number => {
  const [x, y] = [a.lastSafeDay ?? '9999', b.lastSafeDay ?? '9999'];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Columns under their headings; within a heading by date. */
export const columnGroups = (columns: readonly Column[]): ColumnGroup[] => {
  const labels = new Map(columns.map(({ group, groupLabel }) => [group, groupLabel]));
  return [...labels].map(([group, label]) => ({
    group,
    label,
    columns: columns.filter((column) => column.group === group).sort(byDate),
  }));
};

/** The rows that the filter leaves, by class of unit in the order in which the classes first occur. */
export const rowGroups = (matrix: MatrixView, columns: readonly Column[], filter: MatrixFilter): RowGroup[] => {
  const lines = new Set(columns.map(({ lineId }) => lineId));
  const wanted: readonly StatusCode[] = filter.onlyOverdue ? ['overdue'] : filter.statuses;
  const kept = (row: Row): boolean =>
    matchesText(`${row.unit.name} ${row.unit.shortName}`, filter.unitText) &&
    (wanted.length === 0 || row.cells.some(({ lineId, status }) => lines.has(lineId) && wanted.includes(status.code)));
  const labels = new Map(matrix.rows.map(({ unit }) => [unit.class, unit.classLabel]));
  return [...labels]
    .map(([unitClass, label]) => {
      const all = matrix.rows.filter(({ unit }) => unit.class === unitClass);
      const rows = all.filter(kept);
      if (filter.mostOverdueFirst) rows.sort((a, b) => b.overdue - a.overdue);
      return { class: unitClass, label, rows, all: all.length };
    })
    .filter(({ rows }) => rows.length > 0);
};

/** How many of these rows' cells of a line lie there, out of how many that count (exempt ones do not). */
export const lineTally = (rows: readonly Row[], lineId: string): { handedIn: number; owed: number } => {
  const codes = rows.flatMap(({ cells }) =>
    cells.filter((cell) => cell.lineId === lineId).map(({ status }) => status.code),
  );
  return {
    handedIn: codes.filter(isHandedIn).length,
    owed: codes.filter((code) => code !== 'exempt').length,
  };
};

/** Status code → number of cells in those columns; what is shown adds up to what was given. */
export const totalsIn = (matrix: MatrixView, columns: readonly Column[]): Record<string, number> => {
  const lines = new Set(columns.map(({ lineId }) => lineId));
  const totals: Record<string, number> = {};
  for (const { cells } of matrix.rows) {
    for (const { lineId, status } of cells) {
      if (lines.has(lineId)) totals[status.code] = (totals[status.code] ?? 0) + 1;
    }
  }
  return totals;
};

/** The years that the plan touches, for the choice of year. */
export const yearsOf = (matrix: MatrixView): number[] =>
  [
    ...new Set(
      matrix.columns.flatMap(({ year, lastSafeDay }) => year ?? (lastSafeDay === null ? [] : yearOf(lastSafeDay))),
    ),
  ].sort((a, b) => a - b);
