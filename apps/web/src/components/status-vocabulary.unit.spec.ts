import { statusCodeSchema } from '@dondoc/contracts';
import { describe, expect, it } from 'vitest';
import { cellNote, findStatusCode, isHandedIn, isNotYet, isOpen, STATUS_LIST } from './status-vocabulary.js';

const RECEIVED = '2026-03-12';

describe('the status vocabulary', () => {
  it('names every status of the contract exactly once', () => {
    expect(STATUS_LIST.map(({ code }) => code).sort()).toEqual([...statusCodeSchema.options].sort());
    expect(new Set(STATUS_LIST.map(({ name }) => name)).size).toBe(STATUS_LIST.length);
  });

  it.each([
    ['overdue', 6, '6'],
    ['due_soon', 3, '3'],
    ['due_today', 0, ''],
    ['received', 0, ''],
    ['received', 4, '+4'],
    ['done_on_time', 0, '12/03'],
    ['done_late', 15, '+15'],
    ['overdue', 1713, '1.713'],
    ['done_late', 1713, '+1713'],
    ['exempt', 0, ''],
    ['not_due', 40, ''],
  ] as const)('writes %s with %d days as "%s" beside its sign', (code, days, note) => {
    expect(cellNote({ code, days, label: '' }, RECEIVED)).toBe(note);
  });

  it('needs at most five characters in a cell for any status', () => {
    for (const { code } of STATUS_LIST) {
      expect(cellNote({ code, days: 1713, label: '' }, RECEIVED).length).toBeLessThanOrEqual(5);
    }
  });

  it('never counts a status as handed in and not yet due at once', () => {
    for (const { code } of STATUS_LIST) expect(isHandedIn(code) && isNotYet(code)).toBe(false);
    expect(isOpen('overdue')).toBe(true);
    expect(isOpen('done_late')).toBe(false);
  });

  it('knows no code that is not in the list', () => {
    expect(findStatusCode('overdue')).toBe('overdue');
    expect(findStatusCode('late')).toBeUndefined();
  });
});
