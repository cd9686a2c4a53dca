import {
  AlignmentType,
  Document,
  type FileChild,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';

/** The typeface of every official document (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.4). */
export const TYPEFACE = 'Times New Roman';

/** Half points, as Word counts type sizes; the decree names sizes in points. */
export const points = (size: number): number => size * 2;

/** Twentieths of a point, as Word counts distances. */
export const millimetres = (length: number): number => Math.round((length / 25.4) * 1440);

/** A4 with the margins of mục I.3: top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm. */
export const sheet = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15 } as const;

/** Width between the margins, in mm. */
export const textWidth = (landscape = false): number =>
  (landscape ? sheet.height : sheet.width) - sheet.left - sheet.right;

export type SheetPart = {
  children: readonly FileChild[];
  landscape?: boolean;
};

/** Arabic, size 13–14, upright, centred in the top margin, none on the first page (mục I.7). */
const pageNumber = new Header({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: [PageNumber.CURRENT], font: TYPEFACE, size: points(13) })],
    }),
  ],
});

/** One part of a document with page numbers of its own: the pages of an annex are counted from 1 (mục III.1). */
export const sectionOf = ({ children, landscape = false }: SheetPart): ISectionOptions => ({
  properties: {
    type: SectionType.NEXT_PAGE,
    titlePage: true,
    page: {
      // The library turns width and height by itself when the sheet lies across.
      size: {
        width: millimetres(sheet.width),
        height: millimetres(sheet.height),
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: millimetres(sheet.top),
        bottom: millimetres(sheet.bottom),
        left: millimetres(sheet.left),
        right: millimetres(sheet.right),
        header: millimetres(10),
        footer: millimetres(10),
      },
      pageNumbers: { start: 1 },
    },
  },
  headers: { default: pageNumber, first: new Header({ children: [new Paragraph({ children: [] })] }) },
  children,
});

/** An official document of one or more parts, in the decree's typeface throughout. */
export const officialDocument = (title: string, parts: readonly SheetPart[]): Document =>
  new Document({
    title,
    creator: 'Đôn Đốc',
    description: '',
    styles: {
      default: {
        document: {
          run: { font: TYPEFACE, size: points(14), language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      },
    },
    sections: parts.map(sectionOf),
  });
