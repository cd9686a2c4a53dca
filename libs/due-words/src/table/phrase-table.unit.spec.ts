import { describe, expect, it } from 'vitest';
import { doubtCodes } from '../reading/doubt.js';
import { judge } from './agreement.js';
import { phraseTable } from './phrase-table.js';

const table = phraseTable();

describe('the phrase table', () => {
  it('is large, names a source for every phrase and says what was agreed', () => {
    expect(table.length).toBeGreaterThanOrEqual(220);
    for (const phrase of table) {
      expect(phrase.source.length, phrase.words).toBeGreaterThan(3);
      expect(phrase.agreed ?? phrase.doubt ?? phrase.unreadable, phrase.words).not.toBeNull();
      for (const code of [phrase.doubt, phrase.unreadable]) if (code) expect(doubtCodes).toContain(code);
    }
  });

  it.each(table)('$words', (phrase) => {
    const { reading, rules, verdict } = judge(phrase);
    expect({ verdict, status: reading.status, rules, doubts: reading.doubts }).toMatchObject({ verdict: 'right' });
  });

  it('gives every doubt a text that a clerk can act on', () => {
    for (const phrase of table) {
      for (const { text } of judge(phrase).reading.doubts) expect(text, phrase.words).toMatch(/^\S.{15,}[.”]$/su);
    }
  });
});
