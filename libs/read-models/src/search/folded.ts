/** Text without marks and case, for finding: `toi duoc di hoc` finds `Tôi được đi học`. đ has no combining form. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();

/** The words of a question, folded; none of an empty text. */
export const wordsOf = (query: string): string[] => folded(query).split(' ').filter(Boolean);
