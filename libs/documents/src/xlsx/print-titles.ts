import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import { insertElementMarkupAccordingToOrderOfSiblings as insertInOrder } from 'write-excel-file/utility';

const WORKBOOK_ORDER = ['workbookPr', 'bookViews', 'sheets', 'definedNames', 'calcPr'];

/** On paper: as wide as the page, as many pages as it takes, the given rows (from 1) at the top of each. */
export const printTitles = (sheetName: string, fromRow: number, toRow: number): Feature<Stream | Buffer | Blob> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) => xml.replace(/(<worksheet\b[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
        transformElementAttributes: (tag, attributes) =>
          tag === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
      },
      'xl/workbook.xml': {
        transform: (xml) =>
          insertInOrder(
            xml.replace(/<definedNames\s*\/>/, ''),
            `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheetName}'!$${fromRow}:$${toRow}</definedName></definedNames>`,
            WORKBOOK_ORDER,
            'workbook',
          ),
      },
    },
  },
});
