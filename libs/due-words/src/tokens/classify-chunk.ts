import type { ClockTime, JoinedNumbers, Piece } from './token.js';

// Shapes of one chunk (letters, digits and the signs between them, no spaces). What they mean is the grammar's affair.
const NUMBER = /^\d+$/;
const PERCENT = /^\d+(?:[.,]\d+)?%$/;
const HOUR = /^(\d{1,2})[hg](\d{1,2})?(?:'|p|ph)?$/i;
const CLOCK = /^(\d{1,2}):(\d{2})$/;
const JOINED = /^\d{1,6}(?:[/.-]\d{1,6}){1,2}$/;
const THOUSANDS = /^\d{1,3}(?:\.\d{3})+$/;
const DAY_SPAN = /^(\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{2,4})?)?)-(\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)$/;
const ROMAN = /^[IVX]{1,4}$/;
const ROMAN_YEAR = /^([IVX]{1,4})([/.-])(\d{4})$/;
const ROMAN_SPAN = /^([IVX]{1,4})-([IVX]{1,4})(?:([/.-])(\d{4}))?$/u;
const WORD_NUMBER = /^(\p{L}{3,})(\d.*)$/u;
const NUMBER_WORD = /^(\d+)(\p{L}{3,})$/u;
const SIGN = /^(?=.*\p{L})(?=.*\d).*[/-].*$|^[A-ZĐƯ][\p{L}]*(?:[/-][A-ZĐƯ]\p{L}*)+$/u;
const romans: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8 };

/** The value of a Roman numeral up to VIII, any case; null when it is none. */
export const romanValue = (text: string): number | null => romans[text.toUpperCase()] ?? null;

const joinedOf = (chunk: string): JoinedNumbers => {
  const parts = chunk.split(/[^\d]+/);
  return { values: parts.map(Number), widths: parts.map((part) => part.length) };
};

const clockOf = (match: RegExpExecArray): ClockTime => ({ hours: Number(match[1]), minutes: Number(match[2] ?? 0) });

const wordsOf = (chunk: string, from: number): Piece[] =>
  [...chunk.matchAll(/[\p{L}\p{M}]+|\d+|./gu)].map((match) => {
    const at = { text: match[0].toLowerCase(), from: from + match.index, to: from + match.index + match[0].length };
    if (NUMBER.test(match[0])) return { ...at, kind: 'number', value: Number(match[0]) };
    return { ...at, kind: /\p{L}/u.test(match[0]) ? 'word' : 'punct' };
  });

const parts = (chunk: string, from: number, lengths: readonly number[]): Piece[] => {
  let at = from;
  return lengths.flatMap((length) => {
    const piece = classifyChunk(chunk.slice(at - from, at - from + length), at);
    at += length;
    return piece;
  });
};

/** The pieces of one chunk that starts at `from`. Date-like text inside a document's sign is never torn out of it. */
export const classifyChunk = (chunk: string, from: number): Piece[] => {
  const at = { text: chunk.toLowerCase(), from, to: from + chunk.length };
  if (NUMBER.test(chunk)) return [{ ...at, kind: 'number', value: Number(chunk) }];
  if (PERCENT.test(chunk) || THOUSANDS.test(chunk)) return [{ ...at, kind: 'percent' }];
  const clock = HOUR.exec(chunk) ?? CLOCK.exec(chunk);
  if (clock) return [{ ...at, kind: 'hour', clock: clockOf(clock) }];
  if (JOINED.test(chunk) && !(chunk.includes('-') && /[/.]/.test(chunk))) {
    return [{ ...at, kind: 'joined', joined: joinedOf(chunk) }];
  }
  const span = DAY_SPAN.exec(chunk);
  if (span) return parts(chunk, from, [(span[1] ?? '').length, 1, (span[2] ?? '').length]);
  if (ROMAN.test(chunk)) return [{ ...at, kind: 'roman', value: romanValue(chunk) }];
  const romanYear = ROMAN_YEAR.exec(chunk);
  if (romanYear) return parts(chunk, from, [(romanYear[1] ?? '').length, 1, 4]);
  const quarters = ROMAN_SPAN.exec(chunk);
  if (quarters) {
    const ahead = [(quarters[1] ?? '').length, 1, (quarters[2] ?? '').length];
    return parts(chunk, from, quarters[4] === undefined ? ahead : [...ahead, 1, 4]);
  }
  const split =
    /^\p{L}+\d+[/.-]\d+(?:[/.-]\d+)?$/u.test(chunk) || /^\p{L}+\d+$/u.test(chunk) ? WORD_NUMBER.exec(chunk) : null;
  if (split) return parts(chunk, from, [(split[1] ?? '').length, (split[2] ?? '').length]);
  const glued = NUMBER_WORD.exec(chunk);
  if (glued) return parts(chunk, from, [(glued[1] ?? '').length, (glued[2] ?? '').length]);
  if (SIGN.test(chunk)) return [{ ...at, kind: 'sign' }];
  return chunk.length === 1 ? [{ ...at, kind: /\p{L}/u.test(chunk) ? 'word' : 'punct' }] : wordsOf(chunk, from);
};
