/** Tones are no letters: `Ủy ban` is abbreviated UB; Đ, Ă, Â, Ê, Ô, Ơ, Ư stay. */
const withoutTone = (letter: string): string =>
  letter
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');

/** A name abbreviated by the first letters of its words; names of levels and small words are left out. */
export const initials = (name: string): string =>
  name
    .replace(/[()"'“”<>]/g, '')
    .split(/[\s,–-]+/)
    .filter((word) => /^[\p{L}\d]/u.test(word) && !/^(?:và|của|các|tỉnh|huyện|thành|phố)$/iu.test(word))
    .map((word) => withoutTone(word.slice(0, 1).toUpperCase()))
    .join('');
