import { isCapitals, startsWithCapital } from '../text/folding.js';
import { type Marker, markerOf } from './markers.js';

/** A paragraph of the print: its marker, if any, and its words in one line. */
export type Block = { marker: Marker | null; text: string };

const ENDED = /(?:[.;:!?…]|\.\/\.?)["”')\]]*$/;
const GLUED = /[\p{L}\p{N}]-$/u;
const usualShare = 0.8;

/** Four fifths of the lines are at most so long: a line far shorter ends its paragraph. */
const usualWidth = (lines: readonly string[]): number => {
  const lengths = lines.map((line) => line.length).sort((left, right) => left - right);
  return lengths[Math.floor(lengths.length * usualShare)] ?? 0;
};

/** `capitals`: all its lines are, so it is a heading. */
type Open = { marker: Marker | null; parts: string[]; last: string; capitals: boolean };

/** A line of figures ("10/4/2023.") ends no run of capitals. */
const keepsCapitals = (line: string): boolean => isCapitals(line) || !/\p{L}{2}/u.test(line);

/** An unmarked line goes on with the paragraph unless that has ended, or the line before breaks off early. */
const continues = (open: Open, line: string, width: number): boolean => {
  if (open.marker?.level === 'row') return false;
  if (open.capitals && !keepsCapitals(line)) return false;
  if (!startsWithCapital(line)) return true;
  if (ENDED.test(open.last)) return false;
  return open.last.length >= width * 0.7 || /[,(“-]$/.test(open.last);
};

/** "kinh tế⏎- xã hội", "năm⏎15. …": what looks like a marker inside a sentence that has not ended. */
const isBrokenSentence = (open: Open, marker: Marker, before: string | undefined): boolean => {
  if (ENDED.test(open.last) || open.capitals) return false;
  if (marker.level === 'bullet') return /^(?:\p{Ll}|\d{4}(?!\d))/u.test(marker.rest);
  if (marker.level !== 'number') return false;
  const follows = before === undefined ? marker.label === '1' : Number(marker.label) === Number(before) + 1;
  return !follows && marker.label !== '1';
};

const closed = (open: Open): Block => ({
  marker: open.marker,
  text: open.parts
    .map((part) => (GLUED.test(part) ? part : `${part} `))
    .join('')
    .replace(/\s+/g, ' ')
    .trim(),
});

/** Joins the lines of the print to paragraphs. Linear in the length of the text. */
export const blocksOf = (lines: readonly string[]): Block[] => {
  const width = usualWidth(lines);
  const blocks: Block[] = [];
  let open: Open | null = null;
  let number: string | undefined;
  for (const line of lines) {
    const marker = markerOf(line);
    const joins: boolean =
      open !== null && (marker ? isBrokenSentence(open, marker, number) : continues(open, line, width));
    if (open && joins) {
      open.parts.push(line);
      open.last = line;
      open.capitals &&= keepsCapitals(line);
      continue;
    }
    if (open) blocks.push(closed(open));
    const first = marker ? marker.rest : line;
    open = { marker, parts: [first], last: line, capitals: isCapitals(first) };
    if (marker?.level === 'number') number = marker.label;
    if (marker?.level === 'roman' || marker?.level === 'article' || marker?.level === 'part') number = undefined;
  }
  if (open) blocks.push(closed(open));
  return blocks;
};
