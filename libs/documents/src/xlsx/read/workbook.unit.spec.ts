import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../import/read-sheet.js';
import { bookOf, heads, now, refusal, rewritten, spec } from '../../import/testing/a-workbook.js';
import { meantText, neutralText } from '../safe-text.js';
import { Archive } from './archive.js';
import { columnLetters, columnOf } from './cell-address.js';
import { momentOf } from './number-formats.js';
import { Workbook } from './workbook.js';

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
