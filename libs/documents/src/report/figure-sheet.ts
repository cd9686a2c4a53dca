import { bold, type Cell, numberCell, textCell } from '../xlsx/write/cells.js';
import type { LargeSheet } from '../xlsx/write/sheet-xml.js';
import type { PaperFigure, ReportPaper } from './report-paper.js';
import { dayCell, headingOf, type Row, sheetPart } from './sheet-parts.js';

/** A number where Excel keeps it exact, text where it would be rounded. */
const decimalCell = (value: string): Cell =>
  String(Number(value)) === value ? numberCell(Number(value)) : textCell(value.replace('.', ','));

const figureRows = ({ lineTitle, label, unit, total, notAdded, sources, without }: PaperFigure): Row[] => [
  [
    textCell(lineTitle),
    bold(textCell(label)),
    textCell(unit),
    bold(textCell('Cộng')),
    total === null ? textCell(notAdded ?? 'Chưa có') : bold(decimalCell(total)),
    textCell(''),
    textCell(''),
    textCell(''),
  ],
  ...sources.map(
    (source): Row => [
      textCell(lineTitle),
      textCell(label),
      textCell(unit),
      textCell(source.unitName),
      decimalCell(source.value),
      textCell(source.documentNumber),
      dayCell(source.signedOn),
      textCell(source.far ? 'Khác xa các đơn vị khác, đề nghị kiểm tra' : ''),
    ],
  ),
  ...without.map(
    ({ unitName, reason }): Row => [
      textCell(lineTitle),
      textCell(label),
      textCell(unit),
      textCell(unitName),
      textCell('Không có'),
      textCell(''),
      textCell(''),
      textCell(reason),
    ],
  ),
];

/** Each sum with the values that it is made of; none where no figures are asked for. */
export const figureSheet = (paper: ReportPaper): LargeSheet[] => {
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
