import {
  BorderStyle,
  type ITableCellOptions,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { millimetres } from './sheet.js';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

/** A cell without lines, `width` in mm. */
const bare = (width: number, children: readonly Paragraph[]): TableCell =>
  new TableCell({
    width: { size: millimetres(width), type: WidthType.DXA },
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    borders: { top: none, bottom: none, left: none, right: none },
    verticalAlign: VerticalAlign.TOP,
    children: [...children],
  });

/** Parts of a document side by side, without lines: the head, and recipients beside the signature. Widths in mm. */
export const sideBySide = (...columns: readonly (readonly [width: number, children: readonly Paragraph[]])[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: millimetres(columns.reduce((sum, [width]) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: columns.map(([width]) => millimetres(width)),
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children: columns.map(([width, children]) => bare(width, children)) })],
  });

/** A column of a ruled table: its width in mm, its head, and what stands in a row below. */
export type Column = { width: number; head: Paragraph; cell: Paragraph };

const ruled = ({ width }: Column, child: Paragraph, more: Partial<ITableCellOptions> = {}): TableCell =>
  new TableCell({
    width: { size: millimetres(width), type: WidthType.DXA },
    margins: { left: 50, right: 50, top: 40, bottom: 40 },
    borders: { top: thin, bottom: thin, left: thin, right: thin },
    verticalAlign: VerticalAlign.CENTER,
    children: [child],
    ...more,
  });

/** A ruled table whose head is repeated on every page; a row never breaks between pages. */
export const ruledTable = (columns: readonly Column[], rows: readonly (readonly Paragraph[])[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: millimetres(columns.reduce((sum, { width }) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => millimetres(width)),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column) => ruled(column, column.head)),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((column, index) => ruled(column, cells[index] ?? column.cell)),
          }),
      ),
    ],
  });
