import type { Cursor } from './cursor.js';

export type NumberRef = { value: number; digits: number; clash: boolean };

/** "mười lăm" 15, "hai mươi mốt" 21, "năm" 5. */
const spelledNumber = (cursor: Cursor): number | null => {
  const word = (): number | null => (cursor.peek()?.kind === 'word' ? (cursor.peek()?.value ?? null) : null);
  const first = word();
  if (first === null) return null;
  cursor.at += 1;
  const second = word();
  if (first === 10) {
    // "mười năm" is ten years; fifteen is "mười lăm".
    if (second === null || second > 9 || cursor.sees(['year'])) return 10;
    cursor.at += 1;
    return 10 + second;
  }
  if (second === 10) {
    cursor.at += 1;
    const third = word();
    if (third === null || third > 9 || cursor.sees(['year'])) return first * 10;
    cursor.at += 1;
    return first * 10 + third;
  }
  if (second === 100) {
    cursor.at += 1;
    return first * 100;
  }
  return first;
};

/** The same number again in brackets: "05 (năm)", "15 (mười lăm)". */
const bracketed = (cursor: Cursor): number | null =>
  cursor.try((inner) => {
    if (!inner.takeSign('(')) return null;
    const value = inner.takeKind('number')?.value ?? spelledNumber(inner);
    return value !== null && inner.takeSign(')') ? value : null;
  });

/** A whole number in digits or words. */
export const numberRef = (cursor: Cursor): NumberRef | null => {
  const digits = cursor.takeKind('number');
  const value = digits?.value ?? cursor.try(spelledNumber);
  if (value === null || value === undefined) return null;
  const again = bracketed(cursor);
  return { value, digits: digits ? digits.to - digits.from : 0, clash: again !== null && again !== value };
};
