import { nearestWord } from '@dondoc/domain';

/** "Có phải là …?", or the names to choose from. */
export const didYouMean = (name: string, known: readonly string[]): string => {
  const near = nearestWord(name, known);
  if (near !== null) return `Có phải là “${near}”?`;
  return known.length > 0 ? `Chọn một trong: ${known.join(', ')}.` : 'Bỏ giá trị này.';
};
