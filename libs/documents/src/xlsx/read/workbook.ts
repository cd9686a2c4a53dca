import { plainDateOf } from '@dondoc/domain';
import { Archive } from './archive.js';
import { type Block, blockOf, columnOf } from './cell-address.js';
import { brokenFile, sheetProblem } from './import-problem.js';
import { momentOf, type NumberFormat, numberFormats, type SheetMoment } from './number-formats.js';
import { attribute, elements, firstElement, unescapeXml } from './xml.js';

/** What stands in a cell. A formula is never computed: its stored value counts. */
export type CellValue =
  | { kind: 'text'; text: string }
  /** `percent`: 0.5 that is shown as 50%; `digits`: 7 that is shown as 007. */
  | { kind: 'number'; number: number; percent?: true; digits?: number }
  | ({ kind: 'date' } & SheetMoment)
  | { kind: 'flag'; flag: boolean }
  /** `#REF!` and the like, or a formula without a stored value. */
  | { kind: 'error'; text: string };

/** `cells`: by column from 1; empty cells are left out. */
export type SheetRow = { number: number; hidden: boolean; cells: ReadonlyMap<number, CellValue> };
export type Sheet = { name: string; path: string; rows: readonly SheetRow[]; merged: readonly Block[] };

/** Rows beyond these are not read. */
export const MOST_ROWS = 100_000;
const MOST_COLUMNS = 1000;

const notXlsx = (name: string, mend: string) =>
  sheetProblem('IMPORT.FILE_NOT_XLSX', name, 'Đây không phải tệp bảng tính .xlsx.', mend);

/** What a spreadsheet's bytes begin with when it is something else. @throws RuleViolation `IMPORT.FILE_NOT_XLSX` */
const requireXlsx = (bytes: Buffer, name: string): Archive => {
  if (bytes.toString('hex', 0, 4) === 'd0cf11e0') {
    const mend = 'Mở tệp, bỏ mật khẩu nếu có, lưu lại dạng “Excel Workbook (.xlsx)” rồi gửi lại.';
    throw notXlsx(name, mend);
  }
  if (bytes.length < 4 || bytes.toString('latin1', 0, 2) !== 'PK') {
    throw notXlsx(name, 'Tải mẫu .xlsx về, điền vào đó rồi gửi lại.');
  }
  const archive = Archive.open(bytes);
  if (!archive.has('xl/workbook.xml')) throw notXlsx(name, 'Tải mẫu .xlsx về, điền vào đó rồi gửi lại.');
  if (archive.has('xl/vbaProject.bin'))
    throw notXlsx(name, 'Tệp có macro: lưu lại dạng .xlsx (không macro) rồi gửi lại.');
  return archive;
};

const richText = (xml: string): string => {
  // Phonetic hints (rPh) are not part of the text.
  const plain = xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '');
  return [...elements(plain, 't')].map(({ inner }) => unescapeXml(inner)).join('');
};

type SheetAddress = { name: string; path: string; hidden: boolean };

const sheetAddresses = (archive: Archive, workbook: string): SheetAddress[] => {
  const relations = archive.text('xl/_rels/workbook.xml.rels') ?? '';
  const targets = new Map(
    [...elements(relations, 'Relationship')].map(({ tag }) => [attribute(tag, 'Id'), attribute(tag, 'Target') ?? '']),
  );
  return [...elements(workbook, 'sheet')].flatMap(({ tag }) => {
    const target = targets.get(/\br:id\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? attribute(tag, 'id'));
    if (target === undefined) return [];
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const hidden = (attribute(tag, 'state') ?? 'visible') !== 'visible';
    return [{ name: (attribute(tag, 'name') ?? '').normalize('NFC'), path, hidden }];
  });
};

/** A workbook whose sheets are read one by one. */
export class Workbook {
  private constructor(
    readonly archive: Archive,
    readonly sheets: readonly SheetAddress[],
    private readonly from1904: boolean,
    private readonly formats: readonly NumberFormat[],
    private readonly strings: readonly string[],
  ) {}

