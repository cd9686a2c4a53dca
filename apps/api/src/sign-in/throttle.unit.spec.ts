import { describe, expect, it } from 'vitest';
import { Throttle } from './throttle.js';

const failing = (times: number, now = 0): Throttle => {
  const throttle = new Throttle();
  for (let each = 0; each < times; each += 1) throttle.failed('a', now);
  return throttle;
};

describe('the throttle', () => {
  it('lets nine failures pass and makes the name wait after ten', () => {
    expect(failing(9).waitFor('a', 0)).toBe(0);
    expect(failing(10).waitFor('a', 0)).toBe(300);
    expect(failing(10).waitFor('b', 0)).toBe(0);
  });

  it('forgets after the window and after a success', () => {
    expect(failing(10).waitFor('a', 299_001)).toBe(1);
    expect(failing(10).waitFor('a', 300_000)).toBe(0);
    const throttle = failing(9);
    throttle.succeeded('a');
    throttle.failed('a', 0);
    expect(throttle.waitFor('a', 0)).toBe(0);
  });

  it('stays small under a flood of names', () => {
    const throttle = failing(10);
    for (let each = 0; each < 10_000; each += 1) throttle.failed(`name-${each}`, 1);
    expect(throttle.waitFor('name-9999', 1)).toBe(0);
    expect(throttle.waitFor('a', 1)).toBe(0); // the oldest had to go
  });
});
