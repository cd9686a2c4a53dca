import { columnLetters, type ReadRow, type ReadSheet, type RowFault, type SheetSpec } from '@dondoc/documents';
import { plainDateOf, type OrgUnit } from '@dondoc/domain';

type Cells = Readonly<Record<string, string | number>>;

/** A cell of a row that could not be read. */
export const UNREADABLE = '#';

const readRow = (row: number, cells: Cells, spec: SheetSpec): ReadRow => {
  const entries = Object.entries(cells);
  const at = (key: string): number => spec.columns.findIndex((column) => column.key === key) + 1;
  const faultOf = (key: string, value: string): RowFault => ({
    row,
    column: at(key),
    letter: columnLetters(at(key)),
    head: '',
    key,
    code: 'CELL',
    value,
    reason: '',
    mend: '',
  });
  const missing = spec.columns.filter(({ key, required }) => required && !entries.some(([one]) => one === key));
  return {
    row,
    values: Object.fromEntries(entries.filter(([, value]) => value !== UNREADABLE)),
    faults: [
      ...entries.filter(([, value]) => value === UNREADABLE).map(([key]) => faultOf(key, UNREADABLE)),
      ...missing.map(({ key }) => faultOf(key, '')),
    ],
  };
};

/** A sheet as it was read: its rows from row 2 on, all columns there but those named. */
export const aSheet = (spec: SheetSpec, rows: readonly Cells[], without: readonly string[] = []): ReadSheet => ({
  sheet: spec.sheet,
  headRow: 1,
  columns: Object.fromEntries(
    spec.columns.flatMap(({ key }, index) => (without.includes(key) ? [] : [[key, index + 1]])),
  ),
  errorColumn: spec.columns.length + 1,
  rows: rows.map((cells, index) => readRow(index + 2, cells, spec)),
  blank: 0,
});

/** A unit of a register, named after its code. */
export const aUnit = (id: string, more: Partial<OrgUnit> = {}): OrgUnit => ({
  id,
  name: `Tên ${id}`,
  shortName: id,
  class: 'so-ban-nganh',
  tier: 'province',
  parent: 'tinh',
  adminCode: null,
  validFrom: plainDateOf('2020-01-01'),
  validTo: null,
  dutyLine: [],
  posts: [],
  ...more,
});
