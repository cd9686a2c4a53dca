import { bodyAt } from '../bodies/body-names.js';
import type { Passage } from '../outline/passages.js';
import { fold } from '../text/folding.js';
import { type Citation, citationsIn } from './citations.js';

const BASIS = /^(?:can cu|thuc hien|theo |nham (?:trien khai|thuc hien)|trien khai|xet |tren co so)/;
const CARRIES_OUT = /^(?:thuc hien|trien khai|nham (?:trien khai|thuc hien))/;
const ISSUER = /^(?:\s*của\s+|\s+)/u;

/** The citation with who issued the document: "… ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI". */
const withIssuer = (text: string, plain: string, citation: Citation): string => {
  const gap = ISSUER.exec(text.slice(citation.end));
  const at = citation.end + (gap?.[0].length ?? 0);
  if (!gap || !/của/.test(gap[0])) return citation.words;
  const body = bodyAt(text, plain, at);
  return body ? `${citation.words} của ${body.words}` : citation.words;
};

/** The paragraphs before the first heading: the grounds, and the sentence that leads to the body. */
export const preambleOf = (passages: readonly Passage[]): Passage[] => {
  const first = passages.findIndex(({ marker }) => marker !== null);
  return passages.slice(0, first < 0 ? Math.min(passages.length, 6) : first);
};

/** The documents that this one rests on, and the one that it carries out. */
export const foundationsOf = (
  passages: readonly Passage[],
  subject: string | null,
): { basis: string[]; carriesOut: string | null } => {
  const basis: string[] = [];
  let carriesOut: string | null = null;
  for (const { text } of preambleOf(passages)) {
    const plain = fold(text);
    if (!BASIS.test(plain)) continue;
    const cited = citationsIn(text, plain).map((citation) => withIssuer(text, plain, citation));
    basis.push(...cited);
    if (CARRIES_OUT.test(plain)) carriesOut ??= cited[0] ?? null;
  }
  const inSubject = subject && CARRIES_OUT.test(fold(subject)) ? citationsIn(subject)[0] : undefined;
  if (subject && inSubject) carriesOut ??= withIssuer(subject, fold(subject), inSubject);
  return { basis: [...new Set(basis)], carriesOut };
};

const ACTS =
  /\s*(?:\([^)]{1,60}\)\s*)?,?\s*(?:tinh [a-z ]{1,30})?(?:ban hanh|xay dung|yeu cau|de nghi|chi thi|trien khai|thong bao|huong dan|quyet dinh|da du thao|tham muu|du kien|to chuc)(?![a-z])/y;

/** Who speaks, from the sentence "… UBND huyện Dương Minh Châu xây dựng Kế hoạch … như sau", when no head names it. */
export const speakerOf = (passages: readonly Passage[]): string | null => {
  for (const { text } of preambleOf(passages)) {
    const plain = fold(text);
    for (let at = 0; at < plain.length; at += 1) {
      if (at > 0 && !/[;,.]\s$/.test(plain.slice(at - 2, at))) continue;
      const body = bodyAt(text, plain, at);
      if (!body) continue;
      ACTS.lastIndex = body.end;
      if (ACTS.test(plain)) return body.words;
    }
  }
  return null;
};
