import type { Paragraph, Table } from 'docx';
import { sideBySide } from './frame.js';
import type { HeadText } from './head.js';
import { textWidth } from './sheet.js';
import { centred, rule } from './text.js';

/** The right part holds the Party's name on one line at size 15. */
const RIGHT = 88;

/** As wide as "ĐẢNG CỘNG SẢN VIỆT NAM" at size 15 bold, in mm: the rule below is as long as the words. */
const TITLE = 77;

const lines = (text: string, bold: boolean): Paragraph[] =>
  text.split('\n').map((line) => centred(line, { size: 14, bold, caps: true }));

/**
 * The head of a Party document (Hướng dẫn 36-HD/VPTW, Phụ lục 3): the Party's name with a rule below it, the issuing body with a
 * star below, number, place and date; the subject of a công văn under the number, size 12, without "V/v".
 */
export const partyHead = ({ superior, agency, number, placeAndDate, subject }: HeadText, landscape = false): Table => {
  const left = textWidth(landscape) - RIGHT;
  return sideBySide(
    [
      left,
      [
        ...superior.flatMap((one) => lines(one, false)),
        ...lines(agency, true),
        centred('*', { size: 14 }),
        centred(number, { size: 14 }),
        ...(subject === null ? [] : [centred(subject, { size: 12, italics: true }, { before: 3 })]),
      ],
    ],
    [
      RIGHT,
      [
        centred('ĐẢNG CỘNG SẢN VIỆT NAM', { size: 15, bold: true }),
        rule(TITLE, RIGHT),
        centred(placeAndDate, { size: 14, italics: true }, { before: 6 }),
      ],
    ],
  );
};
