import { reportShareNames, reportShares } from '@dondoc/domain';
import { bold, numberCell, textCell } from '../xlsx/write/cells.js';
import type { LargeSheet } from '../xlsx/write/sheet-xml.js';
import type { PaperRow, ReportPaper } from './report-paper.js';
import { headingOf, type Row, shareCell, type SheetColumn, sheetPart } from './sheet-parts.js';

const rowCells = ({ label, assigned, owed, handedIn, fallenDue, counts }: PaperRow): Row => [
  textCell(label),
  numberCell(assigned),
  ...reportShareNames.map((share) => numberCell(counts[share])),
  numberCell(owed),
  numberCell(handedIn),
  numberCell(fallenDue),
];

const rateCells = ({ label, rates }: PaperRow): Row => [
  textCell(label),
  ...rates.flatMap((rate) => [numberCell(rate.part), numberCell(rate.of), shareCell(rate)]),
];

const inBold = (row: Row): Row => row.map(bold);

/** By line, by class of the units, and the total of each. */
const threefold = (paper: ReportPaper, columns: readonly SheetColumn[], cells: (row: PaperRow) => Row): Row[] => {
  const headed = (label: string, rows: readonly PaperRow[]): Row[] => [
    [bold(textCell(label)), ...columns.slice(1).map(() => textCell(''))],
    ...rows.map(cells),
  ];
  return [
    ...headed('Theo nội dung', paper.byLine),
    ...headed('Theo nhóm đơn vị', paper.byClass),
    inBold(cells({ ...paper.total, label: 'Tổng số' })),
  ];
};

/** Counts by share; each row sums to what was assigned. */
export const totalsSheet = (paper: ReportPaper): LargeSheet => {
  const columns = [
    { width: 46, head: 'Nội dung, nhóm đơn vị' },
    { width: 8, head: 'Đã giao' },
    ...reportShareNames.map((share) => ({ width: 11, head: reportShares[share] })),
    { width: 9, head: 'Phải nộp' },
    { width: 9, head: 'Đã nộp' },
    { width: 10, head: 'Đến hạn hoặc đã nộp' },
  ];
  const heading = [...headingOf(paper, 'Tổng hợp'), paper.sentence, paper.lastTime.text];
  return sheetPart('Tổng hợp', heading, columns, threefold(paper, columns, rowCells));
};

/** The rates with numerator and denominator. */
export const ratesSheet = (paper: ReportPaper): LargeSheet => {
  const columns = [
    { width: 46, head: 'Nội dung, nhóm đơn vị' },
    ...paper.total.rates.flatMap(({ label }) => [
      { width: 16, head: `${label}: tử số` },
      { width: 10, head: 'Mẫu số' },
      { width: 10, head: 'Tỷ lệ' },
    ]),
  ];
  return sheetPart('Tỷ lệ', headingOf(paper, 'Tỷ lệ'), columns, threefold(paper, columns, rateCells));
};
