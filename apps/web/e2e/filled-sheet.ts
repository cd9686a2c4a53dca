import { Workbook } from '@dondoc/documents';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const lettersOf = (column: number): string =>
  (column > 26 ? lettersOf(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26));
const cellOf = (address: string, value: string): string =>
  `<c r="${address}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;

/** A sheet of a workbook as somebody at a desk sees it: rows by number, cells by the head of their column. */
export class FilledSheet {
  private xml: string;
  private readonly path: string;
  private readonly columns: ReadonlyMap<string, number>;

  constructor(
    private readonly bytes: Buffer,
    private readonly name: string,
  ) {
    const book = Workbook.open(bytes, name);
    this.path = book.sheets.find((sheet) => sheet.name === name)?.path ?? '';
    this.xml = book.archive.text(this.path) ?? '';
    this.columns = new Map([...this.rowAt(1)].map(([column, head]) => [head.replace(' *', ''), column]));
  }

  /** Rows in which that column says that. */
  rowsWith(head: string, text: string): number[] {
    const column = this.columnOf(head);
    return this.rows()
      .filter(([, cells]) => cells.get(column) === text)
      .map(([row]) => row);
  }

  /** Heads that begin like that. */
  headsLike(beginning: string): string[] {
    return [...this.columns.keys()].filter((head) => head.startsWith(beginning));
  }

  text(row: number, head: string): string {
    return this.rowAt(row).get(this.columnOf(head)) ?? '';
  }

  /** Types into cells; a row that is not there is added at the end. "" empties a cell. */
  type(row: number, cells: Readonly<Record<string, string>>): this {
    if (!this.xml.includes(`<row r="${row}"`))
      this.xml = this.xml.replace('</sheetData>', `<row r="${row}"></row></sheetData>`);
    for (const [head, value] of Object.entries(cells)) this.put(row, this.columnOf(head), value);
    return this;
  }

  /** Whether the cell is filled in with the colour of what is wrong. */
  isMarked(row: number, head: string): boolean {
    const style = new RegExp(`<c r="${lettersOf(this.columnOf(head))}${row}"[^>]*? s="(\\d+)"`).exec(this.xml)?.[1];
    const styles = Workbook.open(this.bytes, '').archive.text('xl/styles.xml') ?? '';
    const inside = (element: string): string =>
      new RegExp(`<${element}[ >].*?</${element}>`, 's').exec(styles)?.[0] ?? '';
    const formats = [...inside('cellXfs').matchAll(/<xf ([^>]*)/g)].map(([, tag = '']) => tag);
    const fill = /fillId="(\d+)"/.exec(formats[Number(style)] ?? '')?.[1];
    const fills = [...inside('fills').matchAll(/<fill>(.*?)<\/fill>/gs)].map(([, inner = '']) => inner);
    return (fills[Number(fill)] ?? '').includes('FFFFD9D9');
  }

  save(): Buffer {
    return Workbook.open(this.bytes, this.name).archive.with({ [this.path]: this.xml });
  }

  private put(row: number, column: number, value: string): void {
    const address = `${lettersOf(column)}${row}`;
    const cell = value === '' ? '' : cellOf(address, value);
    const known = new RegExp(`<c r="${address}"(?:[^>]*/>|[^>]*>.*?</c>)`, 's');
    if (known.test(this.xml)) this.xml = this.xml.replace(known, cell);
    else this.xml = this.xml.replace(new RegExp(`(<row r="${row}"[^>]*>)(.*?)</row>`, 's'), `$1$2${cell}</row>`);
  }

  private columnOf(head: string): number {
    const column = this.columns.get(head);
    if (column === undefined) throw new Error(`No column “${head}” among ${[...this.columns.keys()].join(', ')}`);
    return column;
  }

  private rowAt(row: number): ReadonlyMap<number, string> {
    return new Map(this.rows()).get(row) ?? new Map();
  }

  private rows(): [number, ReadonlyMap<number, string>][] {
    const book = Workbook.open(this.xml === undefined ? this.bytes : this.save(), this.name);
    const sheet = book.sheets.find(({ name }) => name === this.name);
    if (!sheet) throw new Error(`No sheet “${this.name}”`);
    return book
      .read(sheet)
      .rows.map(({ number, cells }) => [
        number,
        new Map([...cells].map(([column, cell]) => [column, cell.kind === 'text' ? cell.text : JSON.stringify(cell)])),
      ]);
  }
}
