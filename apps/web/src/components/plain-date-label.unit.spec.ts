import { describe, expect, it } from 'vitest';
import { formatDay, formatLongDay, formatShortDay, yearOf } from './plain-date-label.js';

const UTC_NAMES = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

describe('a plain date on screen', () => {
  it('is written day, month, year', () => {
    expect(formatDay('2026-02-05')).toBe('05/02/2026');
    expect(formatShortDay('2026-11-24')).toBe('24/11');
    expect(yearOf('2024-11-24')).toBe(2024);
  });

  it('carries its weekday in long form', () => {
    expect(formatLongDay('2026-02-05')).toBe('thứ Năm, 05/02/2026');
    expect(formatLongDay('2024-11-24')).toBe('Chủ nhật, 24/11/2024');
  });

  it('has the weekday of the Gregorian calendar on every day from 2020 to 2030', () => {
    const end = Date.UTC(2031, 0, 1);
    for (let at = Date.UTC(2020, 0, 1); at < end; at += 86_400_000) {
      const date = new Date(at);
      const day = date.toISOString().slice(0, 10);
      expect(formatLongDay(day).split(',')[0], day).toBe(UTC_NAMES[date.getUTCDay()]);
    }
  });

  it('comes back unchanged when it is no plain date', () => {
    expect(formatDay('chưa có')).toBe('chưa có');
    expect(formatLongDay('')).toBe('');
  });
});
