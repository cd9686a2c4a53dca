import { checkTotals, type ReportItem, type ReportRow, reportTable, RuleViolation } from '@dondoc/domain';
import type { PaperItem, PaperRow, ReportPaper } from './report-paper.js';

const itemOf = ({ unit, lineId, share, daysLate, daysLateFirst }: PaperItem): ReportItem => ({
  unitId: unit.unitId,
  lineId,
  group: unit.class,
  share,
  late: { standing: daysLate, first: daysLateFirst },
});

const figuresOf = ({ assigned, owed, handedIn, fallenDue, counts, rates }: PaperRow | ReportRow): string =>
  JSON.stringify([assigned, owed, handedIn, fallenDue, counts, rates.map(({ name, part, of }) => [name, part, of])]);

const unlike = ({ label, assigned }: PaperRow): RuleViolation =>
  new RuleViolation('REPORT.TOTALS_WRONG', {
    field: label,
    value: String(assigned),
    reason: `Dòng “${label}”: con số không khớp với danh sách kèm theo.`,
    mend: 'Không in, không xuất bản này. Tải lại trang tổng hợp và báo người quản trị.',
  });

/**
 * What goes out adds up, and every figure equals its list. Each way out (XLSX, DOCX, CSV) begins here.
 * @throws RuleViolation `REPORT.TOTALS_WRONG` naming the row
 */
export const checkPaper = (paper: ReportPaper): ReportPaper => {
  checkTotals(paper);
  const names = ({ key, label }: PaperRow) => ({ key, label });
  const listed = reportTable(paper.items.map(itemOf), {
    lines: paper.byLine.map(names),
    classes: paper.byClass.map(names),
  });
  const again = new Map([
    ['total', listed.total],
    ...listed.byLine.map((row) => [`line ${row.key}`, row] as const),
    ...listed.byClass.map((row) => [`class ${row.key}`, row] as const),
  ]);
  const check = (row: PaperRow, key: string): void => {
    const own = again.get(key);
    if (!own || figuresOf(own) !== figuresOf(row)) throw unlike(row);
  };
  for (const row of paper.byLine) check(row, `line ${row.key}`);
  for (const row of paper.byClass) check(row, `class ${row.key}`);
  check(paper.total, 'total');
  return paper;
};
