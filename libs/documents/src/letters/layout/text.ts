import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  type IRunOptions,
  type ISpacingProperties,
  LineRuleType,
  Paragraph,
  TextRun,
  UnderlineType,
} from 'docx';
import { millimetres, points, TYPEFACE } from './sheet.js';

export type Type = { size?: number; bold?: boolean; italics?: boolean; caps?: boolean; underlined?: boolean };

/** A piece of text; colour is left to "automatic", which prints black. */
export const piece = (text: string, { size = 14, bold, italics, caps, underlined }: Type = {}): TextRun => {
  const style: IRunOptions = {
    ...(bold === undefined ? {} : { bold }),
    ...(italics === undefined ? {} : { italics }),
    ...(caps === undefined ? {} : { allCaps: caps }),
    ...(underlined ? { underline: { type: UnderlineType.SINGLE } } : {}),
  };
  return new TextRun({ text, font: TYPEFACE, size: points(size), ...style });
};

type Place = { before?: number; after?: number; keepNext?: boolean };

const spacing = ({ before = 0, after = 0 }: Place): ISpacingProperties => ({
  before: before * 20,
  after: after * 20,
});

/** A centred line; `before`, `after` in points. */
export const centred = (text: string, type: Type = {}, place: Place = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: spacing(place),
    ...(place.keepNext ? { keepNext: true } : {}),
    children: [piece(text, type)],
  });

/** A line that begins at the left edge, `indent` mm in. */
export const atLeft = (text: string, type: Type = {}, place: Place & { indent?: number } = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing: spacing(place),
    indent: { left: millimetres(place.indent ?? 0) },
    children: [piece(text, type)],
  });

const bodyParagraph = (pieces: readonly (string | TextRun)[], place: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    spacing: { before: 6 * 20, after: 0, line: 240, lineRule: LineRuleType.AUTO },
    indent: { firstLine: millimetres(12.7) },
    ...place,
    children: pieces.map((one) => (typeof one === 'string' ? piece(one) : one)),
  });

/** A paragraph of the body: justified, first line 12.7 mm in, single lines, 6 points after the one before (mục II.5). */
export const body = (...pieces: readonly (string | TextRun)[]): Paragraph => bodyParagraph(pieces);

/** The body's last paragraph goes with what follows: a signature never stands on a page alone. */
export const lastOfBody = (...pieces: readonly (string | TextRun)[]): Paragraph =>
  bodyParagraph(pieces, { keepNext: true, keepLines: true });

/**
 * A rule in the middle of the line, as a border and not as underlining: the decree asks for a line of a certain length.
 * Both measures in mm.
 */
export const rule = (length: number, width: number): Paragraph => {
  const side = millimetres(Math.max(0, (width - length) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 40, after: 0, line: 40, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [],
  });
};
