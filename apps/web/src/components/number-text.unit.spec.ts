import { describe, expect, it } from 'vitest';
import { formatBytes, formatNumber, formatShare, parseNumberText } from './number-text.js';

describe('a number typed in Vietnamese', () => {
  it.each([
    ['1.234,5', 1234.5],
    ['1234,5', 1234.5],
    ['12', 12],
    ['1.234.567', 1234567],
    [' 1 234 ', 1234],
    ['-3', -3],
  ])('%s is read as %d', (text, value) => {
    expect(parseNumberText(text)).toBe(value);
  });

  it.each(['', 'mười', '1.5', '1,2,3', '12.34', '1e3', ','])('%s is no number', (text) => {
    expect(parseNumberText(text)).toBeNull();
  });

  it('is shown as it is typed', () => {
    expect(formatNumber(1234.5)).toBe('1.234,5');
    expect(formatNumber(618)).toBe('618');
    expect(formatNumber(1392000)).toBe('1.392.000');
    expect(parseNumberText(formatNumber(98765.25))).toBe(98765.25);
  });

  it('as a share never says 100 % before all are there', () => {
    expect(formatShare(999, 1000)).toBe('99%');
    expect(formatShare(36, 36)).toBe('100%');
    expect(formatShare(0, 0)).toBe('–');
  });

  it('as a size names its unit', () => {
    expect(formatBytes(69)).toBe('69 byte');
    expect(formatBytes(2048)).toBe('2 KB');
    expect(formatBytes(1.5 * 1024 * 1024)).toBe('1,5 MB');
  });
});
