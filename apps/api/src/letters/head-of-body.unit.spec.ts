import { describe, expect, it } from 'vitest';
import { headOfBody } from './head-of-body.js';

const [long, short] = ['Ủy ban nhân dân tỉnh Cà Mau', 'UBND tỉnh Cà Mau'];

describe('the head of a body', () => {
  it.each([
    ['Chủ tịch', 'Chủ tịch Ủy ban nhân dân tỉnh Cà Mau'],
    ['Chủ tịch UBND tỉnh', 'Chủ tịch UBND tỉnh Cà Mau'],
    ['Chủ tịch ủy ban nhân dân tỉnh', 'Chủ tịch Ủy ban nhân dân tỉnh Cà Mau'],
    ['Chủ tịch UBND tỉnh Cà Mau', 'Chủ tịch UBND tỉnh Cà Mau'],
  ])('“%s” is told as “%s”', (title, told) => expect(headOfBody(title, [long, short])).toBe(told));
});
