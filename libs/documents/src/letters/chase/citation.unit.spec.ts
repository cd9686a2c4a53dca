import { plainDateOf } from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { fullCitation, inSentence, shortCitation } from './citation.js';

const document = {
  type: 'Kế hoạch',
  number: '0155',
  sign: 'KH-UBND',
  issuedOn: plainDateOf('2022-02-05'),
  issuer: 'UBND tỉnh',
  subject: 'V/v: Thực hiện công tác dân vận.',
};

describe('a directive is cited', () => {
  it('with type, number as printed, sign, date, issuer and subject', () => {
    expect(shortCitation(document)).toBe('Kế hoạch số 0155/KH-UBND');
    expect(fullCitation(document)).toBe(
      'Kế hoạch số 0155/KH-UBND ngày 05 tháng 02 năm 2022 của UBND tỉnh về thực hiện công tác dân vận',
    );
    expect(fullCitation({ ...document, subject: ' ' })).toBe(
      'Kế hoạch số 0155/KH-UBND ngày 05 tháng 02 năm 2022 của UBND tỉnh',
    );
  });

  it.each([
    ['Báo cáo năm', 'báo cáo năm'],
    ['CCHC năm 2026', 'CCHC năm 2026'],
    ['Ninh Thuận xây dựng nông thôn mới', 'Ninh Thuận xây dựng nông thôn mới'],
    ['Đề án 06', 'đề án 06'],
    ['Ý kiến góp ý', 'ý kiến góp ý'],
    ['', ''],
  ])('in a sentence: %s', (text, expected) => {
    expect(inSentence(text)).toBe(expected);
  });
});
