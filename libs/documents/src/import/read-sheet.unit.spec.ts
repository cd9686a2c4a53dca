import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { markErrors } from '../xlsx/mark-errors.js';
import { Workbook } from '../xlsx/read/workbook.js';
import { type ReadSheet, readSheet } from './read-sheet.js';
import { bookOf, type Cell, heads, now, read, refusal, rewritten, spec } from './testing/a-workbook.js';

/** From the .fods beside it, which can be read and changed as text. */
const SAVED = new URL('./testing/as-people-make-them.xlsx', import.meta.url);
const saved = async (by = spec): Promise<ReadSheet> => readSheet(Workbook.open(await readFile(SAVED), ''), by, now);

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
      ['so-b', '', '47/BC', '5.2.26', '5/2/2026 8h', '12,5', 'SO'],
      ['so-c', 'chưa nộp', null, null, null, null, 'Sở'],
    ]);
    expect([headRow, blank, columns['count']]).toEqual([2, 1, 6]);
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
      {
        row: 5,
        unit: 'so-b',
        number: '47/BC',
        signedOn: '2026-02-05',
        receivedAt: '05/02/2026 08:00',
        count: 12.5,
        class: 'so',
      },
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

describe('a sheet as people make it, saved by LibreOffice', () => {
  it('has its title merged, its columns moved, own ones added, and dates and numbers in every way', async () => {
    const { headRow, columns, rows, blank } = await saved();
    expect([headRow, blank, columns]).toEqual([
      3,
      0,
      { class: 2, unit: 3, signedOn: 5, number: 6, receivedAt: 8, count: 9 },
    ]);
    expect(rows.map(({ row, values }) => ({ row, ...values }))).toEqual([
      {
        row: 4,
        class: 'so',
        unit: 'so-y-te',
        signedOn: '2026-03-15',
        number: '45/BC-SYT',
        receivedAt: '15/03/2026 14:30',
        count: 12,
      },
      {
        row: 5,
        class: 'xa',
        unit: '007',
        signedOn: '2026-03-15',
        number: '46/BC',
        receivedAt: '15/03/2026 08:05',
        count: 1234,
      },
      // Numbers that are shown as 007 and 0047.
      { row: 6, unit: '007', signedOn: '2026-03-16', number: '0047' },
      { row: 7, unit: 'so-a', signedOn: '2026-03-17', number: '48/BC', count: 3 },
      { row: 8, unit: 'so-an', signedOn: '2026-03-18', number: '49/BC', count: 1 },
      { row: 9, unit: 'so-b', number: '50/BC', count: 9 },
      { row: 10, unit: 'so-c', signedOn: '2026-03-19', number: '51/BC', receivedAt: '20/03/2026', count: 1234.5 },
    ]);
  });

  it('is told what nobody can know: a hidden row, a date that is only a number, a percentage of what is no percentage', async () => {
    const { rows } = await saved();
    const told = rows.flatMap(({ faults }) => faults.map(({ letter, row, value }) => `${letter}${row} ${value}`));
    expect(told).toEqual(['I6 50%', 'C8 dòng ẩn', 'E9 46098']);
    const inPercent = spec.columns.map((column) => (column.key === 'count' ? { ...column, percent: true } : column));
    const percentages = await saved({ ...spec, columns: inPercent });
    expect(percentages.rows[2]?.values['count']).toBe(50);
  });

  it('comes back marked where it is wrong, and is read as before', async () => {
    const bytes = await readFile(SAVED);
    const first = await saved();
    const place = { sheet: first.sheet, headRow: first.headRow, errorColumn: first.errorColumn, errorHead: 'Lỗi' };
    const marks = first.rows.filter(({ faults }) => faults.length > 0);
    const marked = markErrors(
      bytes,
      place,
      marks.map(({ row, faults }) => ({ row, columns: faults.map(({ column }) => column), text: 'Sai' })),
    );
    const again = readSheet(Workbook.open(marked, ''), spec, now);
    expect(again).toEqual(first);
  });
});
