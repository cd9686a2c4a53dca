import { numberText } from '@dondoc/domain';
import { numberCell, textCell } from '../xlsx/write/cells.js';
import type { LargeSheet } from '../xlsx/write/sheet-xml.js';
import type { PaperItem, ReportPaper } from './report-paper.js';
import { dayCell, headingOf, type Row, sheetName, sheetPart } from './sheet-parts.js';

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
  textCell(item.lineTitle),
  textCell(item.unit.classLabel),
  textCell(item.unit.name),
  textCell(item.shareLabel),
  textCell(item.status.label),
  dayCell(item.dueOn),
  dayCell(item.extendedTo),
  dayCell(item.receivedOn),
  numberCell(item.daysLate),
  numberCell(item.daysLateFirst),
  textCell(item.submission?.documentNumber ?? ''),
  dayCell(item.submission?.signedOn ?? null),
  textCell(item.via ? `${item.via.name}: ${item.via.text}` : ''),
  textCell(item.why),
];

/** Everybody, on a sheet for each group of lines. */
export const groupSheets = (paper: ReportPaper): LargeSheet[] => {
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
export const denominatorSheet = (paper: ReportPaper): LargeSheet => {
  const rows = paper.items.map(
    (item): Row => [
      textCell(item.lineTitle),
      textCell(item.unit.name),
      textCell(isOut(item) ? 'Không tính' : 'Tính'),
      textCell(item.shareLabel),
      textCell(isOut(item) ? item.why : ''),
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
  const sentence = `Phải nộp ${numberText(owed)}; đã giao ${numberText(assigned)}; không tính ${numberText(assigned - owed)}.`;
  return sheetPart('Mẫu số', [...headingOf(paper, 'Mẫu số'), sentence], columns, rows);
};
