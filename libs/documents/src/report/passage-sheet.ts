import { textCell } from '../xlsx/write/cells.js';
import type { LargeSheet } from '../xlsx/write/sheet-xml.js';
import type { ReportPaper } from './report-paper.js';
import { dayCell, headingOf, type Row, sheetPart } from './sheet-parts.js';

/** What units wrote, each with the document that it stands in; none where nobody wrote anything. */
export const passageSheet = (paper: ReportPaper): LargeSheet[] => {
  if (paper.passages.length === 0) return [];
  const columns = [
    { width: 40, head: 'Nội dung' },
    { width: 36, head: 'Đơn vị' },
    { width: 90, head: 'Nội dung trích' },
    { width: 18, head: 'Theo văn bản số' },
    { width: 12, head: 'Ngày ký' },
  ];
  const rows = paper.passages.map(
    ({ unitName, lineTitle, text, documentNumber, signedOn }): Row => [
      textCell(lineTitle),
      textCell(unitName),
      textCell(text),
      textCell(documentNumber),
      dayCell(signedOn),
    ],
  );
  return [sheetPart('Nội dung trích', headingOf(paper, 'Nội dung trích từ bài nộp'), columns, rows)];
};
