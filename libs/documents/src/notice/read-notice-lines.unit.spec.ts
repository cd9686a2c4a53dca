import { RuleViolation } from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { readNoticeLines } from './read-notice-lines.js';

const read = (text: string): string[] =>
  readNoticeLines(text).map(({ date, working, name }) => `${date} ${working ? 'làm' : 'nghỉ'} ${name}`);

const refusal = (text: string): { field: string; reason: string } => {
  try {
    readNoticeLines(text);
  } catch (error) {
    if (error instanceof RuleViolation && error.code === 'CALENDAR.NOTICE_INVALID') return error.details;
    throw error;
  }
  throw new Error(`Nobody refused: ${text}`);
};

describe('a notice typed line by line', () => {
  it.each([
    ['31/08/2026 nghỉ: Hoán đổi', ['2026-08-31 nghỉ Hoán đổi']],
    ['22/08/2026 làm bù', ['2026-08-22 làm Làm bù']],
    ['22.8.2026 lam bu', ['2026-08-22 làm Lam bu']],
    ['thứ Bảy, 22/8/2026: làm bù cho ngày nghỉ 31/8', ['2026-08-22 làm Làm bù cho ngày nghỉ 31/8']],
    ['ngày 31 tháng 8 năm 2026 nghỉ hoán đổi ngày làm việc', ['2026-08-31 nghỉ Nghỉ hoán đổi ngày làm việc']],
    ['2026-08-31 NGHỈ', ['2026-08-31 nghỉ NGHỈ']],
    ['30/4-1/5/2026 nghỉ', ['2026-04-30 nghỉ Nghỉ', '2026-05-01 nghỉ Nghỉ']],
    ['từ ngày 30/4 đến hết ngày 01/5/2026 nghỉ', ['2026-04-30 nghỉ Nghỉ', '2026-05-01 nghỉ Nghỉ']],
    ['31/12/2026 – 01/01/2027 nghỉ: Tết', ['2026-12-31 nghỉ Tết', '2027-01-01 nghỉ Tết']],
    ['01-02/09/2026 nghỉ: Quốc khánh', ['2026-09-01 nghỉ Quốc khánh', '2026-09-02 nghỉ Quốc khánh']],
    ['01-09-2026 nghỉ', ['2026-09-01 nghỉ Nghỉ']],
    ['# ghi chú\n\n  31/08/2026\tnghỉ\r\n', ['2026-08-31 nghỉ Nghỉ']],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
    expect(read(text.normalize('NFD'))).toEqual(expected);
  });

  it.each([
    ['31/08/2026', 'không nói nghỉ hay làm bù'],
    ['04/12/2026 nghỉ, làm bù 12/12/2026', 'cả nghỉ lẫn làm việc'],
    ['04/12/2026 nghỉ làm bù', 'cả nghỉ lẫn làm việc'],
    ['12/12/2026 đi làm, nghỉ 04/12/2026', 'cả nghỉ lẫn làm việc'],
    ['nghỉ', 'Không đọc được ngày'],
    ['30/2/2026 nghỉ', 'Không có ngày 30/2/2026'],
    ['31/9/2026 làm bù', 'Không có ngày 31/9/2026'],
    ['31/8 nghỉ', 'Chưa ghi đủ ngày, tháng và năm'],
    ['thứ Hai, 22/08/2026 làm bù', 'không phải thứ hai'],
    ['5/5-1/5/2026 nghỉ', 'Ngày đầu sau ngày cuối'],
    ['1/1/2026-31/12/2026 nghỉ', '365 ngày liền'],
    ['1/1/1000-1/1/9999 nghỉ', 'ngày liền'],
    ['hôm nào đó nghỉ', 'Không đọc được ngày'],
  ])('refuses %j and says why', (text, reason) => {
    const { field, reason: said } = refusal(`# dòng đầu\n${text}`);
    expect(field).toBe('dòng 2');
    expect(said.toLowerCase()).toContain(reason.toLowerCase());
  });

  it('that says nothing at all is refused', () => {
    expect(refusal(' \n#\n').reason).toContain('chưa có dòng nào');
  });
});
