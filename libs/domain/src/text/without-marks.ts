/** Text without marks, case kept: `Đường Lê Lợi` → `Duong Le Loi`. đ has no combining form. */
export const unmarked = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

/** Text without marks and case: `Tôi được` → `toi duoc`. Whatever is typed without marks is compared by it. */
export const withoutMarks = (text: string): string => unmarked(text).toLowerCase();
