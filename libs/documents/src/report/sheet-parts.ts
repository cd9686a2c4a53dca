import { clockOf, dateOf, formatDate } from '@dondoc/domain';
import type { CellObject, Row } from 'write-excel-file/node';
import { tableDate, tableHead, tableNumber, tableText, text } from '../xlsx/cells.js';
import { dayOf, type PaperRate, type ReportPaper } from './report-paper.js';

/** A column: its width in letters and its head. */
export type SheetColumn = { width: number; head: string };
/** A sheet of the workbook; `headRow` (from 1) stays in sight and is repeated on paper. */
export type SheetPart = { name: string; columns: readonly SheetColumn[]; rows: Row[]; headRow: number };

/** Points: room for three lines. */
const HEAD_HEIGHT = 48;
const BOLD = { fontWeight: 'bold' } as const;

export const dayCell = (value: string | null): CellObject => tableDate(value === null ? null : dayOf(value));
export const numberCell = (value: number | null): CellObject => (value === null ? tableText('') : tableNumber(value));

/** The share as the screen says it, as a number of its own; "–" for nothing out of nothing. */
export const percentCell = ({ of, percent }: PaperRate): CellObject =>
  of === 0 ? tableText('–') : { ...tableNumber(Number(percent.replace(',', '.')) / 100), format: '0.0%' };

export const bold = (cell: CellObject): CellObject => ({ ...cell, ...BOLD });

/** Heading, then the moment of the data, then the table. */
export const sheetPart = (
  name: string,
  heading: readonly string[],
  columns: readonly SheetColumn[],
  rows: readonly Row[],
): SheetPart => {
  const above = heading.map((line, index): Row => [text(line, index === 0 ? { ...BOLD, fontSize: 13 } : {})]);
  return {
    name,
    columns,
    rows: [...above, [null], columns.map(({ head }) => ({ ...tableHead(head), height: HEAD_HEIGHT })), ...rows],
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
