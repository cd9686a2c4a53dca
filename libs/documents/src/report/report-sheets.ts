import { clockOf, dateOf, formatDate, reportShareNames, reportShares } from '@dondoc/domain';
import writeExcelFile, { type Row } from 'write-excel-file/node';
import { tableNumber, tableText } from '../xlsx/cells.js';
import { checkPaper } from './check-paper.js';
import { repeatedHeads } from './repeated-heads.js';
import type { PaperFigure, PaperItem, PaperRow, ReportPaper } from './report-paper.js';
import { bold, dayCell, numberCell, percentCell, sheetName, sheetPart, type SheetPart } from './sheet-parts.js';

const headingOf = ({ title, documentLabel, line, asOf, printedAt }: ReportPaper, what: string): string[] => [
  `${what}: ${title}`,
  documentLabel,
  ...(line ? [`Nội dung: ${line.title}`] : ['Nội dung: tất cả']),
  `In lúc ${clockOf(printedAt)} ngày ${formatDate(dateOf(printedAt))}. ${asOf}.`,
];

const rowCells = ({ label, assigned, owed, handedIn, fallenDue, counts, rates }: PaperRow): Row => [
  tableText(label),
  tableNumber(assigned),
  ...reportShareNames.map((share) => tableNumber(counts[share])),
  tableNumber(owed),
  tableNumber(handedIn),
  tableNumber(fallenDue),
  ...rates.flatMap((rate) => [tableNumber(rate.part), tableNumber(rate.of), percentCell(rate)]),
];

const totalsSheet = (paper: ReportPaper): SheetPart => {
  const columns = [
    { width: 46, head: 'Nội dung, nhóm đơn vị' },
    { width: 8, head: 'Đã giao' },
    ...reportShareNames.map((share) => ({ width: 11, head: reportShares[share] })),
    { width: 9, head: 'Phải nộp' },
    { width: 9, head: 'Đã nộp' },
    { width: 10, head: 'Đến hạn hoặc đã nộp' },
    ...paper.total.rates.flatMap(({ label }) => [
      { width: 10, head: `${label}: tử số` },
      { width: 10, head: 'Mẫu số' },
      { width: 9, head: 'Tỷ lệ' },
    ]),
  ];
  const inBold = (row: Row): Row => row.map((cell) => (cell && typeof cell === 'object' && 'value' in cell ? bold(cell) : cell));
  const headed = (label: string, rows: readonly PaperRow[]): Row[] => [
    [bold(tableText(label)), ...columns.slice(1).map(() => tableText(''))],
    ...rows.map(rowCells),
  ];
  const rows = [
    ...headed('Theo nội dung', paper.byLine),
    ...headed('Theo nhóm đơn vị', paper.byClass),
    inBold(rowCells({ ...paper.total, label: 'Tổng số' })),
  ];
  return sheetPart('Tổng hợp', [...headingOf(paper, 'Tổng hợp'), paper.sentence, paper.lastTime.text], columns, rows);
};

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

const groupSheets = (paper: ReportPaper): SheetPart[] => {
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
const denominatorSheet = (paper: ReportPaper): SheetPart => {
  const rows = paper.items.map((item): Row => [
    tableText(item.lineTitle),
    tableText(item.unit.name),
    tableText(isOut(item) ? 'Không tính' : 'Tính'),
    tableText(item.shareLabel),
    tableText(isOut(item) ? item.why : ''),
  ]);
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

/** A number where Excel keeps it exact, text where it would be rounded. */
const decimalCell = (value: string) =>
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
  ...sources.map((source): Row => [
    tableText(lineTitle),
    tableText(label),
    tableText(unit),
    tableText(source.unitName),
    decimalCell(source.value),
    tableText(source.documentNumber),
    dayCell(source.signedOn),
    tableText(source.far ? 'Khác xa các đơn vị khác, đề nghị kiểm tra' : ''),
  ]),
  ...without.map(({ unitName, reason }): Row => [
    tableText(lineTitle),
    tableText(label),
    tableText(unit),
    tableText(unitName),
    tableText('Không có'),
    tableText(''),
    tableText(''),
    tableText(reason),
  ]),
];

const figureSheet = (paper: ReportPaper): SheetPart[] => {
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

const uniquelyNamed = (parts: readonly SheetPart[]): SheetPart[] => {
  const used = new Set<string>();
  return parts.map((part) => {
    let name = part.name;
    for (let n = 2; used.has(name.toLowerCase()); n += 1) name = `${part.name.slice(0, 28)} ${n}`;
    used.add(name.toLowerCase());
    return { ...part, name };
  });
};

/** A report as a workbook: totals, lists by group of lines, denominator, figures. Dates are dates, text is never computed. @throws RuleViolation `REPORT.TOTALS_WRONG` */
export const reportSheets = (paper: ReportPaper): Promise<Buffer> => {
  checkPaper(paper);
  const parts = uniquelyNamed([
    totalsSheet(paper),
    ...groupSheets(paper),
    denominatorSheet(paper),
    ...figureSheet(paper),
  ]);
  const sheets = parts.map(({ name, columns, rows, headRow }) => ({
    data: rows,
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    orientation: 'landscape' as const,
    stickyRowsCount: headRow,
  }));
  return writeExcelFile(sheets, {
    fontFamily: 'Times New Roman',
    fontSize: 11,
    features: [repeatedHeads(parts)],
  }).toBuffer();
};
