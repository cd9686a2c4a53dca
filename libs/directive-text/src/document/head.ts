import { isPlainDate, type PlainDate } from '@dondoc/domain';
import { markerOf } from '../layout/markers.js';
import { typeOfLine } from '../layout/documents.js';
import { fold, isCapitals, startsWithCapital } from '../text/folding.js';

/** The head of a document and the lines of its body. */
export type Head = {
  type: string | null;
  number: string | null;
  sign: string | null;
  issuerLines: readonly string[];
  place: string | null;
  issuedOn: PlainDate | null;
  subject: string | null;
  /** "Kính gửi". */
  addressees: readonly string[];
  body: readonly string[];
};

const MOST_HEAD_LINES = 45;
const MOTTOES =
  /C[ỘO]NG\s+H[ÒO][AÀ]\s+X[ÃA]\s+H[ỘO]I\s+CH[ỦU]\s+NGH[ĨI]A\s+VI[ỆE]T\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|Độc\s+lập\s*[-–—]?\s*Tự\s+do\s*[-–—]?\s*Hạnh\s+phúc/giu;
const NUMBER =
  /(?:^|\s)S[ốôo]\s*:?\s*\.?\s*(\d{1,5}[a-z]?(?:\s?\/\s?\d{4})?)?\s*[-/]\s*(\p{Lu}[\p{L}\d]{0,11}(?:\s?[-/&]\s?\p{L}[\p{L}\d]{0,11}){0,4})/u;
const PLACE =
  /((?:\p{Lu}[\p{L}.]*(?:\s[-–]\s|\s|-)){0,5}\p{Lu}[\p{Ll}]+)\s*,\s*ngày\s*(\d{1,2})?[\s.…]*tháng\s*(\d{1,2})?[\s.…]*năm\s*(\d{4})?/u;
const DATED = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu;
const BODY_START =
  /^(?:can cu|thuc hien|trien khai|theo |nham |de |tren co so|xet de nghi|ngay \d|vua qua|trong thoi gian)/;

/** `shouts`: the whole text is typed in capitals, which then tell nothing. */
const isBodyStart = (line: string, shouts: boolean): boolean =>
  startsWithCapital(line) && (shouts || !isCapitals(line)) && BODY_START.test(fold(line));
const shoutsIn = (lines: readonly string[]): boolean =>
  lines.length > 20 && lines.slice(20, 60).every((line) => line.length < 12 || isCapitals(line));
const isAddress = (line: string): boolean => /^kinh gui\b/.test(fold(line));

const numberIn = (head: string): Pick<Head, 'number' | 'sign'> => {
  const match = NUMBER.exec(head);
  return { number: match?.[1]?.replace(/\s/g, '') ?? null, sign: match?.[2]?.replace(/\s/g, '') ?? null };
};

