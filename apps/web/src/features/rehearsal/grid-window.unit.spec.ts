import { describe, expect, it } from 'vitest';
import { offsetFor, rangeIn } from './grid-window.js';

describe('the drawn part of the grid', () => {
  it('is what is seen and a little more, never beyond the ends', () => {
    expect(rangeIn(0, 340, 34, 10_000)).toEqual({ first: 0, last: 14 });
    expect(rangeIn(34_000, 340, 34, 10_000)).toEqual({ first: 996, last: 1014 });
    expect(rangeIn(34_000, 340, 34, 3)).toEqual({ first: 3, last: 3 });
    expect(rangeIn(0, -20, 34, 10)).toEqual({ first: 0, last: 4 });
  });

  it('scrolls only as far as a cell needs to be seen beside the fixed heading', () => {
    const view = { offset: 340, extent: 402 };
    expect(offsetFor(12, 34, 62, view)).toBe(340);
    expect(offsetFor(3, 34, 62, view)).toBe(102);
    expect(offsetFor(30, 34, 62, view)).toBe(30 * 34 + 34 - 340);
  });
});
