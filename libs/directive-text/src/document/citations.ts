import { isPlainDate, type PlainDate, plainDateFrom } from '@dondoc/domain';
import { documentTypes } from '../layout/document-types.js';
import { fold } from '../text/folding.js';

/** A document that the text cites: "Kế hoạch số 765/KH-UBND ngày 20/3/2023". Its date is never a due date. */
export type Citation = {
  start: number;
  end: number;
  words: string;
  /** Folded: `ke hoach`. Empty when the text names none. */
  type: string;
  /** Folded, without spaces: `765/kh-ubnd`. */
  number: string;
  /** As printed: `765/KH-UBND`. */
  printed: string;
  date: PlainDate | null;
};

const types = [...documentTypes.keys(), 'quyet dinh', 'luat', 'phap lenh', 'bo luat', 'van ban', 'giay moi'].sort(
  (left, right) => right.length - left.length,
);
const TYPE = `(?:(${types.join('|')})\\s+(?:nay\\s+)?)?`;
const NUMBER =
  '(?:so\\s*:?\\s*)?(\\d{1,5}[a-z]?(?:\\/\\d{4})?\\s?[-/]\\s?[a-z]{1,9}\\d{0,2}(?:[-/&.][a-z0-9]{1,12}){0,4})';
const BLANK = 'so\\s*:?\\s*(?:-\\s?|/\\s?)[a-z]{2,6}(?:[-/][a-z0-9]{1,12}){1,3}';
const DAY = '(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?(\\d{4})';
const LONG_DAY = '(\\d{1,2})\\s+thang\\s+(\\d{1,2})\\s+nam\\s+(\\d{4})';
const DATE = `(?:\\s*,?\\s*(?:ky\\s+|ban hanh\\s+)?ngay\\s+(?:${DAY}|${LONG_DAY}|\\d{0,2}\\s?/\\s?\\d{1,2}/\\d{4}|\\d{1,2}/\\d{4}))?`;
const NUMBERED = new RegExp(`(?<![a-z0-9])${TYPE}(?:${NUMBER}|${BLANK})(?![a-z0-9])${DATE}`, 'g');
/** "Luật … ngày 19 tháng 6 năm 2015": dated, not numbered. No word of a due date may stand between. */
const UNNUMBERED = new RegExp(
  `(?<![a-z0-9])(luat|bo luat|phap lenh|nghi quyet|nghi dinh|chi thi|ket luan)(?:,?\\s+(?!truoc|cham|han|hoan|gui)[a-z]{1,12}){0,16}?,?\\s+ngay\\s+(?:${DAY}|${LONG_DAY})`,
  'g',
);

const dateOf = (day: string | undefined, month: string | undefined, year: string | undefined): PlainDate | null => {
  const text = `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isPlainDate(text) ? plainDateFrom(Number(year), Number(month), Number(day)) : null;
};

/** Without "số" only what is printed as a sign counts: "15/6 - thông qua Sở Nội vụ" is no number. */
const isSign = (printed: string, number: string | undefined): boolean =>
  number === undefined || /\bs[ốo]\b/iu.test(printed) || /\d(?:\/\d{4})?[-/]\p{Lu}{2}/u.test(printed);

const printedNumber = (text: string, match: RegExpMatchArray): string => {
  const at = (match.index ?? 0) + match[0].indexOf(match[2] ?? '');
  return text.slice(at, at + (match[2]?.length ?? 0)).replace(/\s/g, '');
};

const numbered = (text: string, plain: string): Citation[] =>
  [...plain.matchAll(NUMBERED)]
    .filter((match) => isSign(text.slice(match.index, match.index + match[0].length), match[2]))
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      words: text.slice(match.index, match.index + match[0].length).trim(),
      type: match[1] ?? '',
      number: (match[2] ?? '').replace(/\s/g, ''),
      printed: printedNumber(text, match),
      date: match[3] ? dateOf(match[3], match[4], match[5]) : dateOf(match[6], match[7], match[8]),
    }));

const unnumbered = (text: string, plain: string): Citation[] =>
  [...plain.matchAll(UNNUMBERED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: text.slice(match.index, match.index + match[0].length).trim(),
    type: match[1] ?? '',
    number: '',
    printed: '',
    date: match[2] ? dateOf(match[2], match[3], match[4]) : dateOf(match[5], match[6], match[7]),
  }));

/** The citations of a passage, in order; `plain` is its folded text. */
export const citationsIn = (text: string, plain: string = fold(text)): Citation[] => {
  const found = numbered(text, plain);
  const taken = (one: Citation): boolean => found.some((other) => other.start < one.end && one.start < other.end);
  return [...found, ...unnumbered(text, plain).filter((one) => !taken(one))].sort((a, b) => a.start - b.start);
};

/** The folded text with its citations blotted out, offsets kept. */
export const withoutCitations = (plain: string, citations: readonly Citation[]): string => {
  let rest = '';
  let at = 0;
  for (const { start, end } of citations) {
    if (start < at) continue;
    rest += plain.slice(at, start) + '#'.repeat(end - start);
    at = end;
  }
  return rest + plain.slice(at);
};
