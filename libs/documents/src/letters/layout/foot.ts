import { AlignmentType, Paragraph, type Table } from 'docx';
import { sideBySide } from './frame.js';
import { textWidth } from './sheet.js';
import { atLeft, centred, piece } from './text.js';

/** Who signs, line by line: "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"; then the name. */
export type SignatureText = { capacity: readonly string[]; name: string };

const LEFT = 75;

/** Room for signature and seal, points. */
const SIGNING_ROOM = 64;

/** The lines of "Nơi nhận", size 11, as they stand: with dash and full stop or semicolon. */
export const recipientLine = (text: string): Paragraph => atLeft(text, { size: 11 });

const signed = (name: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: SIGNING_ROOM * 20 },
    children: [piece(name, { bold: true })],
  });

/** "Nơi nhận" at the left, capacity and name of the signatory at the right, on one level (mục II.7, II.9, IV). */
export const letterFoot = (recipients: readonly Paragraph[], { capacity, name }: SignatureText): Table =>
  sideBySide(
    [LEFT, [atLeft('Nơi nhận:', { size: 12, bold: true, italics: true }), ...recipients]],
    [
      textWidth() - LEFT,
      [
        ...capacity.map((line) => centred(line, { size: 14, bold: true, caps: true }, { keepNext: true })),
        signed(name),
      ],
    ],
  );

/** The recipients of a Party document, size 12. */
export const partyRecipientLine = (text: string): Paragraph => atLeft(text, { size: 12 });

/**
 * The foot of a Party document: "Nơi nhận" underlined, in whose name is signed in bold, the post below it not (Hướng dẫn
 * 36-HD/VPTW; seeds 000 and 002).
 */
export const partyFoot = (
  recipients: readonly Paragraph[],
  { capacity, post, name }: { capacity: readonly Paragraph[]; post: readonly Paragraph[]; name: string },
): Table =>
  sideBySide(
    [LEFT, [atLeft('Nơi nhận:', { size: 14, underlined: true }), ...recipients]],
    [textWidth() - LEFT, [...capacity, ...post, signed(name)]],
  );