const placeAndDate = (head: string): Pick<Head, 'place' | 'issuedOn'> => {
  const match = PLACE.exec(head);
  const [, day, month, year] = match ? match.slice(1) : (DATED.exec(head) ?? []);
  const text = `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  const place = match?.[1]?.replace(/^(?:\p{Lu}{2,}[\p{Lu}-]*\s+)+/u, '').trim() ?? null;
  return { place, issuedOn: isPlainDate(text) ? text : null };
};

/** Lines from `at` on that go on with the subject. */
const subjectFrom = (lines: readonly string[], at: number, shouts: boolean): { text: string | null; end: number } => {
  const first = lines[at];
  if (first === undefined || markerOf(first)?.level === 'roman' || isAddress(first)) return { text: null, end: at };
  let end = at + 1;
  for (; end < Math.min(lines.length, at + 10); end += 1) {
    const line = lines[end] ?? '';
    if (markerOf(line) || isAddress(line) || isBodyStart(line, shouts) || isCapitals(line) !== isCapitals(first)) break;
    if (typeOfLine(line) || (!isCapitals(line) && startsWithCapital(line) && /[.:]$/.test(lines[end - 1] ?? ''))) break;
    if (line.length > 200) break;
  }
  const text = lines.slice(at, end).join(' ').replace(/\s+/g, ' ').trim();
  return { text: text.replace(/^V\/v:?\s*/i, ''), end };
};

const AFTER_ADDRESS = /\.\s+(?=(?:Căn cứ|Thực hiện|Theo|Để|Nhằm|Ngày|Trên cơ sở|Vừa qua)\s)/u;
const INLINE_BULLET = /(?:^|(?<=[;:,.]))\s*[-–•]\s*(?=\p{Lu})/u;

/** "Kính gửi" and the list below it; `rest` is the text that was pasted on behind it. */
const addresseesFrom = (lines: readonly string[], at: number): { list: string[]; end: number; rest: string } => {
  const [own = '', rest = ''] = (lines[at] ?? '').replace(/^kính gửi\s*:?\s*/iu, '').split(AFTER_ADDRESS, 2);
  const list = own.split(INLINE_BULLET).filter((one) => one.trim() !== '');
  let end = at + 1;
  for (; rest === '' && end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    const marker = markerOf(line);
    if (marker?.level === 'bullet' && startsWithCapital(marker.rest)) list.push(marker.rest);
    else if (marker || isBodyStart(line, false) || line.length > 120 || list.length > 40) break;
    else if (list.length === 0) list.push(line);
    else if (!startsWithCapital(line) || /[,(]$/.test(list.at(-1) ?? '')) list.push(`${list.pop()} ${line}`);
    else break;
  }
  return { list: list.map((one) => one.replace(/^[-–]\s*/, '').replace(/[\s.;,]+$/, '')), end, rest };
};

/** The capitals above number and type that name the issuer and whom it belongs to. */
const issuerLinesOf = (lines: readonly string[]): string[] => {
  const taken: string[] = [];
  for (const line of lines.join('\n').replace(MOTTOES, '\n').split('\n')) {
    if (typeOfLine(line) || /^so\s*(?::|\d)/.test(fold(line)) || /^v\/v/i.test(line) || isAddress(line)) break;
    const rest = line.replace(/\s+/g, ' ').trim();
    if (rest.length <= 90 && isCapitals(rest) && !rest.includes(':')) taken.push(rest);
  }
  return taken;
};

/**
 * Reads the head: issuer, number, place and date, type, subject, addressees. A text without a head (pasted from its first
 * sentence) has none of them, and all of it is the body.
 */
export const headOf = (lines: readonly string[]): Head => {
  const top = lines.slice(0, MOST_HEAD_LINES);
  const typeAt = top.findIndex((line) => typeOfLine(line) !== null);
  const aboutAt = top.findIndex((line) => /^(?:v\/v|ve viec)\b/.test(fold(line)));
  const addressAt = top.findIndex(isAddress);
  const subjectAt = typeAt >= 0 ? typeAt + 1 : aboutAt;
  const subject = subjectAt >= 0 ? subjectFrom(top, subjectAt, shoutsIn(lines)) : { text: null, end: 0 };
  const addressees = addressAt >= 0 ? addresseesFrom(lines, addressAt) : { list: [], end: 0, rest: '' };
  const start = Math.max(subject.end, addressees.end, 0);
  const above = top.slice(0, start).join(' \n ').replace(MOTTOES, ' | ');
  const hasHead = typeAt >= 0 || aboutAt >= 0 || addressAt >= 0;
  const type = typeAt >= 0 ? typeOfLine(top[typeAt] ?? '') : aboutAt >= 0 || addressAt >= 0 ? 'Công văn' : null;
  const firstLines = hasHead ? top.slice(0, typeAt >= 0 ? typeAt : start) : [];
  return {
    type,
    ...numberIn(above),
    ...placeAndDate(above.replace(/\s*\n\s*/g, ' ')),
    issuerLines: issuerLinesOf(firstLines),
    subject: subject.text,
    addressees: addressees.list,
    body: addressees.rest === '' ? lines.slice(start) : [addressees.rest, ...lines.slice(start)],
  };
};
