import { describe, expect, it } from 'vitest';
import { allChoices, type AmendmentLine, chooseAll, choiceOf, daysText, undecided } from './choices.js';

const line = (lineId: string, more: Partial<AmendmentLine> = {}): AmendmentLine => ({
  lineId,
  title: lineId,
  kind: 'moved',
  before: '2026-12-04',
  after: '2026-12-19',
  workingDays: 10,
  openUnits: 3,
  settledUnits: 0,
  text: '',
  ...more,
});
const gains = line('gains');
const loses = line('loses', { after: '2026-12-01', workingDays: -3 });
const even = line('even', { workingDays: 0 });
const undated = line('undated', { before: null });
const added = line('added', { kind: 'added', before: null });
const lines = [gains, loses, even, undated, added];

describe('keep the date or compute it anew', () => {
  it('is preselected only where days are gained', () => {
    expect(undecided(lines, {}).map(({ lineId }) => lineId)).toEqual(['loses', 'even', 'undated']);
    expect(choiceOf(gains, {})).toBe('recompute');
    expect(choiceOf(gains, { gains: 'keep' })).toBe('keep');
  });

  it('is not asked for what is added or dropped', () => {
    expect(chooseAll(lines, 'keep')).not.toHaveProperty('added');
    expect(allChoices(lines, { loses: 'keep' })).toEqual({ gains: 'recompute', loses: 'keep' });
  });

  it('tells gains and losses in working days', () => {
    expect([gains, loses, even].map(daysText)).toEqual([
      'thêm 10 ngày làm việc',
      'bớt 3 ngày làm việc',
      'không thêm, không bớt ngày làm việc',
    ]);
  });
});
