import { describe, expect, it } from 'vitest';
import { blocksOf } from '../layout/blocks.js';
import { textLines } from '../layout/page-furniture.js';
import { printedLines } from '../text/printed-lines.js';
import { passagesOf } from './passages.js';
import { sentencesOf } from './sentences.js';

const clauses = (text: string): [string, string][] =>
  passagesOf(blocksOf(textLines(printedLines(text)))).map(({ clause, text: words }) => [clause, words]);

describe('clauses as the document numbers them', () => {
  it('roman, number, letter, bullet, plus', () => {
    const text =
      'I. MỤC ĐÍCH\nII. NỘI DUNG\n1. Việc một\na) Điểm a\n- Gạch một\n+ Cộng một\n- Gạch hai\nb) Điểm b\n2. Việc hai\n- Gạch khác';
    expect(clauses(text).map(([clause]) => clause)).toEqual([
      ...['I', 'II', 'II.1', 'II.1.a', 'II.1.a gạch đầu dòng 1', 'II.1.a gạch đầu dòng 1.1', 'II.1.a gạch đầu dòng 2'],
      ...['II.1.b', 'II.2', 'II.2 gạch đầu dòng 1'],
    ]);
  });

  it('decimals stand for their number; articles and Party dashes count too', () => {
    expect(clauses('II. NỘI DUNG\n1. Một\n1.1. Một một\n1.2. Một hai').map(([clause]) => clause)).toEqual([
      'II',
      'II.1',
      'II.1.1',
      'II.1.2',
    ]);
    expect(clauses('Điều 5. Thời hạn\n1. Khoản\na) Điểm').map(([clause]) => clause)).toEqual([
      'Điều 5',
      'Điều 5.1',
      'Điều 5.1.a',
    ]);
    expect(clauses('IV- TỔ CHỨC\n1- Các huyện ủy').map(([clause]) => clause)).toEqual(['IV', 'IV.1']);
  });

  it('a paragraph without a marker belongs to what is above it, a closing one to the document', () => {
    expect(clauses('1. Các đơn vị báo cáo.\nThời gian gửi: trước ngày 15/6.\nTrên đây là Kế hoạch.')).toEqual([
      ['1', 'Các đơn vị báo cáo.'],
      ['1', 'Thời gian gửi: trước ngày 15/6.'],
      ['đoạn cuối', 'Trên đây là Kế hoạch.'],
    ]);
  });
});

describe('broken lines', () => {
  it('join over blank lines, page numbers and glued hyphens', () => {
    const text =
      '1. Thực hiện Kết luận số 01-\n\nKL/TW về phát triển kinh tế\n\n7\n\n- xã hội của\n\ntỉnh.\n2. Việc khác';
    expect(clauses(text)).toEqual([
      ['1', 'Thực hiện Kết luận số 01-KL/TW về phát triển kinh tế - xã hội của tỉnh.'],
      ['2', 'Việc khác'],
    ]);
  });

  it('a date at the start of a line is no marker', () => {
    expect(clauses('1. Gửi trước ngày\n10/4/2023.\n2. Việc khác')).toEqual([
      ['1', 'Gửi trước ngày 10/4/2023.'],
      ['2', 'Việc khác'],
    ]);
  });

  it('bold, italics, links and escapes of Markdown go, the words stay', () => {
    expect(clauses('**a) Gửi** về [Sở](http://so.example) *trước ngày* **15/3**\\.')).toEqual([
      ['a', 'Gửi về Sở trước ngày 15/3.'],
    ]);
  });
});

describe('sentences', () => {
  const parts = (text: string): string[][] =>
    sentencesOf(text).map((sentence) => sentence.parts.map((part) => part.text));

  it('end at a stop before a capital, not within brackets, dates and titles', () => {
    expect(parts('Gửi về TP. Hồ Chí Minh trước ngày 15.3.2022 (qua Sở. Nếu chậm). Sau đó báo cáo.')).toEqual([
      ['Gửi về TP. Hồ Chí Minh trước ngày 15.3.2022 (qua Sở. Nếu chậm).'],
      ['Sau đó báo cáo.'],
    ]);
  });

  it('have parts at semicolons and at (1) … (2)', () => {
    expect(parts('Trọng tâm là: (1) Tổng kết; (2) Sơ kết.')).toEqual([
      ['Trọng tâm là:', '(1) Tổng kết;', '(2) Sơ kết.'],
    ]);
  });
});
