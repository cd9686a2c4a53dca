/** No definition file nests deeper than this; a parser asked to follow a hundred thousand levels dies. */
const DEEPEST = 100;

/**
 * The line (from 1) on which a text begins to nest deeper than anybody writes, by its brackets or by its leading
 * dashes; null for a sound text. Brackets inside of text count too: they only ever make the answer earlier.
 */
export const lineTooDeep = (text: string): number | null => {
  let line = 1;
  let brackets = 0;
  let dashes = 0;
  let atStart = true;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\n') {
      line += 1;
      dashes = 0;
      atStart = true;
      continue;
    }
    if (char === '[' || char === '{') brackets += 1;
    else if (char === ']' || char === '}') brackets = Math.max(0, brackets - 1);
    if (atStart && (char === '-' || char === '?' || char === ':')) dashes += 1;
    else if (char !== ' ' && char !== '\t') atStart = false;
    if (brackets > DEEPEST || dashes > DEEPEST) return line;
  }
  return null;
};
