const folded = new Map<string, string>([
  ['đ', 'd'],
  ['Đ', 'd'],
  ['–', '-'],
  ['—', '-'],
  ['‑', '-'],
  ['’', "'"],
]);

const foldOne = (char: string): string => {
  const known = folded.get(char);
  if (known !== undefined) return known;
  const plain = char.normalize('NFD').charAt(0).toLowerCase();
  const one = plain.length === 1 ? plain : char;
  folded.set(char, one);
  return one;
};

/**
 * The text without marks and capitals, one unit for each of NFC text: offsets are the same in both, so what is found in
 * the folded text is quoted from the printed one. Scans lose marks ("Ke hoạch"), and headings are all capitals.
 */
export const fold = (text: string): string => {
  let plain = '';
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isPlain = code < 128 && (code < 65 || code > 90);
    plain += isPlain ? text[index] : foldOne(text.charAt(index));
  }
  return plain;
};

/** True when the letters are capitals, but for the few that a scan or a sign breaks. */
export const isCapitals = (text: string): boolean => {
  let letters = 0;
  let capitals = 0;
  for (const char of text) {
    if (char.toLowerCase() === char.toUpperCase()) continue;
    letters += 1;
    if (char === char.toUpperCase()) capitals += 1;
  }
  return letters >= 2 && capitals / letters >= 0.8;
};

/** True when the first letter is a capital; quotes and brackets before it do not count. */
export const startsWithCapital = (text: string): boolean => {
  const first = /^[\s"“”'(*[]*(\p{L})/u.exec(text)?.[1];
  return first !== undefined && first === first.toUpperCase() && first !== first.toLowerCase();
};
