import { folded } from './folded.js';

/** A document's number as somebody writes it: number without leading zeros, the parts of its sign, folded. */
export type WrittenNumber = { number: string; year: string | null; sign: readonly string[] };

/** Abbreviations of the types of documents (Nghị định 30/2020/NĐ-CP, Phụ lục III; Party and law documents besides). */
const TYPES = new Set(
  'nq qd ct ctr qc qyd tc tb hd kh pa da dan bc bb ttr hdong cd bgn bthoa gm ggt gnp pg pc pb cv nd tt ttlt l lct kl ql vbhn'.split(
    ' ',
  ),
);

const WRITTEN =
  /(?:^|[^a-z0-9])0*(\d{1,6})\s*(?:[/-]\s*(\d{4})(?=\s*[/-]\s*[a-z]))?(\s*[/-]\s*|\s+)([a-z]{1,8}(?:[\s./-]+[a-z][a-z0-9]*)*)/;
const BARE = /^(?:so\s*:?\s*)?0*(\d{1,6})$/;
const SIGN = /^[a-z]{1,8}(?:[./-]+[a-z][a-z0-9]*)*$/;

const partsOf = (sign: string): string[] => sign.split(/[^a-z0-9]+/).filter(Boolean);

/** After a space only a known type begins a sign: "155 báo cáo năm" is no number of a document. */
const signAfter = (separator: string, text: string): string[] | null => {
  const joined = /[/-]/.test(separator);
  const [first] = text.split(/\s/);
  const parts = partsOf(joined && first ? spaced(text) : text);
  return joined || TYPES.has(parts[0] ?? '') ? parts : null;
};

/** Words that follow a number in a sentence and are no part of its sign. */
const AFTER = /\s(?:ngay|thang|nam|cua|ve|do|va|tai)\b.*$/;

/** What stands after a space belongs to the sign only where both sides are joined: "KH - UBND", not "KH-UBND ngày". */
const spaced = (text: string): string => text.replace(/\s*([./-])\s*/g, '$1').split(' ')[0] ?? '';

/** Reads the number in a text, if there is one: `0155/KH-UBND`, `số 155 kh-ubnd`, `36-CT/TU`, `30/2020/NĐ-CP`, `155`. */
export const numberIn = (text: string): WrittenNumber | null => {
  const plain = folded(text);
  const bare = BARE.exec(plain);
  if (bare?.[1]) return { number: bare[1], year: null, sign: [] };
  const match = WRITTEN.exec(plain);
  if (!match?.[1]) return null;
  const sign = signAfter(match[3] ?? '', (match[4] ?? '').replace(AFTER, ''));
  return sign && { number: match[1], year: match[2] ?? null, sign };
};

/** The sign alone, such as `CT` or `CT-UBND`: only where its type is one. */
export const signIn = (text: string): readonly string[] | null => {
  const plain = folded(text);
  if (!SIGN.test(plain)) return null;
  const parts = partsOf(plain);
  return TYPES.has(parts[0] ?? '') ? parts : null;
};

/** CT is the sign of a chỉ thị, and of a chương trình beside CTr. */
const CT = new Set(['ct', 'ctr']);
export const isCt = (sign: readonly string[]): boolean => CT.has(sign[0] ?? '');

/** How a document's own number answers the one that is looked for. */
export type Likeness = 'same' | 'other-sign' | 'none';

const sameType = (a: string | undefined, b: string | undefined): boolean =>
  a === b || (CT.has(a ?? '') && CT.has(b ?? ''));

/** `other-sign`: the same number of the same type from another issuer: 20/CT-UBND where 20/CT-TTg is looked for. */
export const likeness = (asked: WrittenNumber, document: WrittenNumber): Likeness => {
  if (asked.number !== document.number) return 'none';
  if (asked.year !== null && document.year !== null && asked.year !== document.year) return 'none';
  if (asked.sign.length === 0) return 'same';
  if (!sameType(asked.sign[0], document.sign[0])) return 'none';
  const rest = asked.sign.slice(1);
  return rest.every((part, index) => document.sign[index + 1]?.startsWith(part)) ? 'same' : 'other-sign';
};

/** The key under which the table of submissions keeps numbers (`document_key`): `155-bc-snv`. */
export const keyOf = ({ number, year, sign }: WrittenNumber): string =>
  [number, ...(year === null ? [] : [year]), ...sign].join('-');
