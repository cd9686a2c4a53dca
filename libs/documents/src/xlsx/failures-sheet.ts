import writeExcelFile, { type Row } from 'write-excel-file/node';
import { tableHead, tableNumber, tableText, text } from './cells.js';

/** What could not be done, for people who work it off. */
export type FailureLine = { n: number; label: string; field: string; value: string; reason: string; mend: string };
export type FailuresSheet = { title: string; subtitle: string; lines: readonly FailureLine[] };

/** The failures of a bulk act as an XLSX file. */
export const failuresSheet = ({ title, subtitle, lines }: FailuresSheet): Promise<Buffer> => {
  const rows: Row[] = [
    [text(title, { fontWeight: 'bold', fontSize: 14, columnSpan: 6 })],
    [text(subtitle, { columnSpan: 6 })],
    [null],
    ['STT', 'Mục', 'Trường', 'Giá trị', 'Vì sao không làm được', 'Cách sửa'].map(tableHead),
    ...lines.map(
      ({ n, label, field, value, reason, mend }): Row => [
        tableNumber(n),
        tableText(label),
        tableText(field),
        tableText(value),
        tableText(reason),
        tableText(mend),
      ],
    ),
  ];
  const columns = [6, 44, 16, 24, 48, 48].map((width) => ({ width }));
  return writeExcelFile(
    rows,
    { sheet: 'Không làm được', columns, orientation: 'landscape' },
    { fontFamily: 'Times New Roman', fontSize: 11 },
  ).toBuffer();
};
