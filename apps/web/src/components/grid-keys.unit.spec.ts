import { describe, expect, it } from 'vitest';
import { positionAfter } from './grid-keys.js';

const SIZE = { rows: 30, columns: 8 };
const at = (row: number, column: number) => ({ row, column });

describe('the keys of the grid', () => {
  it.each([
    ['ArrowRight', false, at(3, 4)],
    ['ArrowLeft', false, at(3, 2)],
    ['ArrowDown', false, at(4, 3)],
    ['ArrowUp', false, at(2, 3)],
    ['Home', false, at(3, 0)],
    ['End', false, at(3, 7)],
    ['Home', true, at(0, 0)],
    ['End', true, at(29, 7)],
    ['PageDown', false, at(15, 3)],
  ])('%s (with Ctrl: %s) leads to its place', (key, control, place) => {
    expect(positionAfter(key, control, at(3, 3), SIZE)).toEqual(place);
  });

  it('stop at the edges', () => {
    expect(positionAfter('ArrowLeft', false, at(0, 0), SIZE)).toEqual(at(0, 0));
    expect(positionAfter('ArrowUp', false, at(0, 0), SIZE)).toEqual(at(0, 0));
    expect(positionAfter('ArrowDown', false, at(29, 7), SIZE)).toEqual(at(29, 7));
    expect(positionAfter('PageUp', false, at(2, 1), SIZE)).toEqual(at(0, 1));
  });

  it('leave all other keys to the browser', () => {
    expect(positionAfter('Tab', false, at(1, 1), SIZE)).toBeNull();
    expect(positionAfter('a', false, at(1, 1), SIZE)).toBeNull();
  });
});
