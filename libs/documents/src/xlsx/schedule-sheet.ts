import { formatDate, type PlainDate } from '@dondoc/domain';
import writeExcelFile, { type Row } from 'write-excel-file/node';
import { tableDate, tableHead, tableNumber, tableText, text } from './cells.js';
import { printTitles } from './print-titles.js';

/** One line of the schedule, in words. Dates are plain dates; null: without a due date. */
export type SheetLine = {
  clause: string;
  title: string;
  /** Words of the source. */
  words: string;
  /** The day that the words name, and whether they include it. */
  named: PlainDate | null;
  boundary: string;
  lastSafeDay: PlainDate | null;
  lastWorkingDay: PlainDate | null;
  receiver: string;
  units: number;
  why: string;
};

/** "Lịch sẽ sinh ra" for signature. */
export type ScheduleSheet = {
  issuer: string;
  documentSign: string;
  title: string;
  subject: string;
  issuedOn: PlainDate;
  calendar: string;
  lines: readonly SheetLine[];
  /** How many there are in all, when not all are listed. */
  lineCount: number;
  countsSentence: string;
  notes: readonly string[];
};

const SHEET = 'Lịch sẽ sinh ra';
const columns = [
  { width: 5, head: 'STT' },
  { width: 9, head: 'Mục' },
  { width: 34, head: 'Nghĩa vụ' },
  { width: 34, head: 'Nguyên văn thời hạn' },
  { width: 13, head: 'Ngày nêu trong văn bản' },
  { width: 12, head: 'Cách hiểu' },
  { width: 13, head: 'Ngày cuối còn đúng hạn' },
  { width: 13, head: 'Ngày làm việc cuối' },
  { width: 22, head: 'Nơi nhận' },
  { width: 8, head: 'Số đơn vị' },
  { width: 60, head: 'Vì sao là ngày này' },
] as const;

const HALF = 5;
const bold = { fontWeight: 'bold', align: 'center', wrap: true } as const;
/** Letters in a row over all columns, and its height in points: a merged cell does not grow by itself. */
const [LETTERS, HEIGHT] = [190, 15];
const across = (value: string, style: object = {}): Row => [
  text(value, {
    columnSpan: columns.length,
    wrap: true,
    alignVertical: 'top',
    height: HEIGHT * Math.min(20, Math.ceil((value.length + 1) / LETTERS)),
    ...style,
  }),
];
const sides = (left: string, right: string, style: object = bold): Row => [
  text(left, { columnSpan: HALF, ...style }),
  ...Array.from({ length: HALF - 1 }, () => null),
  text(right, { columnSpan: columns.length - HALF, ...style }),
];

const headRows = ({ issuer, documentSign, title, subject, issuedOn, calendar }: ScheduleSheet): Row[] => [
  sides(issuer.toUpperCase(), 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
  sides(`Số:        /${documentSign}`, 'Độc lập - Tự do - Hạnh phúc'),
  [null],
  across('LỊCH THỰC HIỆN SẼ SINH RA', { ...bold, fontSize: 14, height: 20 }),
  across(title, bold),
  across(subject, { align: 'center', fontStyle: 'italic' }),
  across(
    `Tính với ngày ban hành ${formatDate(issuedOn)}; ${calendar}. Bản trình ký: các ngày là dự kiến cho đến khi ban hành.`,
  ),
  [null],
];

const lineRow = (line: SheetLine, index: number): Row => [
  tableNumber(index + 1),
  tableText(line.clause),
  tableText(line.title),
  tableText(line.words),
  tableDate(line.named),
  tableText(line.boundary),
  tableDate(line.lastSafeDay),
  tableDate(line.lastWorkingDay),
  tableText(line.receiver),
  tableNumber(line.units),
  tableText(line.why),
];

const footRows = ({ lines, lineCount, countsSentence, notes }: ScheduleSheet): Row[] => [
  ...(lineCount > lines.length ? [across(`Bảng nêu ${lines.length} dòng đầu trong ${lineCount} dòng.`)] : []),
  [null],
  across(countsSentence),
  ...notes.map((note, index) => across(`${index + 1}. ${note}`)),
  [null],
  sides('NGƯỜI LẬP', 'NGƯỜI KÝ DUYỆT'),
  sides('(Ký, ghi rõ họ tên)', '(Ký, ghi rõ họ tên, đóng dấu)', { align: 'center', fontStyle: 'italic' }),
];

/** The schedule as an XLSX file: A4 landscape, the table's head repeated on every page, dates as dates, text as text. */
export const scheduleSheet = (sheet: ScheduleSheet): Promise<Buffer> => {
  const before = headRows(sheet);
  const headRow = before.length + 1;
  const rows: Row[] = [
    ...before,
    columns.map(({ head }) => tableHead(head)),
    ...sheet.lines.map(lineRow),
    ...footRows(sheet),
  ];
  return writeExcelFile(
    rows,
    { sheet: SHEET, columns: columns.map(({ width }) => ({ width })), orientation: 'landscape' },
    { fontFamily: 'Times New Roman', fontSize: 11, features: [printTitles(SHEET, headRow, headRow)] },
  ).toBuffer();
};
