import { plainDateOf } from '@dondoc/domain';
import PizZip from 'pizzip';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { bold, type Cell, dateCell, headCell, numberCell, percentCell, textCell, titleCell } from './cells.js';
import { largeWorkbook } from './large-workbook.js';
import type { LargeSheet } from './sheet-xml.js';

const sheetOf = (rows: readonly (readonly Cell[])[], name = 'Danh sách'): LargeSheet => ({
  name,
  columns: [{ width: 40 }, { width: 10 }],
  rows: [[titleCell('Tổng hợp & đôn đốc')], [], [headCell('Đơn vị'), headCell('Số')], ...rows],
  headRow: 3,
});
const read = async (...sheets: LargeSheet[]): Promise<unknown[][][]> => {
  const all: unknown = await readExcelFile(await largeWorkbook(sheets));
  return (all as { data: unknown[][] }[]).map(({ data }) => data);
};
const firstRow = async (...row: Cell[]): Promise<unknown[]> => (await read(sheetOf([row])))[0]?.[3] ?? [];

describe('a large workbook', () => {
  it('holds text, numbers, dates and shares as what they are', async () => {
    const day = plainDateOf('2026-02-28');
    expect(
      await firstRow(textCell('Sở Y tế'), numberCell(1234.5), dateCell(day), percentCell(0.828), bold(numberCell(7))),
    ).toEqual(['Sở Y tế', 1234.5, new Date('2026-02-28T00:00:00Z'), 0.828, 7]);
    expect(await firstRow(textCell('a'), numberCell(null), dateCell(null), textCell('b'))).toEqual([
      'a',
      null,
      null,
      'b',
    ]);
  });

  it.each([
    ['=HYPERLINK("http://ke-xau.example")', '=HYPERLINK("http://ke-xau.example")'],
    ['<script>"&\'</script>', '<script>"&\'</script>'],
    ['hai\ndòng', 'hai\ndòng'],
    ['mã _x0041_ thật', 'mã _x0041_ thật'],
    ['hỏng\u0000\u000b\ud83d đây', 'hỏng đây'],
    ['😀', '😀'],
  ])('keeps %j as text', async (given, kept) => {
    const [value] = await firstRow(textCell(given), textCell('x'));
    // The reader that we test with shows Excel's code for an underscore as it stands in the file.
    expect(String(value).replaceAll('_x005F_', '_')).toBe(kept);
  });

  it('cuts what no cell could hold', async () => {
    const [value] = await firstRow(textCell('ă'.repeat(40_000)), textCell('x'));
    expect(String(value)).toHaveLength(32_001);
  });

  it('keeps the head in sight and on every page, and writes a text that repeats only once', async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => [textCell('Sở Nội vụ'), numberCell(n)]);
    const zip = new PizZip(await largeWorkbook([sheetOf(rows), sheetOf([], 'A&B')]));
    const text = (name: string): string => zip.file(name)?.asText() ?? '';
    expect(text('xl/sharedStrings.xml').match(/Sở Nội vụ/g)).toHaveLength(1);
    expect(text('xl/worksheets/sheet1.xml')).toContain('<pane ySplit="3" topLeftCell="A4"');
    expect(text('xl/workbook.xml')).toContain(`localSheetId="1">'A&amp;B'!$3:$3<`);
    expect((await read(sheetOf(rows)))[0]?.at(-1)).toEqual(['Sở Nội vụ', 4999]);
  });

  it('gives a row the height that its longest text needs', async () => {
    const zip = new PizZip(await largeWorkbook([sheetOf([[textCell('ă'.repeat(100))], [textCell('một\ndòng nữa')]])]));
    const rows = zip
      .file('xl/worksheets/sheet1.xml')
      ?.asText()
      .match(/<row [^>]*>/g);
    expect(rows?.slice(2)).toEqual([
      '<row r="3" ht="48" customHeight="1">',
      '<row r="4" ht="45">',
      '<row r="5" ht="30">',
    ]);
  });

  it('is the same file for the same content', async () => {
    const [a, b] = await Promise.all([largeWorkbook([sheetOf([])]), largeWorkbook([sheetOf([])])]);
    expect(a.equals(b)).toBe(true);
  });
});
