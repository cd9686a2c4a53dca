import { describe, expect, it } from 'vitest';
import { missingYears, readYears } from './calendar-years.js';

const of = (...years: number[]) => ({ years: years.map((year) => ({ year, entries: [], openQuestions: [] })) });

describe('years of a calendar', () => {
  it('without data are named: gaps, this year, and the year after the last', () => {
    expect(missingYears(of(2025, 2026, 2027), 2026)).toEqual([2028]);
    expect(missingYears(of(2022, 2024), 2026)).toEqual([2023, 2025, 2026, 2027]);
    expect(missingYears(of(), 2026)).toEqual([2026, 2027]);
  });

  it('are read as people list them, and nothing else is taken for a year', () => {
    expect(readYears('2027; 2028, 2027')).toEqual([2027, 2028]);
    expect(readYears('')).toEqual([]);
    expect(readYears('năm 2027')).toBeNull();
  });
});
