import { describe, expect, it } from 'vitest';
import { addObligations, codeOf, duplicateObligation, moveObligation, removeObligation } from './obligation-edits.js';
import { isDueConfirmed, obligationsOf, valueAt, withValueAt } from './template-body.js';

const body = {
  title: 'Mẫu',
  obligations: [
    { key: 'mot', title: 'Một' },
    { key: 'hai', title: 'Hai' },
  ],
};
const keys = (of: Record<string, unknown>) => obligationsOf(of).map(({ key }) => key);

describe('edits of a draft', () => {
  it('change one field and leave every other part as the same object', () => {
    const next = withValueAt(body, ['obligations', 0, 'due', 'day'], 15);
    expect(valueAt(next, ['obligations', 0, 'due', 'day'])).toBe(15);
    expect(obligationsOf(next)[1]).toBe(body.obligations[1]);
  });

  it('take a field away with undefined', () => {
    expect(withValueAt({ a: 1, b: 2 }, ['a'], undefined)).toEqual({ b: 2 });
  });

  it('give every added or copied obligation a key of its own', () => {
    expect(keys(addObligations(body, [{ key: 'mot' }, { title: 'Báo cáo quý Đặc biệt' }]))).toEqual([
      'mot',
      'hai',
      'mot-2',
      'bao-cao-quy-dac-biet',
    ]);
    expect(keys(duplicateObligation(body, 0))).toEqual(['mot', 'mot-2', 'hai']);
  });

  it('move and remove by place; a place outside of the list changes nothing', () => {
    expect(keys(moveObligation(body, 1, 0))).toEqual(['hai', 'mot']);
    expect(moveObligation(body, 0, 2)).toBe(body);
    expect(keys(removeObligation(body, 0))).toEqual(['hai']);
  });

  it('make codes of small letters without marks', () => {
    expect(codeOf('  Kế hoạch số 0155/KH-UBND: Đợt 1 ')).toBe('ke-hoach-so-0155-kh-ubnd-dot-1');
  });
});

describe('an unfinished obligation', () => {
  it('is not confirmed while its due date has words only', () => {
    expect(isDueConfirmed({ due: { words: 'trước ngày 15/3', clause: 'IV' } })).toBe(false);
    expect(isDueConfirmed({ due: { kind: 'undated', words: 'kịp thời', clause: 'IV' } })).toBe(true);
  });
});
