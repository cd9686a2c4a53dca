import { withoutMarks } from '../../text/without-marks.js';

/** Edits (insert, drop, replace) from one word to the other; above `most` it only says that it is more. */
const editsBetween = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? most + 1;
};

/** The known word that was probably meant, or null when none is near: at most a third of its letters differ. */
export const nearestWord = (word: string, known: Iterable<string>): string | null => {
  const wanted = withoutMarks(word);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let [best, edits] = [null as string | null, most + 1];
  for (const one of known) {
    const distance = editsBetween(wanted, withoutMarks(one), edits - 1);
    if (distance < edits) [best, edits] = [one, distance];
    if (edits === 0) break;
  }
  return best;
};

/** "Có phải là …?" for the first unknown words; a file in which everything is unknown must still be checked quickly. */
export const suggester = (known: readonly string[], times = 20): ((word: string) => string) => {
  let left = times;
  return (word) => {
    left -= 1;
    const nearest = left < 0 ? null : nearestWord(word, known);
    return nearest === null ? '' : ` Có phải là “${nearest}”?`;
  };
};
