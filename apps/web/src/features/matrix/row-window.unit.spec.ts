import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from './row-window.js';

describe('the drawn part of a long table', () => {
  it('keeps the height of the whole, whatever is drawn', () => {
    const drawn = fc.uniqueArray(fc.integer({ min: 0, max: 2999 }), { maxLength: 60 });
    fc.assert(
      fc.property(drawn, (some) => {
        const rows = [...some].sort((a, b) => a - b);
        const parts = partsOf(rows, 3000);
        const height = parts.reduce((sum, part) => sum + (part.kind === 'row' ? 33 : part.height), 0);
        expect(height).toBe(3000 * 33);
        expect(parts.flatMap((part) => (part.kind === 'row' ? [part.index] : []))).toEqual(rows);
      }),
    );
  });
});
