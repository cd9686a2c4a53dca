import { foldedKey, markedKey } from '../text/word-key.js';
import type { Concept } from './concept.js';
import { hundredWords, numberWords, phrases, tenWords } from './phrases.js';

/** How words are compared: with their marks, or without for text that is typed without. */
export type Spelling = 'marked' | 'folded';

/** A phrase that stands at a place: how many words it takes and what it means. */
export type Match = { readonly words: number; readonly concepts: ReadonlySet<Concept> };

type Entry = { readonly keys: readonly string[]; readonly concept: Concept };

const keyOf = (spelling: Spelling): ((word: string) => string) => (spelling === 'marked' ? markedKey : foldedKey);

const entriesOf = (spelling: Spelling): ReadonlyMap<string, readonly Entry[]> => {
  const byFirst = new Map<string, Entry[]>();
  for (const [concept, spellings] of Object.entries(phrases) as [Concept, readonly string[]][]) {
    for (const spelled of spellings) {
      const keys = spelled.replaceAll(',', '').split(' ').map(keyOf(spelling));
      const first = keys[0] ?? '';
      byFirst.set(first, [...(byFirst.get(first) ?? []), { keys, concept }]);
    }
  }
  return byFirst;
};

const lexicons = { marked: entriesOf('marked'), folded: entriesOf('folded') };

/** The longest phrase at the start of `words`; null when the word is not known. */
export const longestPhrase = (words: readonly string[], spelling: Spelling): Match | null => {
  const keys = words.map(keyOf(spelling));
  const fitting = (lexicons[spelling].get(keys[0] ?? '') ?? []).filter((entry) =>
    entry.keys.every((key, index) => key === keys[index]),
  );
  const longest = Math.max(0, ...fitting.map((entry) => entry.keys.length));
  if (longest === 0) return null;
  const concepts = fitting.filter((entry) => entry.keys.length === longest).map((entry) => entry.concept);
  return { words: longest, concepts: new Set(concepts) };
};

const table = (spelling: Spelling): ReadonlyMap<string, number> =>
  new Map([
    ...Object.entries(numberWords).map(([word, value]) => [keyOf(spelling)(word), value] as const),
    ...tenWords.map((word) => [keyOf(spelling)(word), 10] as const),
    ...hundredWords.map((word) => [keyOf(spelling)(word), 100] as const),
  ]);
const numberTables = { marked: table('marked'), folded: table('folded') };

/** The value of one number word (“mười” and “mươi” 10, “trăm” 100); null when it is none. */
export const numberWord = (word: string, spelling: Spelling): number | null =>
  numberTables[spelling].get(keyOf(spelling)(word)) ?? null;

/** Text typed without any Vietnamese mark is compared without marks. */
export const spellingOf = (text: string): Spelling => (/[đ\p{M}]/iu.test(text.normalize('NFD')) ? 'marked' : 'folded');
