import { describe, expect, it } from 'vitest';
import { instantOf } from './instant.js';
import { readDateText } from './read-date-text.js';

const now = instantOf('2025-12-31T17:30:00.000Z'); // 00:30 on 01/01/2026 in Hồ Chí Minh

describe('a typed date', () => {
  it.each([
    ['15/3/2022', '2022-03-15'],
    ['5/2/26', '2026-02-05'],
    ['05.02.2026', '2026-02-05'],
    ['15-3-2022', '2022-03-15'],
    [' 15 / 3 / 2022 ', '2022-03-15'],
    ['2026-02-05', '2026-02-05'],
    ['ngày 5 tháng 2 năm 2026', '2026-02-05'],
    ['Ngày 05 tháng 02 năm 2026', '2026-02-05'],
    ['5 tháng 2 năm 2026', '2026-02-05'],
    ['ngay 5 thang 2 nam 2026', '2026-02-05'],
    ['NGÀY 5 THÁNG 2 NĂM 2026', '2026-02-05'],
    ['ngày  5\ttháng 2   năm 2026', '2026-02-05'],
    ['29/2/2024', '2024-02-29'],
  ])('%j is read as %s: day before month', (text, date) => {
    expect(readDateText(text, now)).toBe(date);
    expect(readDateText(text.normalize('NFD'), now)).toBe(date);
  });

  it.each([
    ['15/3', '2026-03-15'],
    ['ngày 5 tháng 2', '2026-02-05'],
  ])('without a year, %j lies in the year that Hồ Chí Minh has now', (text, date) => {
    expect(readDateText(text, now)).toBe(date);
  });

  it.each([
    '30/2/2026',
    '31/9/2026',
    '29/2/2026',
    '3/15/2022',
    '0/1/2026',
    '2026-02-30',
    '4/2022',
    '1/1/202',
    'mai',
    '15/3/2022 nhé',
    '١٥/٣/٢٠٢٢',
  ])('%j is refused with the words that were typed', (text) => {
    expect(() => readDateText(text, now, 'issuedOn')).toThrow(
      expect.objectContaining({
        code: 'DATE.NOT_REAL',
        details: expect.objectContaining({ field: 'issuedOn', value: text }),
      }),
    );
  });

  it.each(['', '   '])('that was left out (%j) is called missing, not wrong', (text) => {
    expect(() => readDateText(text, now)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ reason: 'Chưa nhập ngày.' }) }),
    );
  });
});
