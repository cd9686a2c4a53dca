import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, exactDecimal, exactSum } from './exact-decimal.js';
import { figureSum, isAddable } from './figure-sum.js';

const given = (...values: number[]) => values.map((value, index) => ({ unitId: `u-${index}`, value }));
const meetings = { label: 'Số cuộc đối thoại', unit: 'cuộc' };

describe('a sum of decimals', () => {
  it.each([
    [[0.1, 0.2], '0.3'],
    [[1.005, 2.005], '3.01'],
    [[-1.5, 1.5], '0'],
    [[1e21, 1], '1000000000000000000001'],
    [[1e-7, 1e-7], '0.0000002'],
    [[9007199254740991, 9007199254740991], '18014398509481982'],
    [[-0.05, -0.05], '-0.1'],
    [[], '0'],
  ])('%j is exactly %s', (values, text) => {
    expect(decimalText(exactSum(values))).toBe(text);
  });

  it('of hundredths is that of whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), (cents) => {
        const whole = cents.reduce((sum, one) => sum + one, 0);
        const { digits, scale } = exactSum(cents.map((one) => one / 100));
        expect(digits * 10n ** BigInt(2 - scale)).toBe(BigInt(whole));
      }),
    );
  });

  it('writes every number as it was given', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(decimalText(exactDecimal(value)))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('a figure over units', () => {
  it('is added up with the least and the most', () => {
    expect(figureSum(meetings, given(3, 10, 0.5))).toEqual({ total: '13.5', least: '0.5', most: '10', far: [] });
  });

  it('of nobody has no sum', () => {
    expect(figureSum(meetings, [])).toEqual({ total: null, least: null, most: null, far: [] });
  });

  it.each([
    ['Tỷ lệ hộ nghèo', '%'],
    ['Kết quả', '%'],
    ['Mức độ hài lòng (%)', ''],
    ['Tỉ lệ giải ngân', 'phần trăm'],
    ['Thu nhập', 'bình quân'],
    ['Điểm đánh giá', ''],
    ['Kết quả', 'điểm'],
    ['Thu nhập', 'triệu đồng/người'],
  ])('is not added up when a sum means nothing: %s (%s)', (label, unit) => {
    expect(isAddable({ label, unit })).toBe(false);
    expect(figureSum({ label, unit }, given(40, 60)).total).toBeNull();
  });

  it.each([
    ['Số cuộc đối thoại', 'cuộc'],
    ['Số điểm cầu truyền hình', 'điểm cầu'],
    ['Kinh phí', 'triệu đồng'],
  ])('is added up: %s (%s)', (label, unit) => {
    expect(isAddable({ label, unit })).toBe(true);
  });

  it('points at who is far from the others: another unit of measure, a zero too many', () => {
    expect(figureSum(meetings, given(10, 12, 11, 9, 12_000_000)).far).toEqual(['u-4']);
    expect(figureSum(meetings, given(5, 5, 5, 5, 5, 60)).far).toEqual(['u-5']);
    expect(figureSum(meetings, given(0, 0, 0, 0, 3)).far).toEqual([]);
    expect(figureSum(meetings, given(1, 1000)).far).toEqual([]);
  });
});
