/** A stretch of a passage, with its offset. */
export type Stretch = { text: string; start: number };

/** A sentence and its parts between semicolons and "(1) … (2) …". */
export type Sentence = Stretch & { parts: readonly Stretch[] };

const ABBREVIATION = /(?:^|[\s(])(?:TP|Tp|TX|TT|TS|ThS|GS|PGS|BS|KT|TM|TL|St|No|Q|P|H|\p{Lu})$/u;
const NEXT_SENTENCE = /^[.!?…]*\.?["”')]*\s+["“(]?[\p{Lu}(]/u;
const LONGEST_BRACKET = 600;
/** A text without any full stop is cut, so that no search over one sentence grows with the file. */
const LONGEST_SENTENCE = 4000;

const trimmed = (text: string, start: number, end: number): Stretch => {
  const raw = text.slice(start, end);
  return { text: raw.trim(), start: start + raw.length - raw.trimStart().length };
};

/** Cuts where `endsAt` says so, outside brackets; an unclosed bracket is forgotten after a while. */
const cut = (text: string, endsAt: (index: number) => boolean): Stretch[] => {
  const found: Stretch[] = [];
  let start = 0;
  let opened = -1;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (char === '(' && opened < 0) opened = index;
    else if (char === ')') opened = -1;
    if (opened >= 0 && index - opened > LONGEST_BRACKET) opened = -1;
    const tooLong = index - start >= LONGEST_SENTENCE && char === ' ';
    if (!tooLong && (opened >= 0 || !endsAt(index))) continue;
    found.push(trimmed(text, start, index + 1));
    start = index + 1;
  }
  found.push(trimmed(text, start, text.length));
  return found.filter((one) => /[\p{L}\p{N}]/u.test(one.text));
};

const endsSentence = (text: string, index: number): boolean =>
  /[.!?…]/.test(text[index] ?? '') &&
  NEXT_SENTENCE.test(text.slice(index + 1, index + 12)) &&
  !(text[index] === '.' && ABBREVIATION.test(text.slice(Math.max(0, index - 6), index)));

const endsPart = (text: string, index: number): boolean =>
  text[index] === ';' || /^\s\(\d{1,2}\)\s/.test(text.slice(index, index + 6));

/** The sentences of a passage. Semicolons part what one sentence demands; the sentence is quoted whole. */
export const sentencesOf = (text: string): Sentence[] =>
  cut(text, (index) => endsSentence(text, index)).map((sentence) => ({
    ...sentence,
    parts: cut(sentence.text, (index) => endsPart(sentence.text, index)).map((part) => ({
      text: part.text,
      start: sentence.start + part.start,
    })),
  }));
