import { brokenFile } from './read/import-problem.js';
import { columnLetters, columnOf } from './read/cell-address.js';
import { attribute, elements, escapeXml, firstElement } from './read/xml.js';
import { Workbook } from './read/workbook.js';

/** What is wrong in one row; `columns` (from 1) are filled in. */
export type MarkedRow = { row: number; columns: readonly number[]; text: string };

/** Where the marks go: the sheet by name, the row of the heads, and the column of the errors (from 1). */
export type MarkPlace = { sheet: string; headRow: number; errorColumn: number; errorHead: string };

const FILL = 'FFFFD9D9';
/** Characters in the cell that tells the faults of a row; a cell holds 32,767. */
const LONGEST = 8000;

/** Adds our fill to the styles and, on demand, a style that is another one with that fill. */
class Styles {
  private readonly formats: string[];
  private readonly variants = new Map<string, number>();
  private readonly fillId: number;

  constructor(private xml: string) {
    const fills = firstElement(xml, 'fills');
    const formats = firstElement(xml, 'cellXfs');
    if (!fills || !formats) throw brokenFile();
    const known = [...elements(fills.inner, 'fill')];
    const ours = known.findIndex(({ inner }) => inner.includes(FILL));
    this.fillId = ours === -1 ? known.length : ours;
    if (ours === -1) {
      const fill = `<fill><patternFill patternType="solid"><fgColor rgb="${FILL}"/><bgColor indexed="64"/></patternFill></fill>`;
      this.xml = replaced(xml, 'fills', known.length + 1, `${fills.inner}${fill}`);
    }
    this.formats = [...formats.inner.matchAll(/<(?:\w+:)?xf(?=[\s/>])[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?xf>)/g)].map(
      ([whole]) => whole,
    );
  }

  marked(style: number): number {
    return this.variant(style, this.fillId);
  }

  /** The style without our fill, for a cell that was wrong last time. */
  plain(style: number): number {
    const isOurs =
      attribute(/^<\S+([^>]*)/.exec(this.formats[style] ?? '')?.[1] ?? '', 'fillId') === String(this.fillId);
    return isOurs ? this.variant(style, 0) : style;
  }

  text(): string {
    return replaced(this.xml, 'cellXfs', this.formats.length, this.formats.join(''));
  }

  private variant(style: number, fillId: number): number {
    const key = `${style}/${fillId}`;
    const known = this.variants.get(key);
    if (known !== undefined) return known;
    const base =
      this.formats[style] ?? this.formats[0] ?? '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
    const bare = base.replace(/\s(?:fillId|applyFill)="[^"]*"/g, '');
    this.formats.push(bare.replace(/^<(\S+?)(?=[\s/>])/, `<$1 fillId="${fillId}" applyFill="1"`));
    this.variants.set(key, this.formats.length - 1);
    return this.formats.length - 1;
  }
}

const replaced = (xml: string, name: string, count: number, inner: string): string => {
  const element = firstElement(xml, name);
  if (!element) throw brokenFile();
  const tag = element.tag.replace(/\scount="[^"]*"/, '');
  return `${xml.slice(0, element.from)}<${name}${tag} count="${count}">${inner}</${name}>${xml.slice(element.to)}`;
};

const textCell = (address: string, text: string, style: number): string =>
  `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, LONGEST))}</t></is></c>`;

type RowParts = { tag: string; cells: Map<number, string> };

const partsOf = (row: string): RowParts['cells'] => {
  const cells = new Map<number, string>();
  let column = 0;
  for (const { tag, from, to } of elements(row, 'c')) {
    column = columnOf(attribute(tag, 'r') ?? '') ?? column + 1;
    cells.set(column, row.slice(from, to));
  }
  return cells;
};

const styled = (cell: string, address: string, styleOf: (style: number) => number): string => {
  const tag = /^<(?:\w+:)?c(?=[\s/>])([^>]*?)\/?>/.exec(cell)?.[1] ?? '';
  const style = styleOf(Number(attribute(tag, 's') ?? 0));
  const bare = cell.replace(
    /^(<(?:\w+:)?c)(?=[\s/>])([^>]*?)(\/?>)/,
    (_, head: string, attributes: string, end: string) => {
      const others = attributes.replace(/\s(?:s|r)="[^"]*"/g, '');
      return `${head} r="${address}" s="${style}"${others}${end}`;
    },
  );
  return bare;
};

const markedRow = (
  number: number,
  inner: string,
  place: MarkPlace,
  mark: MarkedRow | undefined,
  styles: Styles,
): string => {
  const cells = partsOf(inner);
  const made = new Map<number, string>();
  for (const [column, cell] of cells) {
    if (column === place.errorColumn) continue;
    made.set(
      column,
      styled(cell, `${columnLetters(column)}${number}`, (style) => styles.plain(style)),
    );
  }
  for (const column of mark?.columns ?? []) {
    const address = `${columnLetters(column)}${number}`;
    const cell = made.get(column) ?? `<c r="${address}"/>`;
    made.set(
      column,
      styled(cell, address, (style) => styles.marked(style)),
    );
  }
  const text = number === place.headRow ? place.errorHead : mark?.text;
  if (text !== undefined) {
    const address = `${columnLetters(place.errorColumn)}${number}`;
    made.set(place.errorColumn, textCell(address, text, number === place.headRow ? 0 : styles.marked(0)));
  }
  return [...made]
    .sort(([a], [b]) => a - b)
    .map(([, cell]) => cell)
    .join('');
};

const widened = (xml: string, column: number): string => {
  const cols = firstElement(xml, 'cols');
  const col = `<col min="${column}" max="${column}" width="70" customWidth="1"/>`;
  if (!cols) return xml.replace(/<((?:\w+:)?sheetData)(?=[\s/>])/, `<cols>${col}</cols><$1`);
  const covered = [...elements(cols.inner, 'col')].some(({ tag }) => Number(attribute(tag, 'max')) >= column);
  return covered ? xml : `${xml.slice(0, cols.from)}<cols>${cols.inner}${col}</cols>${xml.slice(cols.to)}`;
};

/**
 * The same workbook with its wrong cells filled in and a column that says what is wrong in each row; everything else stays
 * as its author left it. Marks of an earlier round go away where nothing is wrong any more.
 */
export const markErrors = (bytes: Buffer, place: MarkPlace, marks: readonly MarkedRow[]): Buffer => {
  const workbook = Workbook.open(bytes, '');
  const sheet = workbook.sheets.find(({ name }) => name === place.sheet);
  const xml = sheet && workbook.archive.text(sheet.path);
  if (!sheet || xml === undefined) throw brokenFile();
  const styles = new Styles(workbook.archive.text('xl/styles.xml') ?? '');
  const byRow = new Map(marks.map((mark) => [mark.row, mark]));
  const parts: string[] = [];
  let [copied, number] = [0, 0];
  for (const { tag, inner, from, to } of elements(xml, 'row')) {
    number = Number(attribute(tag, 'r') ?? number + 1);
    const others = tag.replace(/\s(?:spans|r)="[^"]*"/g, '');
    const cells = number < place.headRow ? inner : markedRow(number, inner, place, byRow.get(number), styles);
    parts.push(xml.slice(copied, from), `<row r="${number}"${others}>${cells}</row>`);
    copied = to;
  }
  const rebuilt = [...parts, xml.slice(copied)].join('').replace(/<(?:\w+:)?dimension\b[^>]*\/>/, '');
  return workbook.archive.with({ [sheet.path]: widened(rebuilt, place.errorColumn), 'xl/styles.xml': styles.text() });
};
