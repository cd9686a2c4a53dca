import type { Row } from 'write-excel-file/node';
import { tableText } from '../xlsx/cells.js';
import type { PaperItem, ReportPaper } from './report-paper.js';
import { dayCell, headingOf, numberCell, sheetName, sheetPart, type SheetPart } from './sheet-parts.js';

const itemColumns = [
  { width: 40, head: 'Nội dung' },
  { width: 22, head: 'Nhóm đơn vị' },
  { width: 36, head: 'Đơn vị' },
  { width: 24, head: 'Kết quả' },
  { width: 30, head: 'Tình trạng' },
  { width: 12, head: 'Hạn nộp' },
  { width: 12, head: 'Gia hạn đến' },
  { width: 12, head: 'Ngày nhận' },
  { width: 9, head: 'Số ngày chậm' },
  { width: 11, head: 'Chậm so với hạn đầu' },
  { width: 18, head: 'Số văn bản' },
  { width: 12, head: 'Ngày ký' },
  { width: 40, head: 'Đầu mối chuyển tiếp' },
  { width: 50, head: 'Căn cứ, lý do' },
];

const itemCells = (item: PaperItem): Row => [
  tableText(item.lineTitle),
  tableText(item.unit.classLabel),
  tableText(item.unit.name),
  tableText(item.shareLabel),
  tableText(item.status.label),
  dayCell(item.dueOn),
  dayCell(item.extendedTo),
  dayCell(item.receivedOn),
  numberCell(item.daysLate),
  numberCell(item.daysLateFirst),
  tableText(item.submission?.documentNumber ?? ''),
  dayCell(item.submission?.signedOn ?? null),
  tableText(item.via ? `${item.via.name}: ${item.via.text}` : ''),
  tableText(item.why),
];

/** Everybody, on a sheet for each group of lines. */
export const groupSheets = (paper: ReportPaper): SheetPart[] => {
  const groups = new Map<string, PaperItem[]>();
  for (const item of paper.items) {
    const group = groups.get(item.groupLabel);
    if (group) group.push(item);
    else groups.set(item.groupLabel, [item]);
  }
  return [...groups].map(([label, items]) =>
    sheetPart(sheetName(label), headingOf(paper, `Danh sách: ${label}`), itemColumns, items.map(itemCells)),
  );
};

const isOut = ({ share }: PaperItem): boolean => share === 'exempt' || share === 'notApplicable';

/** The receipt of the denominator: who is in it, and who is not, by what. */
export const denominatorSheet = (paper: ReportPaper): SheetPart => {
  const rows = paper.items.map(
    (item): Row => [
      tableText(item.lineTitle),
      tableText(item.unit.name),
      tableText(isOut(item) ? 'Không tính' : 'Tính'),
      tableText(item.shareLabel),
      tableText(isOut(item) ? item.why : ''),
    ],
  );
  const columns = [
    { width: 40, head: 'Nội dung' },
    { width: 40, head: 'Đơn vị' },
    { width: 14, head: 'Trong mẫu số' },
    { width: 28, head: 'Kết quả' },
    { width: 60, head: 'Vì sao không tính, theo quyết định nào' },
  ];
  const { owed, assigned } = paper.total;
  const sentence = `Phải nộp ${owed}; đã giao ${assigned}; không tính ${assigned - owed}.`;
  return sheetPart('Mẫu số', [...headingOf(paper, 'Mẫu số'), sentence], columns, rows);
};