  /**
   * @param name the file's name, for people
   * @throws RuleViolation `IMPORT.FILE_NOT_XLSX`, `IMPORT.FILE_BROKEN`, `IMPORT.FILE_TOO_LARGE`
   */
  static open(bytes: Buffer, name: string): Workbook {
    const archive = requireXlsx(bytes, name);
    const workbook = archive.text('xl/workbook.xml') ?? '';
    const sheets = sheetAddresses(archive, workbook);
    if (sheets.length === 0) throw brokenFile();
    const properties = firstElement(workbook, 'workbookPr')?.tag ?? '';
    const from1904 = ['1', 'true'].includes(attribute(properties, 'date1904') ?? '');
    const formats = numberFormats(archive.text('xl/styles.xml') ?? '');
    const strings = [...elements(archive.text('xl/sharedStrings.xml') ?? '', 'si')].map(({ inner }) => richText(inner));
    return new Workbook(archive, sheets, from1904, formats, strings);
  }

  /** @throws RuleViolation `IMPORT.TOO_MANY_ROWS`, `IMPORT.FILE_BROKEN` */
  read({ name, path }: SheetAddress): Sheet {
    const xml = this.archive.text(path);
    if (xml === undefined) throw brokenFile();
    const rows: SheetRow[] = [];
    let number = 0;
    for (const { tag, inner } of elements(xml, 'row')) {
      number = Number(attribute(tag, 'r') ?? number + 1);
      const cells = this.cellsOf(inner);
      if (cells.size === 0) continue;
      if (rows.length === MOST_ROWS) throw tooManyRows(name);
      const hidden = ['1', 'true'].includes(attribute(tag, 'hidden') ?? '');
      rows.push({ number, hidden, cells });
    }
    const merged = [...elements(xml, 'mergeCell')].flatMap(({ tag }) => blockOf(attribute(tag, 'ref') ?? '') ?? []);
    return { name, path, rows, merged };
  }

  private cellsOf(row: string): Map<number, CellValue> {
    const cells = new Map<number, CellValue>();
    let column = 0;
    for (const { tag, inner } of elements(row, 'c')) {
      column = columnOf(attribute(tag, 'r') ?? '') ?? column + 1;
      if (column > MOST_COLUMNS) break;
      const value = inner === '' ? undefined : this.valueOf(tag, inner);
      if (value) cells.set(column, value);
    }
    return cells;
  }

  private valueOf(tag: string, inner: string): CellValue | undefined {
    const type = attribute(tag, 't') ?? 'n';
    if (type === 'inlineStr') return textValue(richText(inner));
    const stored = firstElement(inner, 'v')?.inner;
    if (stored === undefined) {
      return /<(?:\w+:)?f[\s/>]/.test(inner) ? { kind: 'error', text: 'công thức chưa có giá trị' } : undefined;
    }
    if (type === 's') return textValue(this.strings[Number(stored)] ?? '');
    if (type === 'str') return textValue(unescapeXml(stored));
    if (type === 'b') return { kind: 'flag', flag: stored === '1' };
    if (type === 'e') return { kind: 'error', text: unescapeXml(stored) };
    if (type === 'd') return isoMoment(stored);
    return this.numberValue(Number(stored), Number(attribute(tag, 's') ?? 0));
  }

  private numberValue(number: number, style: number): CellValue {
    const { date = false, percent = false, digits = 0 } = this.formats[style] ?? {};
    const moment = date ? momentOf(number, this.from1904) : undefined;
    if (moment) return { kind: 'date', ...moment };
    return { kind: 'number', number, ...(percent ? { percent } : {}), ...(digits > 0 ? { digits } : {}) };
  }
}

const tooManyRows = (name: string) =>
  sheetProblem(
    'IMPORT.TOO_MANY_ROWS',
    name,
    `Trang tính có hơn ${MOST_ROWS} dòng.`,
    'Xóa các dòng trống có định dạng ở cuối, hoặc chia thành nhiều tệp.',
  );

const textValue = (text: string): CellValue | undefined => (text.trim() === '' ? undefined : { kind: 'text', text });

const isoMoment = (text: string): CellValue => {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?/.exec(text);
  if (!match) return { kind: 'error', text };
  return {
    kind: 'date',
    date: plainDateOf(match[1] ?? ''),
    minutes: Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0),
  };
};
