import { longestPhrase, numberWord, type Spelling } from '../lexicon/lexicon.js';
import { classifyChunk } from './classify-chunk.js';
import type { Piece, Token } from './token.js';

// "15 / 3 / 2022", "10/ 4/2023", "15 - 3 - 2022": a date torn apart by spaces; never the head of a document's sign.
const TORN_DATE = /\d{1,2}\s*\/\s*\d{1,2}(?:\s*\/\s*\d{2,4})?(?![\p{L}\d/])|\d{1,2}\s+-\s+\d{1,2}\s+-\s+\d{4}(?!\d)/uy;
const CHUNK = /[\p{L}\p{N}][\p{L}\p{N}\p{M}/\-.:&'%]*/uy;
const BLANK = /…|\.{2,}/uy;
const LONGEST_PHRASE = 7;

const at = (pattern: RegExp, text: string, index: number): string | null => {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? null;
};

const tornDate = (text: string, from: number): Piece | null => {
  const found = at(TORN_DATE, text, from);
  if (found === null || !/\s/.test(found)) return null;
  const parts = found.split(/\D+/);
  const joined = { values: parts.map(Number), widths: parts.map((part) => part.length) };
  return { kind: 'joined', text: found, from, to: from + found.length, joined };
};

const piecesOf = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  for (let index = 0; index < text.length; ) {
    const torn = tornDate(text, index);
    const blank = at(BLANK, text, index);
    const chunk = at(CHUNK, text, index)?.replace(/[/\-.:&]+$/u, '');
    if (torn) pieces.push(torn);
    else if (blank !== null) pieces.push({ kind: 'blank', text: blank, from: index, to: index + blank.length });
    else if (chunk) pieces.push(...classifyChunk(chunk, index));
    else if (text[index] !== ' ') pieces.push({ kind: 'punct', text: text[index] ?? '', from: index, to: index + 1 });
    index += torn ? torn.to - torn.from : (blank?.length ?? chunk?.length ?? 1) || 1;
  }
  return pieces;
};

const NONE: Token['concepts'] = new Set();

const tokenOf = (piece: Piece, typed: string, concepts: Token['concepts'], spelling: Spelling): Token => ({
  ...piece,
  typed,
  concepts,
  value: piece.value ?? (piece.kind === 'word' ? numberWord(piece.text, spelling) : null),
  joined: piece.joined ?? null,
  clock: piece.clock ?? null,
});

/** The tokens of even text; neighbouring words that make a phrase of the lexicon are one token. */
export const tokenise = (even: string, spelling: Spelling): Token[] => {
  const pieces = piecesOf(even);
  const tokens: Token[] = [];
  for (let index = 0; index < pieces.length; ) {
    const piece = pieces[index] as Piece;
    const run = pieces.slice(index, index + LONGEST_PHRASE);
    const stop = run.findIndex((one) => one.kind !== 'word');
    const words = (stop === -1 ? run : run.slice(0, stop)).map((one) => one.text);
    const phrase = words.length > 0 ? longestPhrase(words, spelling) : null;
    const last = pieces[index + (phrase?.words ?? 1) - 1] as Piece;
    const whole =
      phrase && phrase.words > 1 ? { ...piece, text: words.slice(0, phrase.words).join(' '), to: last.to } : piece;
    tokens.push(tokenOf(whole, even.slice(whole.from, whole.to), phrase?.concepts ?? NONE, spelling));
    index += phrase?.words ?? 1;
  }
  return tokens;
};
