import type { MatrixView, StatusView } from '@dondoc/contracts';
import { describe, expect, it } from 'vitest';
import { type MatrixFilter, readFilter, readOpen, yearParameter } from './matrix-filter.js';
import { columnGroups, lineTally, rowGroups, totalsIn, visibleColumns, yearsOf } from './matrix-shape.js';

const TODAY = '2026-11-21';
const YEARS = [2020, 2021, 2022, 2023, 2024, 2025, 2026];
const ALL: MatrixFilter = readFilter(new URLSearchParams('nam=tat-ca'));

const column = (year: number, group: 'plan' | 'report', day: string): MatrixView['columns'][number] => ({
  lineId: `${group}.${year}`,
  shortTitle: `${group} ${year}`,
  title: `${group} ${year}`,
  group,
  groupLabel: group === 'plan' ? 'Kế hoạch' : 'Báo cáo định kỳ',
  year,
  lastSafeDay: `${year}-${day}`,
  lastWorkingDay: `${year}-${day}`,
  handedIn: 0,
  owed: 2,
  sentence: '',
});

const columns = YEARS.flatMap((year) => [column(year, 'report', '11-14'), column(year, 'plan', '03-14')]);

const row = (
  unitId: string,
  unitClass: string,
  codeOf: (lineId: string) => StatusView['code'],
): MatrixView['rows'][number] => ({
  unit: { unitId, name: `Sở ${unitId}`, shortName: unitId, class: unitClass, classLabel: unitClass },
  cells: columns.map(({ lineId }) => ({
    lineId,
    status: { code: codeOf(lineId), days: 0, label: '' },
    receivedOn: null,
  })),
  onTime: 0,
  judged: 0,
  overdue: columns.filter(({ lineId }) => codeOf(lineId) === 'overdue').length,
});

const matrix: MatrixView = {
  cascadeId: 'c',
  asOf: '2026-11-21T02:00:00Z',
  columns,
  rows: [
    row('y-te', 'so', () => 'done_on_time'),
    row('xay-dung', 'so', (lineId) => (lineId === 'plan.2022' ? 'overdue' : 'done_late')),
    row('ninh-hai', 'huyen', (lineId) => (lineId === 'report.2026' ? 'exempt' : 'not_due')),
  ],
  totals: {},
  sentence: '',
};

const lineIds = (found: readonly { lineId: string }[]): string[] => found.map(({ lineId }) => lineId).sort();

describe('the matrix', () => {
  it('shows this year and what is open in other years, unless another year is asked for', () => {
    const shown = (query: string) => lineIds(visibleColumns(matrix, readFilter(new URLSearchParams(query)), TODAY));
    expect(shown('')).toEqual(['plan.2022', 'plan.2026', 'report.2026']);
    expect(shown('nam=2024')).toEqual(['plan.2024', 'report.2024']);
    expect(shown('nam=tat-ca')).toHaveLength(14);
    expect(yearsOf(matrix)).toEqual(YEARS);
  });

  it('shows everything when nothing is of this year, rather than an empty table', () => {
    const past = { ...matrix, rows: matrix.rows.slice(0, 1) };
    expect(visibleColumns(past, readFilter(new URLSearchParams()), '2040-01-01')).toHaveLength(14);
  });

  it('puts the columns of a group side by side, by date', () => {
    const groups = columnGroups(visibleColumns(matrix, readFilter(new URLSearchParams()), TODAY));
    expect(groups.map(({ group, columns: own }) => [group, own.map(({ lineId }) => lineId)])).toEqual([
      ['plan', ['plan.2022', 'plan.2026']],
      ['report', ['report.2026']],
    ]);
  });

  it('leaves only units and columns with something overdue when asked to', () => {
    const filter = { ...ALL, onlyOverdue: true };
    const shown = visibleColumns(matrix, filter, TODAY);
    expect(lineIds(shown)).toEqual(['plan.2022']);
    const groups = rowGroups(matrix, shown, filter);
    expect(groups.map(({ class: own, rows, all }) => [own, rows.map(({ unit }) => unit.unitId), all])).toEqual([
      ['so', ['xay-dung'], 2],
    ]);
  });

  it('finds units by text without marks and by any of the chosen statuses', () => {
    const units = (filter: MatrixFilter) =>
      rowGroups(matrix, columns, filter).flatMap(({ rows }) => rows.map(({ unit }) => unit.unitId));
    expect(units({ ...ALL, unitText: 'so ninh' })).toEqual(['ninh-hai']);
    expect(units({ ...ALL, statuses: ['exempt', 'overdue'] })).toEqual(['xay-dung', 'ninh-hai']);
    expect(units({ ...ALL, mostOverdueFirst: true })).toEqual(['xay-dung', 'y-te', 'ninh-hai']);
  });

  it('has totals that add up to all cells of the shown columns', () => {
    const totals = totalsIn(matrix, columns);
    expect(Object.values(totals).reduce((sum, count) => sum + count, 0)).toBe(3 * 14);
    expect(totals['overdue']).toBe(1);
  });

  it('leaves exempt units out of the denominator', () => {
    expect(lineTally(matrix.rows, 'report.2026')).toEqual({ handedIn: 2, owed: 2 });
    expect(lineTally(matrix.rows, 'plan.2022')).toEqual({ handedIn: 1, owed: 3 });
  });
});

describe('the address of a view', () => {
  it('drops what it does not know', () => {
    expect(readFilter(new URLSearchParams('nam=xyz&tinh-trang=overdue,bogus')).statuses).toEqual(['overdue']);
    expect(readFilter(new URLSearchParams('nam=xyz')).year).toBe('current');
  });

  it('names a year as it is read back', () => {
    for (const year of ['current', 'all', 2024] as const) {
      expect(readFilter(new URLSearchParams({ nam: yearParameter(year) })).year).toBe(year);
    }
  });

  it('names the opened cell by unit and line', () => {
    expect(readOpen(new URLSearchParams('o=so-y-te/ke-hoach-nam.2026'))).toEqual({
      unitId: 'so-y-te',
      lineId: 'ke-hoach-nam.2026',
    });
    expect(readOpen(new URLSearchParams('o=so-y-te'))).toBeNull();
  });
});
