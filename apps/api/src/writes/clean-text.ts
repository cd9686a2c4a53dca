import { problems } from '../problem/problems.js';

// Control characters (tab and line feed stay), those that change the direction in which text is read, and those that nobody
// sees: a name or a reason of nothing else would look empty, and with one inside it is not found by what it looks like. What
// joins two pictures to one (U+200D) stays.
const UNWANTED =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]|\u200d(?!\p{Extended_Pictographic})/gu;
const LINE_END = /\r\n?|[\u2028\u2029]/g;

// Tab, line feed, ASCII and precomposed Latin: nothing to do, which is almost every text of a large body.
const CLEAN = /^[\t\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u1e00-\u1eff]*$/;

/** Vietnamese text as it is stored: NFC, line ends `\n`, no control or invisible characters, no half surrogate pairs. */
export const cleanText = (text: string): string =>
  CLEAN.test(text)
    ? text
    : text
        .normalize('NFC')
        .replace(LINE_END, '\n')
        .replace(UNWANTED, '')
        .replace(/\p{Surrogate}/gu, '\ufffd');

/** Nothing that we take nests deeper. */
const DEEPEST = 100;

/** Copies only what changes: of a large body that is almost nothing. */
const cleanFields = (value: object, depth: number): object => {
  const fields = Object.entries(value);
  const clean = fields.map(([, each]) => cleanValue(each, depth));
  if (fields.every(([key, each], index) => each === clean[index] && CLEAN.test(key))) return value;
  return Object.fromEntries(fields.map(([key], index) => [cleanText(key), clean[index]]));
};

/** The same for every text in a JSON value, keys included. @throws ApiProblem `REQUEST.TOO_DEEP` */
export const cleanValue = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) throw problems.bodyTooDeep();
  if (Array.isArray(value)) return value.map((each) => cleanValue(each, depth + 1));
  return cleanFields(value, depth + 1);
};

/** Text of one line: runs of white space become one space. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
