import { withoutMarks } from '@dondoc/domain';

/** `withoutMarks` with single spaces, for finding: `toi duoc di hoc` finds `Tôi  được đi học`. */
export const folded = (text: string): string => withoutMarks(text).replace(/\s+/g, ' ').trim();

/** The words of a question, folded; none of an empty text. */
export const wordsOf = (query: string): string[] => folded(query).split(' ').filter(Boolean);
