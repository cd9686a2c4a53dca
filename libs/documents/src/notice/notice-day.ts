import { RuleViolation } from '@dondoc/domain';

/** More days than any notice has. */
export const MOST_DAYS = 800;
/** No rest of ours lasts longer; a longer one is a slip of the pen. */
export const LONGEST_REST = 31;

/** A notice that cannot be read. @param line counts from 1; null: the whole text */
export const noticeInvalid = (line: number | null, value: string, reason: string, mend: string): RuleViolation =>
  new RuleViolation('CALENDAR.NOTICE_INVALID', {
    field: line === null ? 'thông báo' : `dòng ${line}`,
    value: value.length > 100 ? `${value.slice(0, 99)}…` : value,
    reason,
    mend,
  });
