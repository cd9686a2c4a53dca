import { formatDate, numberText } from '@dondoc/domain';
import { AlignmentType, Paragraph, type Table } from 'docx';
import { type Column, ruledTable } from '../letters/layout/frame.js';
import { centred, piece } from '../letters/layout/text.js';
import { dayOf, type PaperFigure, type PaperItem, type PaperRow, type ReportPaper } from './report-paper.js';

const SIZE = 11;
type Align = (typeof AlignmentType)[keyof typeof AlignmentType];

const line = (value: string, alignment: Align, bold = false): Paragraph =>
  new Paragraph({ alignment, children: [piece(value, { size: SIZE, bold })] });
const left = (value: string, bold = false): Paragraph => line(value, AlignmentType.LEFT, bold);
const middle = (value: string | number, bold = false): Paragraph =>
  line(typeof value === 'number' ? numberText(value) : value, AlignmentType.CENTER, bold);

const column = (width: number, head: string): Column => ({
  width,
  head: centred(head, { size: SIZE, bold: true }),
  cell: left(''),
});

const day = (value: string | null): string => (value === null ? '' : formatDate(dayOf(value)));

const countsOf = ({ assigned, owed, counts, handedIn }: PaperRow): number[] => [
  assigned,
  counts.notApplicable + counts.exempt,
  owed,
  handedIn,
  counts.acceptedLate + counts.waitingLate,
  counts.overdue,
  counts.returned,
  counts.inTime + counts.undated,
];

const percentOf = ({ rates }: PaperRow): string => {
  const rate = rates.find(({ name }) => name === 'handedIn');
  return rate && rate.of > 0 ? rate.percent : '–';
};

/** Counts by row with the total below; the columns sum to what was assigned. */
export const countsTable = (head: string, rows: readonly PaperRow[], total: PaperRow): Table =>
  ruledTable(
    [
      column(43, head),
      ...['Giao', 'Không tính', 'Phải nộp', 'Đã nộp', 'Trong đó muộn', 'Quá hạn', 'Trả lại'].map((name) =>
        column(14, name),
      ),
      column(14, 'Chưa đến hạn, không hạn'),
      column(10, '%'),
    ],
    [
      ...rows.map((row) => [left(row.label), ...countsOf(row).map((count) => middle(count)), middle(percentOf(row))]),
      [left('Tổng số', true), ...countsOf(total).map((count) => middle(count, true)), middle(percentOf(total), true)],
    ],
  );

/** What the units' figures add up to. */
export const figuresTable = (figures: readonly PaperFigure[], several: boolean): Table =>
  ruledTable(
    [
      column(10, 'STT'),
      column(72, 'Số liệu'),
      column(23, 'Đơn vị tính'),
      column(28, 'Tổng số'),
      column(32, 'Số đơn vị có số liệu'),
    ],
    figures.map((one, index) => [
      middle(index + 1),
      left(several ? `${one.label} (${one.lineTitle})` : one.label),
      middle(one.unit),
      middle(one.total === null ? (one.notAdded === null ? '' : 'Không cộng') : numberText(one.total)),
      middle(`${numberText(one.given)}/${numberText(one.owed)}`),
    ]),
  );

/** Everybody who was given the duty: who counts, who does not, by what. Landscape. */
export const denominatorTable = ({ items, line: only }: ReportPaper): Table => {
  const wide = only === null;
  return ruledTable(
    [
      column(12, 'STT'),
      column(wide ? 55 : 75, 'Đơn vị'),
      ...(wide ? [column(58, 'Nội dung')] : []),
      column(23, 'Hạn nộp'),
      column(23, 'Ngày nhận'),
      column(36, 'Kết quả'),
      column(wide ? 45 : 83, 'Căn cứ, lý do'),
    ],
    items.map((item, index) => [
      middle(index + 1),
      left(item.unit.name),
      ...(wide ? [left(item.lineTitle)] : []),
      middle(day(item.extendedTo ?? item.dueOn)),
      middle(day(item.receivedOn)),
      left(resultOf(item)),
      left(item.why),
    ]),
  );
};

const resultOf = ({ share, shareLabel, daysLate }: PaperItem): string => {
  if (share === 'exempt' || share === 'notApplicable') return `${shareLabel} (không tính)`;
  return daysLate !== null && daysLate > 0 ? `${shareLabel}, chậm ${numberText(daysLate)} ngày` : shareLabel;
};

/** Where each sum comes from: unit, value, document. */
export const sourcesTable = (figures: readonly PaperFigure[]): Table =>
  ruledTable(
    [
      column(70, 'Số liệu'),
      column(66, 'Đơn vị'),
      column(30, 'Giá trị'),
      column(36, 'Văn bản số'),
      column(25, 'Ngày ký'),
      column(25, 'Ghi chú'),
    ],
    figures.flatMap((one) => [
      ...one.sources.map((source) => [
        left(`${one.label} (${one.unit})`),
        left(source.unitName),
        middle(numberText(source.value)),
        middle(source.documentNumber),
        middle(day(source.signedOn)),
        left(source.far ? 'Kiểm tra lại: khác xa' : ''),
      ]),
      ...one.without.map(({ unitName, reason }) => [
        left(`${one.label} (${one.unit})`),
        left(unitName),
        middle('Không có'),
        middle(''),
        middle(''),
        left(reason),
      ]),
    ]),
  );
