import { describe, expect, it } from 'vitest';
import { clauseWords } from './clause-words.js';

describe('a clause in a sentence', () => {
  it.each([
    ['IV.1.a', 'mục IV.1.a'],
    ['2', 'mục 2'],
    ['Mục 2.a', 'Mục 2.a'],
    ['mục 2.a'.normalize('NFD').normalize('NFC'), 'mục 2.a'],
    ['Điều 5, khoản 2', 'Điều 5, khoản 2'],
    ['Phụ lục I', 'Phụ lục I'],
    ['Ý kiến khác', 'mục Ý kiến khác'],
    ['Mụcx', 'mục Mụcx'],
  ])('%s is told as “%s”', (clause, words) => expect(clauseWords(clause)).toBe(words));
});
