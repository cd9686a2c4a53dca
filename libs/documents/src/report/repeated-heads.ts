import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import { insertElementMarkupAccordingToOrderOfSiblings as insertInOrder } from 'write-excel-file/utility';
import type { SheetPart } from './sheet-parts.js';

const ORDER = ['workbookPr', 'bookViews', 'sheets', 'definedNames', 'calcPr'];

const titleOf = ({ name, headRow }: SheetPart, index: number): string =>
  `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!$${headRow}:$${headRow}</definedName>`;

/** On paper every sheet is as wide as the page, with the table's head and "page x/y" on each. */
export const repeatedHeads = (parts: readonly SheetPart[]): Feature<Stream | Buffer | Blob> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml
            .replace(/(<worksheet\b[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace(
              /(<pageSetup\b[^>]*\/>)/,
              '$1<headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter>',
            ),
        transformElementAttributes: (tag, attributes) =>
          tag === 'pageSetup' ? { ...attributes, paperSize: 8, fitToWidth: 1, fitToHeight: 0 } : attributes,
      },
      'xl/workbook.xml': {
        transform: (xml) =>
          insertInOrder(
            xml.replace(/<definedNames\s*\/>/, ''),
            `<definedNames>${parts.map(titleOf).join('')}</definedNames>`,
            ORDER,
            'workbook',
          ),
      },
    },
  },
});
