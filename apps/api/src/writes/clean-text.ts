import { problems } from '../problem/problems.js';

// Control characters (tab and line feed stay) and those that change the direction in which text is read.
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Vietnamese text as it is stored: NFC, line ends `\n`, no control characters, no half surrogate pairs. */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(UNWANTED, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');

/** Nothing that we take nests deeper. */
const DEEPEST = 100;

/** The same for every text in a JSON value, keys included. @throws ApiProblem `REQUEST.TOO_DEEP` */
export const cleanValue = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) throw problems.bodyTooDeep();
  if (Array.isArray(value)) return value.map((each) => cleanValue(each, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [cleanText(key), cleanValue(each, depth + 1)]));
};

/** Text of one line: runs of white space become one space. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
