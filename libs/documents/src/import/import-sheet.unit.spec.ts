import { instantOf, plainDateOf, RuleViolation } from '@dondoc/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeExcelFile, { type Row } from 'write-excel-file/node';
import { markErrors } from '../xlsx/mark-errors.js';
import { Archive } from '../xlsx/read/archive.js';
import { columnLetters, columnOf } from '../xlsx/read/cell-address.js';
import { momentOf } from '../xlsx/read/number-formats.js';
import { Workbook } from '../xlsx/read/workbook.js';
import { meantText, neutralText } from '../xlsx/safe-text.js';
import { preparedSheet } from './prepare-sheet.js';
import { type ReadSheet, readSheet } from './read-sheet.js';
import type { SheetSpec } from './sheet-spec.js';

const now = instantOf('2026-11-21T01:00:00.000Z');
const column = { needed: true, width: 12, hint: '' };
const spec: SheetSpec = {
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
const heads = spec.columns.map(({ head }) => head);

type Cell = string | number | Date | boolean | null;
const bookOf = async (rows: Cell[][], sheet = 'Bài nộp'): Promise<Buffer> =>
  writeExcelFile(
    rows.map(
      (row): Row =>
        row.map((value) =>
          value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : value === null ? null : { value },
        ),
    ) as Row[],
    { sheet },
  ).toBuffer();
const read = async (rows: Cell[][]): Promise<ReadSheet> =>
  readSheet(Workbook.open(await bookOf(rows), 'a.xlsx'), spec, now);
const refusal = async (run: () => unknown): Promise<string> => {
  try {
    await run();
  } catch (error) {
    if (error instanceof RuleViolation) return error.code;
    throw error;
  }
  return '';
};
/** The workbook with a part of it rewritten, as other programs would have written it. */
const rewritten = (bytes: Buffer, change: (xml: string) => string): Buffer => {
  const { archive, sheets } = Workbook.open(bytes, '');
  const path = sheets[0]?.path ?? '';
  return Archive.open(bytes).with({ [path]: change(archive.text(path) ?? '') });
};

describe('an import sheet', () => {
  it('is read whatever its cells are: real dates, typed dates, numbers as numbers and as people write them', async () => {
    const { rows, headRow, columns, blank } = await read([
      ['UBND tỉnh', null, null, null],
      heads,
      [
        'so-y-te',
        'Sở Y tế',
        '45/BC-SYT',
        new Date('2026-11-20T00:00:00Z'),
        '20/11/2026 14:30',
        '1.234,5',
        'xã, phường',
      ],
      ['so-a', '', '46/BC'.normalize('NFD'), 'ngày 5 tháng 2 năm 2026', '14h05 5/2/26', 1234, null],
      ['so-b', '', '47/BC', '5.2.26', null, '12,5', 'SO'],
      ['so-c', 'chưa nộp', null, null, null, null, 'Sở'],
    ]);
    expect([headRow, blank, columns.get('count')]).toEqual([2, 1, 6]);
    expect(rows.flatMap(({ faults }) => faults)).toEqual([]);
    expect(rows.map(({ row, values }) => ({ row, ...values }))).toEqual([
      {
        row: 3,
        unit: 'so-y-te',
        number: '45/BC-SYT',
        signedOn: '2026-11-20',
        receivedAt: '20/11/2026 14:30',
        count: 1234.5,
        class: 'xa',
      },
      { row: 4, unit: 'so-a', number: '46/BC', signedOn: '2026-02-05', receivedAt: '05/02/2026 14:05', count: 1234 },
      { row: 5, unit: 'so-b', number: '47/BC', signedOn: '2026-02-05', count: 12.5, class: 'so' },
    ]);
  });

  it('tells every fault of every row, with row, column, value, reason and mend', async () => {
    const { rows } = await read([
      heads,
      [null, '', 'x'.repeat(41), '31/02/2026', 'hôm kia', '1.5', 'huyện'],
      ['so-a', '', '45/BC', 45000, '29/11/2026 25:00', 'nhiều', null],
      ['so-b', '', null, '20/11/2026', true, 3, null],
    ]);
    const told = rows.map(({ faults }) => faults.map(({ letter, row, code }) => `${letter}${row} ${code}`));
    expect(told).toEqual([
      [
        'A2 IMPORT.CELL_INVALID',
        'C2 IMPORT.CELL_INVALID',
        'D2 DATE.NOT_REAL',
        'E2 DATE.NOT_REAL',
        'F2 IMPORT.CELL_INVALID',
        'G2 IMPORT.CELL_INVALID',
      ],
      ['D3 DATE.NOT_REAL', 'E3 INSTANT.NOT_REAL', 'F3 IMPORT.CELL_INVALID'],
      ['C4 IMPORT.CELL_INVALID', 'E4 DATE.NOT_REAL'],
    ]);
    for (const fault of rows.flatMap(({ faults }) => faults)) {
      expect([fault.reason, fault.mend, fault.head].every((text) => text !== '')).toBe(true);
    }
  });

  it('takes the stored value of a formula and never computes it; one without a value is a fault', async () => {
    const bytes = await bookOf([heads, ['so-a', '', '45/BC', '20/11/2026', null, 7, null]]);
    const withFormulas = rewritten(bytes, (xml) =>
      xml
        .replace(/(<c r="F2"[^>]*>)<v>7<\/v>/, '$1<f>3+3</f><v>6</v>')
        .replace(/(<c r="D2"[^>]*?)(?: t="\w+")?>.*?<\/c>/, '$1><f>TODAY()</f></c>'),
    );
    const [row] = readSheet(Workbook.open(withFormulas, 'a.xlsx'), spec, now).rows;
    expect(row?.values['count']).toBe(6);
    expect(row?.faults).toMatchObject([{ letter: 'D', value: 'công thức chưa có giá trị' }]);
  });

  it('does not guess at hidden rows and merged cells', async () => {
    const line = (unit: string): Cell[] => [unit, '', '45/BC', '20/11/2026', null, 7, null];
    const bytes = await bookOf([heads, line('so-a'), line('so-b'), line('so-c')]);
    const odd = rewritten(bytes, (xml) =>
      xml
        .replace('<row r="2"', '<row hidden="1" r="2"')
        .replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="D3:D4"/></mergeCells>'),
    );
    const { rows } = readSheet(Workbook.open(odd, 'a.xlsx'), spec, now);
    expect(rows.map(({ faults }) => faults.map(({ letter, value }) => `${letter} ${value}`))).toEqual([
      ['A dòng ẩn'],
      ['D ô gộp'],
      ['D ô gộp'],
    ]);
  });

  it('finds its sheet and heads without marks and case, and says what is missing', async () => {
    const plain = heads.map((head) => head.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase());
    const line: Cell[] = ['so-a', '', '45/BC', '20/11/2026', null, 7, null];
    const other = await bookOf([plain, line], 'Sheet1');
    expect(readSheet(Workbook.open(other, ''), spec, now).rows).toHaveLength(1);
    expect(await refusal(() => read([heads.slice(0, 3), ['a', 'b', 'c']]))).toBe('IMPORT.COLUMN_MISSING');
    expect(
      await refusal(() =>
        read([
          [...heads, 'Mã đơn vị'],
          [...line, 'so-b'],
        ]),
      ),
    ).toBe('IMPORT.COLUMN_TWICE');
    expect(await refusal(() => read([heads]))).toBe('IMPORT.NO_ROWS');
    expect(await refusal(async () => readSheet(Workbook.open(await bookOf([['a']], 'Khác'), ''), spec, now))).toBe(
      'IMPORT.SHEET_MISSING',
    );
  });
});

describe('a file that is no workbook', () => {
  it('is refused by what is wrong with it', async () => {
    const open = (bytes: Buffer) => refusal(() => Workbook.open(bytes, 'a.xlsx'));
    expect(await open(Buffer.from('a;b;c'))).toBe('IMPORT.FILE_NOT_XLSX');
    expect(await open(Buffer.alloc(0))).toBe('IMPORT.FILE_NOT_XLSX');
    expect(await open(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('IMPORT.FILE_NOT_XLSX');
    expect(await open(Buffer.from('PK\u0003\u0004 cut off'))).toBe('IMPORT.FILE_BROKEN');
    const whole = await bookOf([heads, ['so-a']]);
    expect(await open(whole.subarray(0, whole.length - 200))).toBe('IMPORT.FILE_BROKEN');
    expect(await open(Archive.open(whole).with({ 'xl/vbaProject.bin': 'x' }))).toBe('IMPORT.FILE_NOT_XLSX');
  });

  it('is refused when it blows up, or declares entities', async () => {
    const whole = await bookOf([heads, ['so-a']]);
    const bomb = Archive.open(whole).with({ 'xl/sharedStrings.xml': `<sst>${' '.repeat(140 * 1024 * 1024)}</sst>` });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal(() => Workbook.open(bomb, ''))).toBe('IMPORT.FILE_TOO_LARGE');
    const entities = rewritten(whole, (xml) => xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'));
    expect(await refusal(() => readSheet(Workbook.open(entities, ''), spec, now))).toBe('IMPORT.FILE_BROKEN');
  });

  it('never crashes the reader, whatever bytes are changed', async () => {
    const whole = await bookOf([heads, ['so-a', '', '45/BC', '20/11/2026', null, 7, null]]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const bytes = Buffer.from(whole);
          for (const [at, value] of changes) bytes[at] = value;
          await refusal(() => readSheet(Workbook.open(bytes, ''), spec, now));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of very many rows is read or refused, not cut short', async () => {
    const bytes = await bookOf([heads, ['so-a', '', '45/BC', '20/11/2026', null, 7, null]]);
    const rowsOf = (count: number): string =>
      Array.from({ length: count }, (_, index) => `<row r="${index + 3}"><c r="A${index + 3}"><v>1</v></c></row>`).join(
        '',
      );
    const grown = (count: number) =>
      rewritten(bytes, (xml) => xml.replace('</sheetData>', `${rowsOf(count)}</sheetData>`));
    expect(readSheet(Workbook.open(grown(90_000), ''), spec, now).blank).toBe(90_000);
    expect(await refusal(() => readSheet(Workbook.open(grown(100_001), ''), spec, now))).toBe('IMPORT.TOO_MANY_ROWS');
  });
});

describe('the same file back', () => {
  const faulty: Cell[][] = [
    heads,
    ['so-a', '', '45/BC', '31/02/2026', null, 7, null],
    ['so-b', 'Sở <B> & "C"', '=1+1', '20/11/2026', null, 7, null],
    ['so-c', '', '47/BC', new Date('2026-11-20T00:00:00Z'), null, 'x', null],
  ];
  const marksOf = ({ rows }: ReadSheet) =>
    rows
      .filter(({ faults }) => faults.length > 0)
      .map(({ row, faults }) => ({
        row,
        columns: faults.map(({ column: at }) => at),
        text: faults.map(({ head, reason, mend }) => `${head}: ${reason} ${mend}`).join('\n'),
      }));

  it('says in a column of its own what is wrong, keeps everything else, and can be sent again', async () => {
    const bytes = await bookOf(faulty);
    const first = readSheet(Workbook.open(bytes, ''), spec, now);
    const place = { sheet: first.sheet, headRow: first.headRow, errorColumn: first.errorColumn, errorHead: 'Lỗi' };
    const marked = markErrors(bytes, place, marksOf(first));
    const again = readSheet(Workbook.open(marked, ''), spec, now);
    expect(again.rows.map(({ values }) => values)).toEqual(first.rows.map(({ values }) => values));
    expect(again.rows.map(({ faults }) => faults.length)).toEqual([1, 0, 1]);
    expect(again.errorColumn).toBe(first.errorColumn);
    const sheet = Workbook.open(marked, '');
    const { rows } = sheet.read(sheet.sheets[0] ?? { name: '', path: '', hidden: false });
    expect(rows.map(({ cells }) => cells.get(first.errorColumn))).toMatchObject([
      { text: 'Lỗi' },
      { text: expect.stringContaining('Ngày ký: Đây không phải ngày có thật.') },
      undefined,
      { text: expect.stringContaining('Số lớp') },
    ]);
    // Marked a second time after one mend: the mended row loses its mark.
    const cleaned = markErrors(marked, place, marksOf(again).slice(1));
    const last = Workbook.open(cleaned, '');
    expect(
      last.read(last.sheets[0] ?? { name: '', path: '', hidden: false }).rows[1]?.cells.has(first.errorColumn),
    ).toBe(false);
    expect(readSheet(last, spec, now).rows.map(({ values }) => values)).toEqual(first.rows.map(({ values }) => values));
  });

  it('is the prepared sheet, too: written, read, marked, read', async () => {
    const prepared = await preparedSheet({
      spec,
      rows: [
        {
          unit: 'so-a',
          name: '=HYPERLINK("x")',
          number: '45/BC',
          signedOn: { date: plainDateOf('2026-11-20') },
          count: 7,
          class: 'Sở',
        },
        { unit: 'so-b', name: 'Sở B', number: null, signedOn: null, count: null, class: null },
      ],
      notes: ['Chỉ điền các ô trắng.'],
    });
    const book = Workbook.open(prepared, '');
    expect(book.sheets.map(({ name }) => name)).toEqual(['Bài nộp', 'Hướng dẫn', 'Danh mục']);
    const first = readSheet(book, spec, now);
    expect(first.blank).toBe(1);
    expect(first.rows[0]).toMatchObject({
      faults: [],
      values: { unit: 'so-a', number: '45/BC', signedOn: '2026-11-20', count: 7, class: 'so' },
    });
    expect(book.archive.text('xl/worksheets/sheet1.xml')).toContain('<dataValidation type="list"');
    const place = { sheet: first.sheet, headRow: 1, errorColumn: first.errorColumn, errorHead: 'Lỗi' };
    const marked = markErrors(prepared, place, [{ row: 2, columns: [3, 4], text: 'Sai' }]);
    expect(readSheet(Workbook.open(marked, ''), spec, now).rows[0]?.values).toEqual(first.rows[0]?.values);
  });
});

describe('small parts of a sheet', () => {
  it('name columns by letters, both ways', () => {
    expect([1, 26, 27, 702, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    fc.assert(fc.property(fc.integer({ min: 1, max: 16_384 }), (n) => columnOf(`${columnLetters(n)}7`) === n));
  });

  it('count days as Excel does, its 29/2/1900 included', () => {
    const day = (serial: number, from1904 = false) => momentOf(serial, from1904)?.date;
    expect([day(1), day(59), day(61), day(44_575), day(43_113, true)]).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2022-01-14',
      '2022-01-14',
    ]);
    expect(momentOf(44_575.5, false)?.minutes).toBe(720);
    expect([day(0), day(-1), day(1e9)]).toEqual([undefined, undefined, undefined]);
  });

  it('neutralise what a spreadsheet would compute, and only that', () => {
    for (const text of ['=1+1', '+84', '-1', '@SUM(A1)', '\tx', '\r=1']) {
      expect(neutralText(text)).toBe(`'${text}`);
      expect(meantText(neutralText(text))).toBe(text);
    }
    for (const text of ['', 'a=1', "'trích dẫn'", '45/BC-SNV']) expect(meantText(neutralText(text))).toBe(text);
  });
});
