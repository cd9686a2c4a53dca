import { clockOf, dateOf, formatDate } from '@dondoc/domain';
import { type Cell, dateCell, headCell, plainCell, percentCell, textCell, titleCell } from '../xlsx/write/cells.js';
import type { LargeSheet } from '../xlsx/write/sheet-xml.js';
import { dayOf, type PaperRate, type ReportPaper } from './report-paper.js';

/** A column: its width in letters and its head. */
export type SheetColumn = { width: number; head: string };
/** The cells of one row. */
export type Row = readonly Cell[];

export const dayCell = (value: string | null): Cell => dateCell(value === null ? null : dayOf(value));

/** The share as the screen says it, as a number of its own; "–" for nothing out of nothing. */
export const shareCell = ({ of, percent }: PaperRate): Cell =>
  of === 0 ? textCell('–') : percentCell(Number(percent.replace(',', '.')) / 100);

/** Heading, then the moment of the data, then the table. */
export const sheetPart = (
  name: string,
  heading: readonly string[],
  columns: readonly SheetColumn[],
  rows: readonly Row[],
): LargeSheet => {
  const above = heading.map((line, index): Row => [index === 0 ? titleCell(line) : plainCell(line)]);
  return {
    name,
    columns,
    rows: [...above, [], columns.map(({ head }) => headCell(head)), ...rows],
    headRow: above.length + 2,
  };
};

const LONGEST_NAME = 31;

/** A sheet's name as Excel allows it: at most 31 letters, none of `[]:*?/\\`; cut between words. */
export const sheetName = (wanted: string): string => {
  const plain =
    wanted
      .replace(/[[\]:*?/\\']/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() || 'Khác';
  if (plain.length <= LONGEST_NAME) return plain;
  const cut = plain.slice(0, LONGEST_NAME + 1);
  return (cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut.slice(0, LONGEST_NAME)).trim();
};

/** What every sheet says above its table: what it is, of which directive and line, printed when, data as of when. */
export const headingOf = ({ title, documentLabel, line, asOf, printedAt }: ReportPaper, what: string): string[] => [
  `${what}: ${title}`,
  documentLabel,
  ...(line ? [`Nội dung: ${line.title}`] : ['Nội dung: tất cả']),
  `In lúc ${clockOf(printedAt)} ngày ${formatDate(dateOf(printedAt))}. ${asOf}.`,
];
