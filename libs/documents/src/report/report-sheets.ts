import writeExcelFile from 'write-excel-file/node';
import { checkPaper } from './check-paper.js';
import { figureSheet } from './figure-sheet.js';
import { denominatorSheet, groupSheets } from './list-sheets.js';
import { repeatedHeads } from './repeated-heads.js';
import type { ReportPaper } from './report-paper.js';
import type { SheetPart } from './sheet-parts.js';
import { ratesSheet, totalsSheet } from './totals-sheets.js';

const uniquelyNamed = (parts: readonly SheetPart[]): SheetPart[] => {
  const used = new Set<string>();
  return parts.map((part) => {
    let name = part.name;
    for (let n = 2; used.has(name.toLowerCase()); n += 1) name = `${part.name.slice(0, 28)} ${n}`;
    used.add(name.toLowerCase());
    return { ...part, name };
  });
};

/** A report as a workbook: totals, lists by group of lines, denominator, figures. Dates are dates, text is never computed. @throws RuleViolation `REPORT.TOTALS_WRONG` */
export const reportSheets = (paper: ReportPaper): Promise<Buffer> => {
  checkPaper(paper);
  const parts = uniquelyNamed([
    totalsSheet(paper),
    ratesSheet(paper),
    ...groupSheets(paper),
    denominatorSheet(paper),
    ...figureSheet(paper),
  ]);
  const sheets = parts.map(({ name, columns, rows, headRow }) => ({
    data: rows,
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    orientation: 'landscape' as const,
    stickyRowsCount: headRow,
  }));
  return writeExcelFile(sheets, {
    fontFamily: 'Times New Roman',
    fontSize: 11,
    features: [repeatedHeads(parts)],
  }).toBuffer();
};
