import type { Instant } from '@dondoc/domain';
import { type Block, columnLetters } from '../xlsx/read/cell-address.js';
import { sheetProblem } from '../xlsx/read/import-problem.js';
import type { Workbook } from '../xlsx/read/workbook.js';
import { type CellValue, type Sheet, type SheetRow } from '../xlsx/read/workbook.js';
import { type CellFault, readCell, shownText } from './read-cell.js';
import { type ColumnSpec, ERROR_HEAD, headKey, type SheetSpec } from './sheet-spec.js';

/** A fault of one cell, told as people find it: row and column of the sheet, head of the column. */
export type RowFault = CellFault & { row: number; column: number; letter: string; head: string; key: string };

/** A row that says something. `values` has what could be read, by key of the column. */
export type ReadRow = { row: number; values: Readonly<Record<string, string | number>>; faults: readonly RowFault[] };

/** A sheet as it was read, plain enough for JSON; `columns`: where each key stands. `blank`: prepared rows that nobody has filled in. */
export type ReadSheet = {
  sheet: string;
  headRow: number;
  columns: Readonly<Record<string, number>>;
  errorColumn: number;
  rows: readonly ReadRow[];
  blank: number;
};

const HEADS_WITHIN = 30;

type Heads = { row: number; columns: Map<string, number>; errorColumn: number | null; last: number; twice: string[] };

const headsIn = ({ number, cells }: SheetRow, wanted: ReadonlyMap<string, ColumnSpec>): Heads => {
  const heads: Heads = { row: number, columns: new Map(), errorColumn: null, last: 0, twice: [] };
  for (const [column, cell] of cells) {
    heads.last = Math.max(heads.last, column);
    const key = headKey(shownText(cell));
    if (key === headKey(ERROR_HEAD)) heads.errorColumn = column;
    const spec = wanted.get(key);
    if (!spec) continue;
    if (heads.columns.has(spec.key)) heads.twice.push(spec.head);
    else heads.columns.set(spec.key, column);
  }
  return heads;
};

const wantedHeads = ({ columns }: SheetSpec): Map<string, ColumnSpec> =>
  new Map(columns.map((column) => [headKey(column.head), column]));

const bestHeads = (sheet: Sheet, spec: SheetSpec): Heads | undefined => {
  const wanted = wantedHeads(spec);
  return sheet.rows
    .filter(({ number }) => number <= HEADS_WITHIN)
    .map((row) => headsIn(row, wanted))
    .reduce<Heads | undefined>((best, one) => (one.columns.size > (best?.columns.size ?? 0) ? one : best), undefined);
};

/** The sheet by its name, else the visible one that has the most of the columns. */
const findSheet = (workbook: Workbook, spec: SheetSpec): { sheet: Sheet; heads: Heads } => {
  const visible = workbook.sheets.filter(({ hidden }) => !hidden);
  const named = visible.filter(({ name }) => headKey(name) === headKey(spec.sheet));
  const candidates = (named.length > 0 ? named : visible).flatMap((address) => {
    const sheet = workbook.read(address);
    const heads = bestHeads(sheet, spec);
    return heads ? [{ sheet, heads }] : [];
  });
  const [best] = candidates.sort((a, b) => b.heads.columns.size - a.heads.columns.size);
  if (best && (named.length > 0 || best.heads.columns.size > 1)) return best;
  const names = workbook.sheets.map(({ name }) => `“${name}”`).join(', ');
  throw sheetProblem(
    'IMPORT.SHEET_MISSING',
    spec.sheet,
    `Tệp không có trang “${spec.sheet}” với các cột của mẫu; tệp có: ${names}.`,
    `Tải mẫu về, chép dữ liệu vào trang “${spec.sheet}”, giữ nguyên dòng tiêu đề cột.`,
  );
};

