import { readDueWords } from '../reading/read-due-words.js';
import type { DueReading } from '../reading/due-reading.js';
import type { Phrase } from './phrase-table.js';
import { shorthand } from './shorthand.js';

/** Whether a reading is what was agreed: `right`; `unsure`: less confident than agreed; `wrong`: another meaning. */
export type Verdict = 'right' | 'unsure' | 'wrong';

export type Judged = { phrase: Phrase; reading: DueReading; rules: readonly string[]; verdict: Verdict };

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

const verdictOf = (phrase: Phrase, reading: DueReading, rules: readonly string[]): Verdict => {
  const codes = reading.doubts.map((one) => one.code);
  const agreed = phrase.agreed === null || same(rules, phrase.agreed);
  if (phrase.unreadable)
    return reading.status === 'read' ? 'wrong' : codes.includes(phrase.unreadable) ? 'right' : 'unsure';
  if (phrase.doubt) {
    if (reading.status === 'read') return 'wrong';
    return reading.status === 'doubt' && codes.includes(phrase.doubt) && agreed ? 'right' : 'unsure';
  }
  if (reading.status === 'read') return agreed ? 'right' : 'wrong';
  return 'unsure';
};

/** Reads a phrase of the table and compares with what was agreed. Only a confident reading can be `wrong`. */
export const judge = (phrase: Phrase): Judged => {
  const reading = readDueWords(phrase.words, { issuedOn: phrase.issuedOn });
  const rules = reading.items.map(shorthand);
  return { phrase, reading, rules, verdict: verdictOf(phrase, reading, rules) };
};
