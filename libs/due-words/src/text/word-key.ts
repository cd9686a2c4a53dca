const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const MARKS = /\p{M}/gu;

/**
 * Key of a word with its marks. The tone goes to the end, so that both places of it are one word: “qúy” and “quý”,
 * “hoà” and “hòa”.
 */
export const markedKey = (word: string): string => {
  const parts = word.toLowerCase().normalize('NFD');
  return parts.replace(TONES, '').normalize('NFC') + (parts.match(TONES) ?? []).join('');
};

/** Key of a word without marks; đ has no decomposed form. */
export const foldedKey = (word: string): string =>
  word.toLowerCase().normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd');
