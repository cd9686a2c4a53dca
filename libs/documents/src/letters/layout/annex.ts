import type { Paragraph } from 'docx';
import { centred, rule } from './text.js';
import { textWidth } from './sheet.js';

/** The heading of an annex: its name, its title in capitals, and with which document it goes (mục III.1). */
export const annexHeading = ({
  name,
  title,
  goesWith,
}: {
  name: string;
  title: string;
  goesWith: string;
}): Paragraph[] => [
  centred(name, { size: 14, bold: true }),
  centred(title, { size: 14, bold: true, caps: true }),
  centred(goesWith, { size: 14, italics: true }, { before: 2 }),
  centred('', { size: 4 }),
  rule(40, textWidth()),
  centred('', { size: 8 }),
];
