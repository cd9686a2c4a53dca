import { describe, expect, it } from 'vitest';
import { monthLeaf, monthsOf } from './month-grid.js';

describe('the leaf of a month', () => {
  it('begins on its weekday, Monday first', () => {
    expect(monthLeaf('2023-10')).toMatchObject({ before: 6, days: 31, title: 'Tháng 10/2023' });
    expect(monthLeaf('2026-06')).toMatchObject({ before: 0, days: 30 });
  });

  it('knows leap years', () => {
    expect(monthLeaf('2024-02').days).toBe(29);
    expect(monthLeaf('2100-02').days).toBe(28);
    expect(monthLeaf('2000-02').days).toBe(29);
  });

  it('lists only months with dates, each once, in order', () => {
    expect(monthsOf(['2023-10-19', '2023-04-09', '2023-10-31'])).toEqual(['2023-04', '2023-10']);
  });
});
