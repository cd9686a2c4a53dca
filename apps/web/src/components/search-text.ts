/** Folds text so that `toi duoc di hoc` finds `tôi được đi học`; `đ` has no combining form, so it is folded by hand. */
export const searchText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();

/** True when every word of `query` occurs in `text`, with or without marks. */
export const matchesText = (text: string, query: string): boolean => {
  const folded = searchText(text);
  return searchText(query)
    .split(' ')
    .every((word) => folded.includes(word));
};
