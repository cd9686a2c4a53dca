import { PASSWORD_LEAST, PASSWORD_MOST } from '@dondoc/contracts';
import { withoutMarks } from '@dondoc/domain';
import type { ApiProblem } from '../problem/api-problem.js';
import { passwordProblems } from '../problem/password-problems.js';

/** What must remain when everything guessable counts little; see {@link guessableLength}. */
const LEAST_LEFT = 8;
const SHORTEST_WORD = 4;
const LONGEST_WORD = 24;
/** What a piece is worth that an attacker has in a list: a list of fifty thousand is worth about three letters. */
const WORTH_OF_WORD = 3;

const PRODUCT_WORDS = ['dondoc', 'dondocmau', 'dondocmau2026'];
const KEY_ROWS = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  'qazwsxedcrfvtgbyhnujm',
];

/** A password as it is compared and hashed: the same whatever keyboard composed its marks (NFC). */
export const normalizedPassword = (password: string): string => password.normalize('NFC');

/** Small letters without marks, letters and digits only: what a guesser tries first. */
export const plain = (text: string): string => withoutMarks(text).replace(/[^\p{Letter}\p{Number}]/gu, '');

/** The shortest piece that, repeated, makes the text: `abcabca` → `abc`. */
const repeatedPiece = (text: string): string => {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const piece = text.slice(0, length);
    if (piece.repeat(Math.ceil(text.length / length)).startsWith(text)) return piece;
  }
  return text;
};

/** How many letters from `at` on run along a row of keys or the alphabet, either way, or stay the same. */
const runAt = (text: string, at: number): number => {
  const step = (index: number, way: number): boolean =>
    KEY_ROWS.some((row) => {
      const place = row.indexOf(text[index] ?? ' ');
      return place >= 0 && text[index + 1] !== undefined && row[place + way] === text[index + 1];
    });
  const along = (next: (index: number) => boolean): number => {
    let end = at;
    while (end + 1 < text.length && next(end)) end += 1;
    return end - at + 1;
  };
  return Math.max(
    along((index) => step(index, 1)),
    along((index) => step(index, -1)),
    along((index) => text[index] === text[index + 1]),
  );
};

const wordAt = (text: string, at: number, known: ReadonlySet<string>): number => {
  for (let length = Math.min(LONGEST_WORD, text.length - at); length >= SHORTEST_WORD; length -= 1) {
    if (known.has(text.slice(at, at + length))) return length;
  }
  return 0;
};

/**
 * The password's length when each common word counts as three letters (once, however often it stands there), a run of keys as
 * two, every other letter as one.
 */
export const guessableLength = (text: string, known: ReadonlySet<string>): number => {
  const seen = new Set<string>();
  let [length, at] = [0, 0];
  while (at < text.length) {
    const [run, word] = [runAt(text, at), wordAt(text, at, known)];
    const taken = Math.max(run >= SHORTEST_WORD ? run : 0, word, 1);
    const piece = text.slice(at, at + taken);
    if (taken === 1) length += 1;
    else if (!seen.has(piece)) length += word === taken ? WORTH_OF_WORD : 2;
    seen.add(piece);
    at += taken;
  }
  return length;
};

/** The plain form of each context word → the word as people write it. */
const wordsOf = (context: readonly string[]): (readonly [string, string])[] => {
  const texts = context.flatMap((text) => [text, ...text.split(/[\s@._-]+/)]);
  return [...PRODUCT_WORDS, ...texts]
    .map((text) => [plain(text), text] as const)
    .filter(([word]) => word.length >= 3)
    .sort(([a], [b]) => b.length - a.length);
};

/** The context word without which too little remains, as people write it. */
const contextIn = (text: string, context: readonly string[]): string | undefined => {
  let left = text;
  let longest: string | undefined;
  for (const [word, written] of wordsOf(context)) {
    if (!left.includes(word)) continue;
    left = left.replaceAll(word, '');
    longest ??= written;
  }
  return left.length < LEAST_LEFT ? longest : undefined;
};

/**
 * Why a password may not be used, or undefined. After NIST SP 800-63B-4, 3.1.1.2: long enough for a single factor, not among
 * those that are commonly used or expected, no rules of composition. Letters are counted as people see them typed.
 *
 * @param context words that somebody would try for this person: names, unit
 * @param known commonly used passwords, in small letters
 */
export const weaknessOf = (
  password: string,
  context: readonly string[],
  known: ReadonlySet<string>,
): ApiProblem | undefined => {
  const length = Array.from(normalizedPassword(password)).length;
  if (length < PASSWORD_LEAST) return passwordProblems.tooShort(length);
  if (length > PASSWORD_MOST) return passwordProblems.tooLong();
  const text = plain(password);
  // Signs of other scripts, emoji: nothing to compare, and nothing that lists hold.
  if (text === '') return new Set(password).size < LEAST_LEFT ? passwordProblems.repeated() : undefined;
  if (known.has(password.toLowerCase()) || known.has(text)) return passwordProblems.common();
  const piece = repeatedPiece(text);
  if (piece.length < LEAST_LEFT && piece !== text) return passwordProblems.repeated();
  const word = contextIn(piece, context);
  if (word !== undefined) return passwordProblems.aboutYou(word);
  return guessableLength(piece, known) < LEAST_LEFT ? passwordProblems.common() : undefined;
};
