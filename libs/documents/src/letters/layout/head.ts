import type { Paragraph, Table } from 'docx';
import { sideBySide } from './frame.js';
import { textWidth } from './sheet.js';
import { centred, rule } from './text.js';

/** Text of the head, or the placeholders that stand for it in a template. */
export type HeadText = {
  /** The body directly above, one entry per line; none: it is not named (UBND, HĐND: phần I, mục II.2). */
  superior: readonly string[];
  /** The issuing body; printed in capitals. */
  agency: string;
  /** "Số: …/VPUBND-TH". */
  number: string;
  /** "Ninh Thuận, ngày 05 tháng 02 năm 2026". */
  placeAndDate: string;
  /** Of a công văn: "V/v …", under the number; null where the subject stands under the document's type. */
  subject: string | null;
};

/** The right part holds "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" on one line at size 13. */
const RIGHT = 100;
const left = (landscape: boolean): number => textWidth(landscape) - RIGHT;

/** As wide as "Độc lập - Tự do - Hạnh phúc" at size 14 bold, in mm: the rule below is as long as the words (II.1b). */
const MOTTO = 63;

/** A third to a half of the agency's name (II.2b); bold capitals of size 13 are about 3.4 mm wide. */
export const agencyRule = (agency: string): number => {
  const longest = Math.max(...agency.split('\n').map((line) => line.length));
  return Math.min(28, Math.max(10, Math.round(Math.min(longest * 3.4, left(false)) * 0.4)));
};

const agencyLines = (agency: string): Paragraph[] =>
  agency.split('\n').map((line) => centred(line, { size: 13, bold: true, caps: true }));

/**
 * Quốc hiệu, Tiêu ngữ, issuing body, number, place and date, in the two columns of the decree (mục II.1–4, IV).
 * @param ruleLength length of the rule under the agency, mm
 */
export const letterHead = (
  { superior, agency, number, placeAndDate, subject }: HeadText,
  ruleLength: number,
  landscape = false,
): Table => {
  const width = left(landscape);
  const above = superior.map((line) => centred(line, { size: 13, caps: true }));
  const under = subject === null ? [] : [centred(subject, { size: 13 }, { before: 6 })];
  return sideBySide(
    [
      width,
      [
        ...above,
        ...agencyLines(agency),
        rule(ruleLength, width),
        centred(number, { size: 13 }, { before: 6 }),
        ...under,
      ],
    ],
    [
      RIGHT,
      [
        centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 13, bold: true }),
        centred('Độc lập - Tự do - Hạnh phúc', { size: 14, bold: true }),
        rule(MOTTO, RIGHT),
        centred(placeAndDate, { size: 13, italics: true }, { before: 6 }),
      ],
    ],
  );
};
