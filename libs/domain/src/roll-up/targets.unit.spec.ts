import { describe, expect, it } from 'vitest';
import type { Target } from '../template/cascade-template.js';
import { anObligation, aScoring, aTemplate } from '../testing/index.js';
import { type Standing, tallyOf } from './tally.js';
import { targetsMet } from './targets.js';

const target = (rating: string, atLeastPercent: number, obligation = 'ho-so'): Target => ({
  number: 5,
  text: `${atLeastPercent}% trở lên xếp loại ${rating}`,
  binds: 'all',
  measure: { obligation, rating, atLeastPercent },
});
const rated = (...counts: [number, string | null][]): Standing[] =>
  counts.flatMap(([count, rating]) =>
    Array.from({ length: count }, (_, index) => ({
      unitId: `${rating}-${index}`,
      status: { code: 'done_on_time', days: 0, label: '' } as const,
      rating,
    })),
  );
const result = (standings: Standing[] | null, one = target('Tốt', 60)) => {
  const template = aTemplate([anObligation('ho-so', { scoring: aScoring() })], {
    targets: [{ number: 1, text: 'không đo được', binds: 'all' }, one],
  });
  return targetsMet(template, () => standings && tallyOf(standings))[0];
};

describe('a target that ratings measure', () => {
  it('is met by the share of the owing units with that rating or a better one', () => {
    expect(result(rated([4, 'Xuất sắc'], [8, 'Tốt'], [8, 'Khá']))).toEqual({
      number: 5,
      met: true,
      reached: 12,
      owed: 20,
      text: '12/20 đơn vị xếp loại Tốt trở lên (60 %): đạt chỉ tiêu 60 %',
    });
  });

  it('is not met by who was not rated, and says how many', () => {
    expect(result(rated([11, 'Tốt'], [8, 'Khá'], [1, null]))).toMatchObject({
      met: false,
      text: '11/20 đơn vị xếp loại Tốt trở lên (55 %): chưa đạt chỉ tiêu 60 %; còn 1 đơn vị chưa xếp loại',
    });
  });

  it('is not met by rounding', () => {
    expect(result(rated([5999, 'Tốt'], [4001, 'Khá']))).toMatchObject({
      met: false,
      text: '5.999/10.000 đơn vị xếp loại Tốt trở lên (59,9 %): chưa đạt chỉ tiêu 60 %',
    });
  });

  it('of the best rating, of nobody, or without a result says so', () => {
    expect(result(rated([1, 'Xuất sắc'], [1, 'Tốt']), target('Xuất sắc', 50))?.text).toBe(
      '1/2 đơn vị xếp loại Xuất sắc (50 %): đạt chỉ tiêu 50 %',
    );
    expect(result([])).toMatchObject({ met: null, text: 'Không có đơn vị nào phải thực hiện.' });
    expect(result(null)).toMatchObject({ met: null, text: 'Chưa có kết quả xếp loại Tốt.' });
  });

  it('leaves out the targets that nothing measures', () => {
    const template = aTemplate([anObligation('ho-so')], { targets: [{ number: 1, text: 'x', binds: 'all' }] });
    expect(targetsMet(template, () => null)).toEqual([]);
  });
});
