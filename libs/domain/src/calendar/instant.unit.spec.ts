import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, dateOf, epochOf, instantAt, instantFromEpoch, instantOf, laterOf } from './instant.js';
import { plainDateOf } from './plain-date.js';

const epochs = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2200, 0, 1) });

describe('an instant', () => {
  it('goes from milliseconds to text and back without loss, as the UTC calendar writes it', () => {
    fc.assert(
      fc.property(epochs, (ms) => {
        const instant = instantFromEpoch(ms);
        expect(instant).toBe(new Date(ms).toISOString());
        expect(epochOf(instant)).toBe(ms);
        expect(instantOf(instant)).toBe(instant);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('sorts as text in the order of time', () => {
    fc.assert(
      fc.property(epochs, epochs, (a, b) => {
        expect(instantFromEpoch(a) < instantFromEpoch(b)).toBe(a < b);
        expect(laterOf(instantFromEpoch(a), instantFromEpoch(b))).toBe(instantFromEpoch(Math.max(a, b)));
      }),
      { seed: 8 },
    );
  });

  it('falls on the day that the clock in Hồ Chí Minh shows, seven hours ahead of UTC', () => {
    fc.assert(
      fc.property(epochs, (ms) => {
        const shown = new Date(ms + 7 * 3_600_000).toISOString();
        expect(dateOf(instantFromEpoch(ms))).toBe(shown.slice(0, 10));
        expect(clockOf(instantFromEpoch(ms))).toBe(shown.slice(11, 16));
      }),
      { seed: 9 },
    );
  });

  it.each([
    ['2022-03-14T16:59:59.999Z', '2022-03-14', '23:59'],
    ['2022-03-14T17:00:00.000Z', '2022-03-15', '00:00'],
    ['2021-12-31T17:00:00.000Z', '2022-01-01', '00:00'],
    ['2024-02-28T17:00:00.000Z', '2024-02-29', '00:00'],
  ])('%s is %s, %s in Hồ Chí Minh', (text, date, clock) => {
    expect(dateOf(instantOf(text))).toBe(date);
    expect(clockOf(instantOf(text))).toBe(clock);
  });

  it('at 24:00 of a day is 00:00 of the next', () => {
    expect(instantAt(plainDateOf('2022-03-14'), '24:00')).toBe(instantAt(plainDateOf('2022-03-15'), '00:00'));
    expect(instantAt(plainDateOf('2021-02-13'), '14:00')).toBe('2021-02-13T07:00:00.000Z');
  });

  it.each(['2022-03-14', '2022-03-14T17:00:00Z', '2022-03-14T24:00:00.000Z', '2022-02-30T10:00:00.000Z', 'x'])(
    'is not %j: refused by field',
    (text) => {
      expect(() => instantOf(text, 'receivedAt')).toThrow(
        expect.objectContaining({
          code: 'INSTANT.NOT_REAL',
          details: expect.objectContaining({ field: 'receivedAt', value: text }),
        }),
      );
    },
  );
});
