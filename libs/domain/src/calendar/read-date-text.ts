import { RuleViolation } from '../errors/rule-violation.js';
import { withoutMarks } from '../text/without-marks.js';
import { dateOf, type Instant } from './instant.js';
import { type PlainDate, partsOf, plainDateFrom, plainDateOf } from './plain-date.js';

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const NUMERIC = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{2}|\d{4}))?$/;
const WORDS = /^(?:ngay\s+)?(\d{1,2})\s+thang\s+(\d{1,2})(?:\s+nam\s+(\d{4}))?$/;

/** A date typed without marks is read too. */
const plainLetters = (text: string): string => withoutMarks(text).replace(/\s+/g, ' ').trim();

const fullYear = (text: string | undefined, today: PlainDate): number => {
  if (text === undefined) return partsOf(today).year;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
};

/**
 * Reads a date as people type it: `15/3/2022`, `5/2/26`, `05.02.2026`, `15-3-2022`, `ngày 5 tháng 2 năm 2026`,
 * `2026-02-05`; without a year, the year of `now`. Day before month, always.
 * @throws RuleViolation `DATE.NOT_REAL` naming the field
 */
export const readDateText = (text: string, now: Instant, field = 'date'): PlainDate => {
  const plain = plainLetters(text);
  if (ISO.test(plain)) return plainDateOf(plain, field);
  const match = NUMERIC.exec(plain) ?? WORDS.exec(plain);
  if (match) {
    try {
      return plainDateFrom(fullYear(match[3], dateOf(now)), Number(match[2]), Number(match[1]), field);
    } catch {
      // Reported below with the words that were typed, not with our rewriting of them.
    }
  }
  throw new RuleViolation('DATE.NOT_REAL', {
    field,
    value: text,
    reason: plain === '' ? 'Chưa nhập ngày.' : 'Đây không phải ngày có thật.',
    mend: 'Nhập ngày có thật, ví dụ 28/02/2026.',
  });
};
