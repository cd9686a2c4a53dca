import { dateOf, type Instant } from '../calendar/instant.js';
import { formatDate, type PlainDate } from '../calendar/plain-date.js';
import { refuse } from './refuse.js';

/** A document that takes effect has a number, and a date that is not in the future. @throws RuleViolation `DOCUMENT.*` */
export const checkDocument = (number: string, numberField: string, issuedOn: PlainDate, now: Instant): void => {
  if (!/\d/.test(number)) {
    refuse('DOCUMENT.NUMBER_MISSING', {
      field: numberField,
      value: number,
      reason: 'Văn bản chưa có số.',
      mend: 'Nhập số văn bản, ví dụ 0155.',
    });
  }
  const today = dateOf(now);
  if (issuedOn > today) {
    refuse('DOCUMENT.DATE_IN_FUTURE', {
      field: 'issuedOn',
      value: formatDate(issuedOn),
      reason: `Ngày ban hành nằm sau hôm nay (${formatDate(today)}).`,
      mend: `Nhập ngày từ ${formatDate(today)} trở về trước.`,
    });
  }
};

/** Signs of the Party have type and body parted by a stroke (`KH/HU`), those of the State by a hyphen (`KH-UBND`). */
const PARTY_SIGN = /^\p{L}+\/\p{L}/u;

/** What stands between number and sign. */
const joint = (sign: string): '-' | '/' => (PARTY_SIGN.test(sign) ? '-' : '/');

/**
 * Number and sign as printed: `155/KH-UBND` of a State body (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3), `15-KH/HU` of a
 * Party body (Hướng dẫn 36-HD/VPTW). A number that brings its sign along is left as it is.
 */
export const fullNumber = (number: string, sign: string): string => {
  const complete = sign === '' || number === '' || number.toLowerCase().endsWith(sign.toLowerCase());
  return complete ? number : `${number}${joint(sign)}${sign}`;
};

/** The number as printed; the sign stands in a field of its own, so `15/KH-UBND` is 15, and so is `15-KH/HU`. */
export const printedNumber = (typed: string, sign: string): string => {
  const number = typed.trim();
  const tail = new RegExp(`\\s*[/-]\\s*${sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'iu');
  return sign === '' ? number : number.replace(tail, '');
};
