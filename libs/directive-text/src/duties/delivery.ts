import { bodyAt } from '../bodies/body-names.js';
import { fold } from '../text/folding.js';

/** Who receives, and through whom. `at`: where the words of receiving begin, so that a title stops before them. */
export type Delivery = { to: string | null; via: string | null; at: number | null };

const VIA = /(?<![a-z0-9])(?:thong )?qua\s*:?\s+/g;
const TO = /(?<![a-z0-9])(?:gui|nop|bao cao|trinh|ve|cho|toi|den|goi|dang ky)\s+/g;
/** Whom a draft is made for, when nobody is named who receives. */
const FOR = /(?<![a-z0-9])(?:tham muu(?: giup| cho| trinh| de xuat)?|de xuat|giup)\s+/g;
/** "về" is also "about": a receiver follows it only after a verb of handing in. */
const HANDS_IN =
  /(?<![a-z0-9])(?:gui|nop|bao cao|trinh|goi|dang ky|ho so|ke hoach|ket qua|y kien|so lieu|danh sach|van ban)/;

const after = (text: string, plain: string, pattern: RegExp): { words: string; at: number }[] =>
  [...plain.matchAll(pattern)].flatMap((match) => {
    const body = bodyAt(text, plain, match.index + match[0].length);
    return body ? [{ words: body.words, at: match.index }] : [];
  });

/** A receiver is one body; "các đơn vị" after "cho" is who is told, not who receives. */
const isReceiver = (words: string): boolean => !/\b(?:cac|quy|moi|tung)\b/.test(fold(words));

/** Reads receiver and intermediary from a part of a sentence. */
export const deliveryIn = (text: string, plain: string = fold(text)): Delivery => {
  const via = after(text, plain, VIA).find(({ words }) => isReceiver(words)) ?? null;
  const to =
    [...after(text, plain, TO), ...after(text, plain, FOR)].find(
      ({ words, at }) =>
        isReceiver(words) && at !== via?.at && (!plain.startsWith('ve', at) || HANDS_IN.test(plain.slice(0, at))),
    ) ?? null;
  const starts = [to?.at, via?.at].filter((at) => at !== undefined);
  return { to: to?.words ?? null, via: via?.words ?? null, at: starts.length > 0 ? Math.min(...starts) : null };
};
