const NAMES_ITS_KIND = /^(mục|điều|khoản|điểm|phần|chương|tiết|đoạn|phụ lục|gạch đầu dòng)(?!\p{L})/iu;

/** Where in the source something stands, as part of a sentence: "mục IV.1.a"; "Điều 5 khoản 2" already says what it is. */
export const clauseWords = (clause: string): string => (NAMES_ITS_KIND.test(clause) ? clause : `mục ${clause}`);

/** The same at the beginning of a sentence. */
export const clauseAtStart = (clause: string): string => {
  const words = clauseWords(clause);
  return words.charAt(0).toUpperCase() + words.slice(1);
};
