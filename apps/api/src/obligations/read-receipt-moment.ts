import {
  dateOf,
  type Instant,
  instantAt,
  instantOf,
  type PlainDate,
  readDateText,
  RuleViolation,
} from '@dondoc/domain';

const ISO = /^\d{4}-\d{2}-\d{2}T/;
/** A clock at the end: `14:30`, `14h30`, `14 giờ 30`, `8h`. */
const CLOCK = /[\s,]+(?:lúc\s+)?(\d{1,2})\s*(?::|h|giờ)\s*(\d{1,2})?\s*(?:phút)?\s*$/iu;

const notReal = (value: string, field: string): RuleViolation =>
  new RuleViolation('INSTANT.NOT_REAL', {
    field,
    value,
    reason: 'Đây không phải giờ có thật.',
    mend: 'Ghi ngày và giờ nhận, ví dụ 15/11/2026 14:30.',
  });

/** A date alone says no hour: the whole day may have passed, which favours nobody; but nothing is in the future. */
const endOf = (day: PlainDate, now: Instant): Instant => (day === dateOf(now) ? now : instantAt(day, '23:59'));

/**
 * Reads when a paper was received: `15/11/2026 14:30`, `15/11/2026, lúc 14 giờ 30`, a date alone, or an instant in UTC. Clocks
 * are those of Asia/Ho_Chi_Minh.
 * @throws RuleViolation `DATE.NOT_REAL`, `INSTANT.NOT_REAL` naming the field
 */
export const readReceiptMoment = (text: string, now: Instant, field: string): Instant => {
  const typed = text.trim();
  if (ISO.test(typed)) return instantOf(typed, field);
  const clock = CLOCK.exec(typed);
  const day = readDateText(clock ? typed.slice(0, clock.index) : typed, now, field);
  if (!clock) return endOf(day, now);
  const [hours, minutes] = [Number(clock[1]), Number(clock[2] ?? 0)];
  if (hours > 23 || minutes > 59) throw notReal(text, field);
  return instantAt(day, `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
};
