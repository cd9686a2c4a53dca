import { readDateText } from '../calendar/read-date-text.js';
import type { Instant } from '../calendar/instant.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { RecordedAct } from './recorded-behaviour.js';

/** `2023-04-05T02:00:00.000Z` */
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
/** An hour at the end: `10/04/2023 14:30`, `2023-04-10 8h`. */
const HOUR = /\s+(\d{1,2}(?::|h|g)(?:\d{2})?)$/i;
const SEPARATOR = /\s*[;\t]\s*/;

const rowInvalid = (row: number, value: string): RuleViolation =>
  new RuleViolation('REHEARSAL.ACT_INVALID', {
    field: `dòng ${row}`,
    value,
    reason: 'Dòng này không đủ ba phần: đơn vị; nghĩa vụ; ngày và giờ.',
    mend: 'Ghi mỗi bài nộp một dòng, ví dụ: so-noi-vu; bao-cao-nam.2023; 10/11/2023 14:30.',
  });

/**
 * Reads rows "who; what; when" (semicolons or tabs; `#` begins a remark; empty lines count as rows).
 * @param now gives the year where a row leaves it out
 * @throws RuleViolation `REHEARSAL.ACT_INVALID`, `DATE.NOT_REAL`, naming the row
 */
export const readRecordedActs = (text: string, now: Instant): RecordedAct[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .flatMap((source, index): RecordedAct[] => {
      const row = index + 1;
      const content = source.trim();
      if (content === '' || content.startsWith('#')) return [];
      const [unit = '', line = '', when = '', ...rest] = content.split(SEPARATOR);
      if (unit === '' || line === '' || when === '' || rest.length > 0) throw rowInvalid(row, content);
      if (INSTANT.test(when)) return [{ row, unit, line, at: when }];
      const hour = HOUR.exec(when)?.[1] ?? null;
      const date = readDateText(hour === null ? when : when.replace(HOUR, ''), now, `dòng ${row}, ngày`);
      return [{ row, unit, line, date, hour }];
    });
