import { plainDateOf } from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { preparedSheet } from '../import/prepare-sheet.js';
import { type ReadSheet, readSheet } from '../import/read-sheet.js';
import { bookOf, type Cell, heads, now, spec } from '../import/testing/a-workbook.js';
import { markErrors } from './mark-errors.js';
import { Workbook } from './read/workbook.js';

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
