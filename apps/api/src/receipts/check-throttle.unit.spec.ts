import { describe, expect, it } from 'vitest';
import { CheckThrottle } from './check-throttle.js';

describe('the throttle of checks', () => {
  it('lets sixty through at once, two each second after that, and holds nobody else up', () => {
    const throttle = new CheckThrottle();
    const waits = Array.from({ length: 61 }, () => throttle.take('a', 0));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(60);
    expect(waits.at(-1)).toBe(1);
    expect(throttle.take('b', 0)).toBe(0);
    expect([throttle.take('a', 1000), throttle.take('a', 1000), throttle.take('a', 1000)]).toEqual([0, 0, 1]);
  });

  it('does not grow without end', () => {
    const throttle = new CheckThrottle();
    for (let index = 0; index < 10_050; index += 1) throttle.take(`a${index}`, index);
    expect(throttle.take('a10049', 10_050)).toBe(0);
  });
});
