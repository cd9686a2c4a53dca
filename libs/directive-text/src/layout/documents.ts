import { fold, isCapitals } from '../text/folding.js';
import { documentTypes } from './document-types.js';

/** The type when the line is nothing but a type in capitals; a scan's marks may be wrong. */
export const typeOfLine = (line: string): string | null =>
  isCapitals(line) ? (documentTypes.get(fold(line).replace(/[\s:.]+$/, '')) ?? null) : null;

const MOTTO = /xa hoi chu nghia viet nam|^dang cong san viet nam$/;
const SIGNATURE =
  /^(?:kt|tm|tl|tuq|t\/m|k\/t|t\/l)\b|^(?:pho )?(?:chu tich|giam doc|bi thu|truong ban|chanh van phong|bo truong|thu truong|cuc truong)\b/;

const isMotto = (line: string): boolean => line.length <= 120 && isCapitals(line) && MOTTO.test(fold(line));
const isFootStart = (line: string): boolean => /^noi nhan\b/.test(fold(line));

const belongsToHead = (line: string): boolean =>
  line.length <= 80 && isCapitals(line) && !SIGNATURE.test(fold(line)) && typeOfLine(line) === null;

/** First line of the head whose motto or type stands at `at`: the issuer's lines above belong to it. */
const headStart = (lines: readonly string[], at: number): number => {
  let start = at;
  while (start > 0 && belongsToHead(lines[start - 1] ?? '')) start -= 1;
  return start;
};

/**
 * The documents of a file. Another one begins at a second motto (quốc hiệu), or at a type in capitals below "Nơi nhận":
 * a letter with its draft, a decision with the rules that it enacts.
 */
export const documentsOf = (lines: readonly string[]): string[][] => {
  const starts = [0];
  let mottoSeen = false;
  let footSeen = false;
  for (const [index, line] of lines.entries()) {
    footSeen ||= isFootStart(line);
    const begins = isMotto(line) ? mottoSeen : footSeen && typeOfLine(line) !== null;
    mottoSeen ||= isMotto(line);
    if (!begins) continue;
    const start = headStart(lines, index);
    if (start > (starts.at(-1) ?? 0)) starts.push(start);
    footSeen = false;
    mottoSeen = isMotto(line);
  }
  return starts.map((start, index) => lines.slice(start, starts[index + 1]));
};

/** A document's lines above "Nơi nhận", and what is printed from there on. */
export const partsOf = (lines: readonly string[]): { upper: readonly string[]; foot: readonly string[] } => {
  const at = lines.findIndex((line, index) => index > 0 && isFootStart(line));
  return at < 0 ? { upper: lines, foot: [] } : { upper: lines.slice(0, at), foot: lines.slice(at) };
};
