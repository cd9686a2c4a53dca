/**
 * A share to one decimal ("82,8"), with a decimal comma. Something that lacks is never rounded up to 100, and something
 * that is there never down to 0. Nothing out of nothing is "0".
 */
export const percentText = (part: number, whole: number): string => {
  if (whole === 0) return '0';
  const tenths = Math.round((part * 1000) / whole);
  const honest = part < whole ? Math.min(999, tenths) : tenths;
  return String((part > 0 ? Math.max(1, honest) : honest) / 10).replace('.', ',');
};
