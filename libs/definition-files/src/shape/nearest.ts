const without = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

/** Edits between two words, two letters swapped counting as one; words longer than any name of ours are far apart. */
const distance = (a: string, b: string): number => {
  if (a.length > 60 || b.length > 60) return 60;
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(changed, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1));
    }
  }
  return at(a.length, b.length);
};

/** The known name that was probably meant: other capitals, a slip of a few letters, or its beginning; null: none is near. */
export const nearest = (name: string, known: readonly string[]): string | null => {
  const wanted = without(name);
  const scored = known.map((one) => {
    const other = without(one);
    const begins = wanted.length >= 3 && (other.startsWith(wanted) || wanted.startsWith(other)) ? 1 : Infinity;
    return { one, score: Math.min(begins, distance(wanted, other)) };
  });
  const best = scored.sort((a, b) => a.score - b.score)[0];
  return best && best.score <= Math.max(1, Math.floor(wanted.length / 3)) ? best.one : null;
};

/** "Có phải là …?", or the names to choose from. */
export const didYouMean = (name: string, known: readonly string[]): string => {
  const near = nearest(name, known);
  if (near !== null) return `Có phải là “${near}”?`;
  return known.length > 0 ? `Chọn một trong: ${known.join(', ')}.` : 'Bỏ giá trị này.';
};
