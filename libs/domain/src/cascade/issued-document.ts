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

/** The number as printed; the sign stands in a field of its own, so `15/KH-UBND` is 15. */
export const printedNumber = (typed: string, sign: string): string => {
  const number = typed.trim();
  const tail = `/${sign}`;
  return number.toLowerCase().endsWith(tail.toLowerCase()) ? number.slice(0, -tail.length).trim() : number;
};