const requireColumns = ({ columns, twice }: Heads, spec: SheetSpec): void => {
  const missing = spec.columns.filter(({ key, needed }) => needed && !columns.has(key));
  if (missing.length > 0) {
    const heads = missing.map(({ head }) => `“${head}”`).join(', ');
    const mend = 'Thêm lại cột với đúng tiêu đề, hoặc tải mẫu về và chép dữ liệu sang.';
    throw sheetProblem('IMPORT.COLUMN_MISSING', heads, `Trang “${spec.sheet}” thiếu cột ${heads}.`, mend);
  }
  if (twice.length > 0) {
    const heads = [...new Set(twice)].map((head) => `“${head}”`).join(', ');
    const mend = 'Giữ một cột, đổi tên hoặc xóa cột kia.';
    throw sheetProblem('IMPORT.COLUMN_TWICE', heads, `Trang “${spec.sheet}” có hai cột cùng tiêu đề ${heads}.`, mend);
  }
};

const isCovered = (row: number, column: number, merged: readonly Block[]): boolean =>
  merged.some((one) => row >= one.fromRow && row <= one.toRow && column >= one.fromColumn && column <= one.toColumn);

const HIDDEN: CellFault = {
  code: 'IMPORT.CELL_INVALID',
  value: 'dòng ẩn',
  reason: 'Dòng này đang bị ẩn hoặc bị lọc nhưng có dữ liệu.',
  mend: 'Bỏ ẩn, bỏ lọc để xem lại; nếu không nhập dòng này thì xóa nội dung của nó.',
};
const MERGED: CellFault = {
  code: 'IMPORT.CELL_INVALID',
  value: 'ô gộp',
  reason: 'Ô này gộp với ô khác nên không rõ thuộc dòng nào.',
  mend: 'Bỏ gộp ô (Unmerge), điền từng dòng.',
};
const missingValue = (head: string): CellFault => ({
  code: 'IMPORT.CELL_INVALID',
  value: '',
  reason: `Chưa nhập “${head}”.`,
  mend: `Điền cột “${head}”.`,
});

type Reading = { spec: SheetSpec; columns: ReadonlyMap<string, number>; merged: readonly Block[]; now: Instant };

const readRow = ({ number, hidden, cells }: SheetRow, { spec, columns, merged, now }: Reading): ReadRow => {
  const values: Record<string, string | number> = {};
  const faults: RowFault[] = [];
  const note = (column: ColumnSpec, found: CellFault): void => {
    const at = columns.get(column.key) ?? 1;
    faults.push({ ...found, row: number, column: at, letter: columnLetters(at), head: column.head, key: column.key });
  };
  const [first] = spec.columns;
  if (hidden && first) note(first, HIDDEN);
  for (const column of spec.columns) {
    const at = columns.get(column.key);
    if (column.forPeople || at === undefined) continue;
    if (isCovered(number, at, merged)) note(column, MERGED);
    const cell: CellValue | undefined = cells.get(at);
    const reading = cell && readCell(cell, column, now);
    if (reading && 'fault' in reading) note(column, reading.fault);
    else if (reading && reading.value !== '') values[column.key] = reading.value;
    else if (column.required) note(column, missingValue(column.head));
  }
  return { row: number, values, faults };
};

/**
 * Reads the rows of an import sheet: every cell of every row, whatever is wrong elsewhere.
 * @param specOf the columns that are understood, once the workbook is known
 * @throws RuleViolation `IMPORT.*` when there is nothing to read: no workbook, no such sheet, a column missing
 */
export const readSheet = (workbook: Workbook, spec: SheetSpec, now: Instant): ReadSheet => {
  const { sheet, heads } = findSheet(workbook, spec);
  requireColumns(heads, spec);
  const reading: Reading = { spec, columns: heads.columns, merged: sheet.merged, now };
  const entered = (row: SheetRow): boolean =>
    spec.entry.some((key) => row.cells.has(heads.columns.get(key) ?? 0)) ||
    sheet.merged.some((block) => row.number >= block.fromRow && row.number <= block.toRow);
  const below = sheet.rows.filter(({ number }) => number > heads.row);
  const rows = below.filter(entered);
  if (rows.length === 0) {
    const mend = 'Điền ít nhất một dòng dưới dòng tiêu đề rồi gửi lại.';
    throw sheetProblem('IMPORT.NO_ROWS', sheet.name, 'Trang tính không có dòng nào được điền.', mend);
  }
  return {
    sheet: sheet.name,
    headRow: heads.row,
    columns: Object.fromEntries(heads.columns),
    errorColumn: heads.errorColumn ?? heads.last + 1,
    rows: rows.map((row) => readRow(row, reading)),
    blank: below.length - rows.length,
  };
};
