import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RuleViolation } from '../errors/rule-violation.js';
import { instantAt, instantFromEpoch, instantOf } from './instant.js';
import { plainDateOf } from './plain-date.js';
import { readMoment } from './read-moment.js';

const NOW = instantOf('2026-11-21T01:00:00.000Z');
const codeOf = (text: string): string => {
  try {
    readMoment(text, NOW);
    return 'read';
  } catch (error) {
    return error instanceof RuleViolation ? `${error.code} ${error.details.field}` : String(error);
  }
};

describe('as of when', () => {
  it('is now when nothing is asked, and for today', () => {
    for (const text of [undefined, null, '', '  ', '21/11/2026', '21-11-2026', 'ngày 21 tháng 11 năm 2026']) {
      expect(readMoment(text, NOW)).toMatchObject({ at: NOW, past: false });
    }
  });

  it.each([
    ['15/3/2024', '2024-03-15T16:59:59.999Z', 'đến hết ngày 15/03/2024'],
    ['2024-03-15', '2024-03-15T16:59:59.999Z', 'đến hết ngày 15/03/2024'],
    ['15.03.24', '2024-03-15T16:59:59.999Z', 'đến hết ngày 15/03/2024'],
    ['14:30 15/3/2024', '2024-03-15T07:30:00.000Z', 'đến 14:30 ngày 15/03/2024'],
    ['15/3/2024 8h', '2024-03-15T01:00:00.000Z', 'đến 08:00 ngày 15/03/2024'],
    ['lúc 8h05 ngày 15/3/2024', '2024-03-15T01:05:00.000Z', 'đến 08:05 ngày 15/03/2024'],
    ['2024-03-15T01:05:00.000Z', '2024-03-15T01:05:00.000Z', 'đến 08:05 ngày 15/03/2024'],
  ])('%s is read', (typed, at, text) => {
    expect(readMoment(typed, NOW)).toEqual({ at, past: true, text });
  });

  it.each([
    ['22/11/2026', 'AS_OF.FUTURE asOf'],
    ['25/12', 'AS_OF.FUTURE asOf'],
    ['21/11/2026 08:01', 'AS_OF.FUTURE asOf'],
    ['2026-11-21T01:00:00.001Z', 'AS_OF.FUTURE asOf'],
    ['30/2/2024', 'DATE.NOT_REAL asOf'],
    ['hôm qua', 'DATE.NOT_REAL asOf'],
    ['25:00 15/3/2024', 'INSTANT.NOT_REAL asOf'],
    ['2024-03-15T25:00:00.000Z', 'INSTANT.NOT_REAL asOf'],
    ["15/3/2024'; DROP TABLE events", 'DATE.NOT_REAL asOf'],
  ])('%s is refused', (typed, code) => {
    expect(codeOf(typed)).toBe(code);
  });

  it('never answers a moment after now, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (typed) => {
        try {
          expect(readMoment(typed, NOW).at <= NOW).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(RuleViolation);
        }
      }),
    );
  });

  it('ends a day just before the next one begins', () => {
    const { at } = readMoment('15/3/2024', NOW);
    expect(at < instantAt(plainDateOf('2024-03-16'), '00:00')).toBe(true);
    expect(instantFromEpoch(Date.parse(at) + 1)).toBe(instantAt(plainDateOf('2024-03-16'), '00:00'));
  });
});
