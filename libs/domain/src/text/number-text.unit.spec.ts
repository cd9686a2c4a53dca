import { describe, expect, it } from 'vitest';
import { numberText } from './number-text.js';

describe('a number in words', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1234, '1.234'],
    [-1234.5, '-1.234,5'],
    [1_000_000, '1.000.000'],
    ['12345678901234567890.25', '12.345.678.901.234.567.890,25'],
  ])('%s is %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });
});
