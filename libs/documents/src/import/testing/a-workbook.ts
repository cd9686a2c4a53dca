import { instantOf, RuleViolation } from '@dondoc/domain';
import writeExcelFile, { type Row } from 'write-excel-file/node';
import { Archive } from '../../xlsx/read/archive.js';
import { Workbook } from '../../xlsx/read/workbook.js';
import { type ReadSheet, readSheet } from '../read-sheet.js';
import type { SheetSpec } from '../sheet-spec.js';

export const now = instantOf('2026-11-21T01:00:00.000Z');
const column = { needed: true, width: 12, hint: '' };
export const spec: SheetSpec = {
  sheet: 'Bài nộp',
  title: 'Nhập bài nộp',
  columns: [
    { ...column, key: 'unit', head: 'Mã đơn vị', kind: 'text', required: true },
    { ...column, key: 'name', head: 'Đơn vị', kind: 'text', needed: false, forPeople: true },
    { ...column, key: 'number', head: 'Số, ký hiệu', kind: 'text', required: true, maxLength: 40 },
    { ...column, key: 'signedOn', head: 'Ngày ký', kind: 'date', required: true },
    { ...column, key: 'receivedAt', head: 'Ngày nhận', kind: 'moment' },
    { ...column, key: 'count', head: 'Số liệu: Số lớp [so-lop]', kind: 'number', needed: false },
    { ...column, key: 'class', head: 'Loại', kind: 'choice', needed: false, choices: { xa: 'Xã, phường', so: 'Sở' } },
  ],
  entry: ['number', 'signedOn', 'count'],
};
export const heads = spec.columns.map(({ head }) => head);

export type Cell = string | number | Date | boolean | null;
export const bookOf = async (rows: Cell[][], sheet = 'Bài nộp'): Promise<Buffer> =>
  writeExcelFile(
    rows.map(
      (row): Row =>
        row.map((value) =>
          value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : value === null ? null : { value },
        ),
    ) as Row[],
    { sheet },
  ).toBuffer();
export const read = async (rows: Cell[][]): Promise<ReadSheet> =>
  readSheet(Workbook.open(await bookOf(rows), 'a.xlsx'), spec, now);
export const refusal = async (run: () => unknown): Promise<string> => {
  try {
    await run();
  } catch (error) {
    if (error instanceof RuleViolation) return error.code;
    throw error;
  }
  return '';
};
/** The workbook with a part of it rewritten, as other programs would have written it. */
export const rewritten = (bytes: Buffer, change: (xml: string) => string): Buffer => {
  const { archive, sheets } = Workbook.open(bytes, '');
  const path = sheets[0]?.path ?? '';
  return Archive.open(bytes).with({ [path]: change(archive.text(path) ?? '') });
};
