import { formatDate } from '@dondoc/domain';
import { neutralText } from '../xlsx/safe-text.js';
import { checkPaper } from './check-paper.js';
import { dayOf, type PaperItem, type ReportPaper } from './report-paper.js';

const HEAD = [
  'Nội dung',
  'Nhóm đơn vị',
  'Đơn vị',
  'Kết quả',
  'Tình trạng',
  'Hạn nộp',
  'Gia hạn đến',
  'Ngày nhận',
  'Số ngày chậm',
  'Số ngày chậm so với hạn đầu',
  'Số văn bản',
  'Ngày ký',
  'Căn cứ, lý do',
] as const;

const day = (text: string | null): string => (text === null ? '' : formatDate(dayOf(text)));
const number = (value: number | null): string => (value === null ? '' : String(value));

const rowOf = (item: PaperItem): string[] => [
  item.lineTitle,
  item.unit.classLabel,
  item.unit.name,
  item.shareLabel,
  item.status.label,
  day(item.dueOn),
  day(item.extendedTo),
  day(item.receivedOn),
  number(item.daysLate),
  number(item.daysLateFirst),
  item.submission?.documentNumber ?? '',
  day(item.submission?.signedOn ?? null),
  item.why,
];

const cell = (value: string): string => `"${neutralText(value).replaceAll('"', '""')}"`;
const BOM = '\uFEFF';

/** Every obligation of a report: UTF-8 with BOM, every cell quoted, nothing that a spreadsheet would compute. @throws RuleViolation `REPORT.TOTALS_WRONG` */
export const reportCsv = (paper: ReportPaper): Buffer => {
  const rows = [[...HEAD], ...checkPaper(paper).items.map(rowOf)];
  return Buffer.from(BOM + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n', 'utf8');
};
