import { plainDateOf, instantOf } from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { legalCount, legalDate, legalMoment, openDate } from './legal-date.js';

describe('a date in an official document', () => {
  it('has a zero before days below 10 and before months 1 and 2 only', () => {
    const written = ['2026-01-09', '2026-02-10', '2026-03-01', '2026-10-31'].map((day) => legalDate(plainDateOf(day)));
    expect(written).toEqual([
      'ngày 09 tháng 01 năm 2026',
      'ngày 10 tháng 02 năm 2026',
      'ngày 01 tháng 3 năm 2026',
      'ngày 31 tháng 10 năm 2026',
    ]);
  });

  it('leaves the day open until the document is signed', () => {
    expect(openDate(plainDateOf('2026-02-05'))).toMatch(/^ngày\u00a0{4,}tháng\u00a002\u00a0năm\u00a02026$/);
  });

  it('is read from an instant in the zone of Vietnam: half past midnight is the next day', () => {
    expect(legalMoment(instantOf('2026-03-08T17:30:00.000Z'))).toBe('00 giờ 30 phút ngày 09 tháng 3 năm 2026');
  });

  it('counts below ten with a zero', () => {
    expect([0, 5, 10, 116].map(legalCount)).toEqual(['00', '05', '10', '116']);
  });
});
