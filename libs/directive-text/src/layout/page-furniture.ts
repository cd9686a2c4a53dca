import { fold } from '../text/folding.js';
import { documentTypes } from './document-types.js';

const PAGE_NUMBER = /^(?:[-–|\s]*(?:trang|page)?\s*\d{1,3}(?:\s*\/\s*\d{1,3})?[-–|\s]*)$/i;
const RULE = /^[\s\-–—_=*.·|~]+$/;
const CELL = /\s*\|\s*/;

/** True for what a page carries beside the text: its number, lines drawn with signs. Blank lines are furniture too. */
export const isFurniture = (line: string): boolean => line === '' || PAGE_NUMBER.test(line) || RULE.test(line);

/** Two columns of a head ("Số: 30/QĐ-UBND | Hải Phòng, ngày …") are two lines; a row of a table stays one. */
const columnsOf = (line: string): string[] => {
  if (!line.includes('|')) return [line];
  const cells = line.split(CELL).filter((cell) => cell !== '');
  return cells.length >= 3 ? [cells.join(' | ')] : cells;
};

const FOOTNOTE = /^(?:\*|\[\d{1,2}\]|\(\*\))\s*\p{Lu}/u;
const REFERENCE =
  /[\p{L}\p{N}”)](?:\*|\[\d{1,2}\]|\(\*\))[.,;:]?\s*$|[\p{L}\p{N}”)](?:\*|\[\d{1,2}\]|\(\*\))[.,;:]?\s+\p{L}/u;

/** Reads past the footnotes: a note begins at its sign, after a reference with that sign, and ends with its sentence. */
const withoutFootnotes = (lines: readonly string[]): string[] => {
  const kept: string[] = [];
  let referred = false;
  let inNote = false;
  for (const line of lines) {
    if (!inNote && referred && FOOTNOTE.test(line)) inNote = true;
    if (inNote) {
      if (/[.!?]$/.test(line)) {
        inNote = false;
        referred = false;
      }
      continue;
    }
    referred ||= REFERENCE.test(line);
    kept.push(line);
  }
  return kept;
};

/** How sections are headed in small letters. */
const SECTIONS =
  '(?:Mục đích(?:,? (?:và )?yêu cầu)?|Yêu cầu|Mục tiêu|Nội dung(?: thực hiện)?|Nhiệm vụ|Giải pháp|Chỉ tiêu|Tổ chức thực hiện)';

/** Signs before which a text that was pasted in one line is broken up again. */
const INLINE_STARTS: readonly RegExp[] = [
  /\s+(?=[IVX]{1,5}[.)] ?\p{Lu}{2,})/gu,
  new RegExp(`\\s+(?=[IVX]{1,5}\\. ?(?:${SECTIONS}))`, 'gu'),
  new RegExp(`(?<=${SECTIONS})\\s+(?=(?:\\d{1,2}\\. ?|[-–] ?)\\p{Lu})`, 'gu'),
  /(?<=[.;:!?”)]|\p{Lu}{2})\s+(?=\d{1,2}\. ?\p{Lu})/gu,
  /(?<=[.;:])\s+(?=\d{1,2}\.\d{1,2}\.? \p{Lu})/gu,
  /(?<=[.;:])\s+(?=[a-zđ]\) )/gu,
  /(?<=[.;:,]|\p{Lu}{2})\s+(?=[-–+•] ?\p{Lu}\p{Ll})/gu,
  /(?<=(?:\p{Lu}{2,12}[\s,;”"“–-]{1,3}){3}\p{Lu}{2,12}[”"]?)\s+(?=\p{Lu}\p{Ll})/gu,
  /\s+(?=(?:Nơi nhận|Kính gửi) ?:)/giu,
  /\s+(?=C[ỘO]NG H[ÒOÀ]A? ?XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM)/gu,
  /(?<=Hạnh phúc)\s+/giu,
  /(?<=năm \d{4})\s+(?=\p{Lu}{2}[\p{Lu} ]{4})/gu,
  new RegExp(
    `(?<=(?:^|\\n)(?:${[...documentTypes.values()].map((type) => type.toUpperCase()).join('|')}))\\s+(?=\\p{Lu})`,
    'gu',
  ),
  /\s+(?=Điều \d{1,3}\. ?\p{Lu})/gu,
  /(?<=\p{Lu}{2}|[;.])\s+(?=(?:Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị) \p{Lu})/gu,
  /\s+(?=Số ?: ?\d{0,5}[a-z]? ?\/)/gu,
];
const LONG_LINE = 400;

const unfolded = (line: string): string[] =>
  line.length <= LONG_LINE
    ? [line]
    : INLINE_STARTS.reduce((text, start) => text.replace(start, '\n'), line)
        .split('\n')
        .map((part) => part.trim());

/** The lines that carry text, in order. */
export const textLines = (lines: readonly string[]): string[] =>
  withoutFootnotes(lines.filter((line) => !isFurniture(line)))
    .flatMap(columnsOf)
    .flatMap(unfolded)
    .filter((line) => !isFurniture(line) && fold(line) !== 'bieu tuong');
