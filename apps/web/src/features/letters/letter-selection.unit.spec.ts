import { describe, expect, it } from 'vitest';
import { selectionOf } from './letter-selection.js';

const ref = { cascadeId: 'dot', unitId: 'so-a', lineId: 'bao-cao.2026' };

describe('what a new letter is about', () => {
  it('stands in the address by the names that the desk uses', () => {
    const query = new URLSearchParams('dot=ninh-thuan&viec=a,b&don-vi=so-a');
    expect(selectionOf(query, null)).toEqual({
      refs: [],
      cascadeId: 'ninh-thuan',
      lineIds: ['a', 'b'],
      unitIds: ['so-a'],
    });
  });

  it('or came along from a list, row by row', () => {
    expect(selectionOf(new URLSearchParams(), { refs: [ref] }).refs).toEqual([ref]);
  });

  it('is nothing when what came along is none of ours', () => {
    for (const state of [null, 'x', { refs: 'x' }, { refs: [{ unitId: 'so-a' }] }]) {
      expect(selectionOf(new URLSearchParams(), state)).toEqual({
        refs: [],
        cascadeId: null,
        lineIds: [],
        unitIds: [],
      });
    }
  });
});
