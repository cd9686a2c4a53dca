import { largeWorkbook } from '../xlsx/write/large-workbook.js';
import type { LargeSheet } from '../xlsx/write/sheet-xml.js';
import { checkPaper } from './check-paper.js';
import { figureSheet } from './figure-sheet.js';
import { denominatorSheet, groupSheets } from './list-sheets.js';
import { passageSheet } from './passage-sheet.js';
import type { ReportPaper } from './report-paper.js';
import { ratesSheet, totalsSheet } from './totals-sheets.js';

const uniquelyNamed = (parts: readonly LargeSheet[]): LargeSheet[] => {
  const used = new Set<string>();
  return parts.map((part) => {
    let name = part.name;
    for (let n = 2; used.has(name.toLowerCase()); n += 1) name = `${part.name.slice(0, 28)} ${n}`;
    used.add(name.toLowerCase());
    return { ...part, name };
  });
};

/** A report as a workbook: totals, lists by group of lines, denominator, figures, passages. Dates are dates, text is never computed. @throws RuleViolation `REPORT.TOTALS_WRONG` */
export const reportSheets = async (paper: ReportPaper): Promise<Buffer> => {
  checkPaper(paper);
  return largeWorkbook(
    uniquelyNamed([
      totalsSheet(paper),
      ratesSheet(paper),
      ...groupSheets(paper),
      denominatorSheet(paper),
      ...figureSheet(paper),
      ...passageSheet(paper),
    ]),
  );
};
