/** Text without marks and case: `Tôi được` → `toi duoc`. đ has no combining form. */
export const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** `withoutMarks` with single spaces, for finding: `toi duoc di hoc` finds `Tôi  được đi học`. */
export const folded = (text: string): string => withoutMarks(text).replace(/\s+/g, ' ').trim();

/** The words of a question, folded; none of an empty text. */
export const wordsOf = (query: string): string[] => folded(query).split(' ').filter(Boolean);
