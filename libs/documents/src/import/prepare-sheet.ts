import type { PlainDate } from '@dondoc/domain';
import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import writeExcelFile, { type CellObject, type Feature, type Row } from 'write-excel-file/node';
import { insertElementMarkupAccordingToOrderOfSiblings as insertInOrder } from 'write-excel-file/utility';
import { printTitles } from '../xlsx/print-titles.js';
import { tableDate, tableHead, tableText, text } from '../xlsx/cells.js';
import { columnLetters } from '../xlsx/read/cell-address.js';
import { escapeXml } from '../xlsx/read/xml.js';
import type { ColumnSpec, SheetSpec } from './sheet-spec.js';

/** A cell of a prepared row: text, number or a real date. */
export type PreparedValue = string | number | { date: PlainDate };
export type PreparedRow = Readonly<Record<string, PreparedValue | null>>;

/** What is to be filled in, with what is known already. */
export type PreparedSheet = { spec: SheetSpec; rows: readonly PreparedRow[]; notes: readonly string[] };

/** Rows below the prepared ones that also get the drop-downs. */
const SPARE_ROWS = 500;
const LISTS = 'Danh mục';
const GUIDE = 'Hướng dẫn';
const READ_ONLY = { backgroundColor: '#F2F2F2' } as const;

const cellOf = (column: ColumnSpec, value: PreparedValue | null): CellObject => {
  const style = column.forPeople ? READ_ONLY : {};
  if (value === null) return { ...emptyOf(column), ...style };
  if (typeof value === 'object') return { ...tableDate(value.date), ...style };
  if (typeof value === 'number') return { value, type: Number, ...cellFrame(), ...style };
  return { ...tableText(value), ...style };
};

const cellFrame = () => {
  const { borderStyle, borderColor, wrap, alignVertical } = tableText('') as CellObject & { borderStyle: 'thin' };
  return { borderStyle, borderColor, wrap, alignVertical } as Partial<CellObject>;
};

/** An empty cell still says how what is typed there is to be taken: a date as a date, a code as text. */
const emptyOf = ({ kind }: ColumnSpec): CellObject => {
  if (kind === 'date') return { type: Date, format: 'dd/mm/yyyy', ...cellFrame() } as CellObject;
  if (kind === 'moment') return { type: Date, format: 'dd/mm/yyyy hh:mm', ...cellFrame() } as CellObject;
  if (kind === 'number') return { type: Number, ...cellFrame() } as CellObject;
  return tableText('');
};

const VALIDATIONS_AFTER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'autoFilter',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
];

const choiceColumns = ({ columns }: SheetSpec): { column: ColumnSpec; at: number; labels: string[] }[] =>
  columns.flatMap((column, index) =>
    column.choices ? [{ column, at: index + 1, labels: Object.values(column.choices) }] : [],
  );

/** A drop-down per column of choices; its list stands in a sheet of its own, where it may be long. */
const validationsOf = (spec: SheetSpec, lastRow: number): string => {
  const lists = choiceColumns(spec).map(({ column, at, labels }, index) => {
    const [letter, list] = [columnLetters(at), columnLetters(index + 1)];
    const source = `'${LISTS}'!$${list}$2:$${list}$${labels.length + 1}`;
    return (
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${escapeXml(column.head)}" ` +
      `error="Chọn một giá trị trong danh sách." sqref="${letter}2:${letter}${lastRow}"><formula1>${source}</formula1></dataValidation>`
    );
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
};

const dropDowns = (spec: SheetSpec, lastRow: number): Feature<Stream | Buffer | Blob> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _, { sheetIndex }) => {
          const markup = sheetIndex === 0 ? validationsOf(spec, lastRow) : '';
          return markup === '' ? xml : insertInOrder(xml, markup, VALIDATIONS_AFTER, 'worksheet');
        },
      },
    },
  },
});

const guideRows = ({ spec, notes }: PreparedSheet): Row[] => [
  [text(spec.title, { fontWeight: 'bold', fontSize: 14 })],
  [null],
  ...notes.map(
    (note, index): Row => [
      text(`${index + 1}. ${note}`, { wrap: true, columnSpan: 3, height: 30, alignVertical: 'top' }),
    ],
  ),
  [null],
  [tableHead('Cột'), tableHead('Bắt buộc'), tableHead('Cách điền')],
  ...spec.columns.map(
    (column): Row => [
      tableText(column.head),
      tableText(column.forPeople ? 'không đọc' : column.required ? 'có' : 'không'),
      tableText(column.hint),
    ],
  ),
];

const listRows = (spec: SheetSpec): Row[] => {
  const lists = choiceColumns(spec);
  const longest = Math.max(0, ...lists.map(({ labels }) => labels.length));
  return [
    lists.map(({ column }) => tableHead(column.head)),
    ...Array.from({ length: longest }, (_, index): Row => lists.map(({ labels }) => text(labels[index] ?? ''))),
  ];
};

/** The sheet to be filled in, as an XLSX file: codes filled in, drop-downs, real dates, and a page that says how. */
export const preparedSheet = (prepared: PreparedSheet): Promise<Buffer> => {
  const { spec, rows } = prepared;
  const { columns } = spec;
  const data: Row[] = [
    columns.map(({ head, required }) => tableHead(required ? `${head} *` : head)),
    ...rows.map((row): Row => columns.map((column) => cellOf(column, row[column.key] ?? null))),
  ];
  const sheets = [
    {
      data,
      sheet: spec.sheet,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    },
    { data: guideRows(prepared), sheet: GUIDE, columns: [{ width: 34 }, { width: 12 }, { width: 90 }] },
    ...(choiceColumns(spec).length > 0 ? [{ data: listRows(spec), sheet: LISTS }] : []),
  ];
  const lastRow = rows.length + 1 + SPARE_ROWS;
  const features = [dropDowns(spec, lastRow), printTitles(spec.sheet, 1, 1)];
  return writeExcelFile(sheets, { fontFamily: 'Times New Roman', fontSize: 11, features }).toBuffer();
};
