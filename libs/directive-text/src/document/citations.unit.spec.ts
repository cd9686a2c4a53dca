import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../text/folding.js';
import { citationsIn, withoutCitations } from './citations.js';

const cited = (text: string): [string, string | null][] =>
  citationsIn(text).map(({ printed, date }) => [printed, date]);

describe('a cited document', () => {
  it.each([
    ['Kế hoạch số 765/KH-UBND ngày 20/3/2023 của UBND tỉnh', '765/KH-UBND', '2023-03-20'],
    ['Chương trình số 203-CT/TU, ngày 12/8/2013', '203-CT/TU', '2013-08-12'],
    ['Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019', '09/2019/NĐ-CP', '2019-01-24'],
    ['Chỉ thị 28/CT-TTg ngày 10/9/2014', '28/CT-TTg', '2014-09-10'],
    ['Chương trình số 30-CTr/BDVHU-UBND ngày 28/01/2022', '30-CTr/BDVHU-UBND', '2022-01-28'],
    ['Ke hoạch số 43/KH-BDVTU ngày 07/12/2022', '43/KH-BDVTU', '2022-12-07'],
    ['Quyết định số 99-QĐ/TW, ngày 31/02/2017', '99-QĐ/TW', null],
  ])('%s', (text, number, date) => {
    expect(cited(text)).toEqual([[number, date]]);
  });

  it('two of one number are two, told apart by date', () => {
    expect(cited('Chỉ thị số 36-CT/TU ngày 19/4/2017; Chỉ thị số 36-CT/TU ngày 21/11/2022')).toEqual([
      ['36-CT/TU', '2017-04-19'],
      ['36-CT/TU', '2022-11-21'],
    ]);
  });

  it('a due day followed by words is none', () => {
    expect(cited('trước ngày 15/6 - thông qua Sở Nội vụ, giai đoạn 2021-2025')).toEqual([]);
    expect(cited('Báo cáo kết quả trước ngày 15/3/2023 của Sở')).toEqual([]);
  });

  it('is blotted out without moving what stands around it', () => {
    const plain = fold('theo Kế hoạch số 133/KH-UBND ngày 08/9/2022; gửi trước ngày 20/10/2023');
    const rest = withoutCitations(plain, citationsIn(plain, plain));
    expect(rest).toHaveLength(plain.length);
    expect(rest).not.toContain('08/9/2022');
    expect(rest.slice(rest.indexOf(';'))).toBe('; gui truoc ngay 20/10/2023');
  });
});

it('folding keeps every offset', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (text) => fold(text.normalize('NFC')).length === text.normalize('NFC').length,
    ),
  );
});
