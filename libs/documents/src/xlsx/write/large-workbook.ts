import { type LargeSheet, sheetXml, SharedTexts, xmlText } from './sheet-xml.js';
import { stylesXml } from './styles.js';
import { type ZipPart, zipped } from './zip.js';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const FORMAT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = (sheets: readonly LargeSheet[]): string =>
  [
    `${XML}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${FORMAT}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${FORMAT}.styles+xml"/>`,
    `<Override PartName="/xl/sharedStrings.xml" ContentType="${FORMAT}.sharedStrings+xml"/>`,
    ...sheets.map(
      (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${FORMAT}.worksheet+xml"/>`,
    ),
    '</Types>',
  ].join('');

const relations = (all: readonly [type: string, target: string][]): string =>
  [
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">`,
    ...all.map(
      ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    ),
    '</Relationships>',
  ].join('');

const titleOf = ({ name, headRow }: LargeSheet, at: number): string =>
  `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${xmlText(name)}'!$${headRow}:$${headRow}</definedName>`;

const workbookXml = (sheets: readonly LargeSheet[]): string =>
  [
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>`,
    ...sheets.map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`),
    `</sheets><definedNames>${sheets.map(titleOf).join('')}</definedNames></workbook>`,
  ].join('');

/**
 * An XLSX file of long lists: a million cells take about a second and hold nobody else up, for the packing goes on in the
 * background. What has a form of its own (one page to sign, a sheet to fill in) is written by write-excel-file instead.
 */
export const largeWorkbook = (sheets: readonly LargeSheet[]): Promise<Buffer> => {
  const texts = new SharedTexts();
  const targets = sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]);
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', pieces: [contentTypes(sheets)] },
    { name: '_rels/.rels', pieces: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', pieces: [workbookXml(sheets)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      pieces: [relations([...targets, ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']])],
    },
    { name: 'xl/styles.xml', pieces: [stylesXml] },
    ...sheets.map((sheet, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      pieces: sheetXml(sheet, texts),
    })),
    // Last, and not begun before: by then the sheets have named their texts.
    { name: 'xl/sharedStrings.xml', pieces: texts.xml() },
  ];
  return zipped(parts);
};
