import { columnLetters } from '../read/cell-address.js';
import type { Cell } from './cells.js';
import { styleNumbers } from './styles.js';

/** A sheet: A3 landscape, as wide as the page; `headRow` (from 1) stays in sight and is repeated on paper. */
export type LargeSheet = {
  name: string;
  /** Widths in letters. */
  columns: readonly { width: number }[];
  rows: readonly (readonly Cell[])[];
  headRow: number;
};

/** What XML cannot hold, and halves of pairs. */
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\p{Cs}]/gu;
/** Excel reads `_x0041_` as a letter by its number. */
const LOOKS_LIKE_A_CODE = /_(?=x[0-9A-Fa-f]{4}_)/g;

export const xmlText = (value: string): string =>
  value
    .replace(FORBIDDEN, '')
    .replace(LOOKS_LIKE_A_CODE, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Texts of a workbook, each once: lists repeat them thousands of times. */
export class SharedTexts {
  private readonly numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }

  *xml(): Iterable<string> {
    const count = this.numbers.size;
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${count}">`;
    for (const text of this.numbers.keys()) yield `<si><t xml:space="preserve">${xmlText(text)}</t></si>`;
    yield '</sst>';
  }
}

/** Points: room for three lines; one line of a list; the most that a row can be. */
const HEAD_HEIGHT = 48;
const LINE_HEIGHT = 15;
const MOST_HEIGHT = 405;

const linesIn = (text: string, width: number): number =>
  text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / width)), 0);

/** Not every program reckons how high a row must be for its text: the file says so. Empty for a row of one line. */
const heightOf = ({ columns, headRow }: LargeSheet, row: readonly Cell[], number: number): string => {
  if (number === headRow) return ` ht="${HEAD_HEIGHT}" customHeight="1"`;
  const lines = row.reduce((most, { value, style }, at) => {
    const width = columns[at]?.width ?? 0;
    const wraps = (style === 'text' || style === 'boldText') && typeof value === 'string';
    return wraps && (value.length > width || value.includes('\n')) ? Math.max(most, linesIn(value, width)) : most;
  }, 1);
  return lines === 1 ? '' : ` ht="${Math.min(MOST_HEIGHT, lines * LINE_HEIGHT)}"`;
};

const headOf = ({ columns, headRow }: LargeSheet): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">',
    `<pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" activePane="bottomLeft" state="frozen"/>`,
    '</sheetView></sheetViews><cols>',
    ...columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`),
    '</cols><sheetData>',
  ].join('');

const FOOT = [
  '</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
  '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
  '<headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter></worksheet>',
].join('');

const cellXml = ({ value, style }: Cell, place: string, texts: SharedTexts): string => {
  const start = `<c r="${place}" s="${styleNumbers[style]}"`;
  if (value === '') return `${start}/>`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  return `${start} t="s"><v>${texts.numberOf(value)}</v></c>`;
};

/** The sheet's XML row by row, so that nothing of it is ever held whole. */
export function* sheetXml(sheet: LargeSheet, texts: SharedTexts): Iterable<string> {
  const widest = sheet.rows.reduce((most, { length }) => Math.max(most, length), 0);
  const letters = Array.from({ length: widest }, (_, at) => columnLetters(at + 1));
  yield headOf(sheet);
  for (const [index, row] of sheet.rows.entries()) {
    const number = index + 1;
    const cells = row.map((cell, at) => cellXml(cell, `${letters[at]}${number}`, texts));
    yield `<row r="${number}"${heightOf(sheet, row, number)}>${cells.join('')}</row>`;
  }
  yield FOOT;
}
