import type { CellObject, Row } from 'write-excel-file/node';
import { tableNumber, tableText } from '../xlsx/cells.js';
import type { PaperFigure, ReportPaper } from './report-paper.js';
import { bold, dayCell, headingOf, sheetPart, type SheetPart } from './sheet-parts.js';

/** A number where Excel keeps it exact, text where it would be rounded. */
const decimalCell = (value: string): CellObject =>
  String(Number(value)) === value ? tableNumber(Number(value)) : tableText(value.replace('.', ','));

const figureRows = ({ lineTitle, label, unit, total, notAdded, sources, without }: PaperFigure): Row[] => [
  [
    tableText(lineTitle),
    bold(tableText(label)),
    tableText(unit),
    bold(tableText('Cộng')),
    total === null ? tableText(notAdded ?? 'Chưa có') : bold(decimalCell(total)),
    tableText(''),
    tableText(''),
    tableText(''),
  ],
  ...sources.map(
    (source): Row => [
      tableText(lineTitle),
      tableText(label),
      tableText(unit),
      tableText(source.unitName),
      decimalCell(source.value),
      tableText(source.documentNumber),
      dayCell(source.signedOn),
      tableText(source.far ? 'Khác xa các đơn vị khác, đề nghị kiểm tra' : ''),
    ],
  ),
  ...without.map(
    ({ unitName, reason }): Row => [
      tableText(lineTitle),
      tableText(label),
      tableText(unit),
      tableText(unitName),
      tableText('Không có'),
      tableText(''),
      tableText(''),
      tableText(reason),
    ],
  ),
];

/** Each sum with the values that it is made of; none where no figures are asked for. */
export const figureSheet = (paper: ReportPaper): SheetPart[] => {
  if (paper.figures.length === 0) return [];
  const columns = [
    { width: 40, head: 'Nội dung' },
    { width: 30, head: 'Số liệu' },
    { width: 12, head: 'Đơn vị tính' },
    { width: 36, head: 'Đơn vị' },
    { width: 16, head: 'Giá trị' },
    { width: 18, head: 'Theo văn bản số' },
    { width: 12, head: 'Ngày ký' },
    { width: 40, head: 'Ghi chú' },
  ];
  return [sheetPart('Số liệu', headingOf(paper, 'Số liệu'), columns, paper.figures.flatMap(figureRows))];
};
