import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginHistory, edited, redone, settled, undone } from './edit-history.js';

describe('undo over a whole session', () => {
  it('takes typing in one field as one step', () => {
    const typed = ['K', 'Kế', 'Kế hoạch'].reduce((history, text) => edited(history, text, 'title'), beginHistory(''));
    expect(undone(typed).present).toBe('');
    expect(redone(undone(typed)).present).toBe('Kế hoạch');
  });

  it('begins a new step after the field has been left', () => {
    const history = edited(settled(edited(beginHistory(''), 'một', 'title')), 'hai', 'title');
    expect(undone(history).present).toBe('một');
  });

  it('forgets what could be redone as soon as something else is edited', () => {
    const history = edited(undone(edited(beginHistory('a'), 'b', null)), 'c', null);
    expect(redone(history).present).toBe('c');
    expect(undone(history).present).toBe('a');
  });

  it('leads back to the beginning, and forth to the end, whatever was edited', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.constantFrom('a', 'b', null))), (edits) => {
        const last = edits.reduce((history, [value, field]) => edited(history, value, field), beginHistory(0));
        let back = last;
        while (back.past.length > 0) back = undone(back);
        expect(back.present).toBe(0);
        while (back.future.length > 0) back = redone(back);
        expect(back.present).toBe(last.present);
      }),
    );
  });
});
