/**
 * 1234.5 → `1.234,5`: thousands by a point, decimals by a comma, whatever the machine's language. The one form for
 * counts, days and sums on screen, in letters and in files. @param value a number, or plain digits of any length
 */
export const numberText = (value: number | string): string => {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
};
