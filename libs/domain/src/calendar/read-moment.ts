import { RuleViolation } from '../errors/rule-violation.js';
import { clockOf, dateOf, type Instant, instantAt, instantFromEpoch, epochOf, instantOf } from './instant.js';
import { formatDate, type PlainDate } from './plain-date.js';
import { readDateText } from './read-date-text.js';

/** A moment of which somebody asks where things stood. `past`: another one than now. */
export type Moment = { at: Instant; past: boolean; text: string };

const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T/;
const CLOCK = /(?:^|\s)(\d{1,2})\s*(?:[:h]|giờ)\s*(\d{2})?(?=\s|$)/i;

const future = (field: string, value: string, now: Instant): RuleViolation =>
  new RuleViolation('AS_OF.FUTURE', {
    field,
    value,
    reason: 'Thời điểm này chưa đến, nên chưa có số liệu.',
    mend: `Nhập một ngày từ ${formatDate(dateOf(now))} trở về trước.`,
  });

const clockIn = (text: string, field: string): { clock: string | null; rest: string } => {
  const match = CLOCK.exec(text);
  if (!match) return { clock: null, rest: text };
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? '0')];
  if (hours > 23 || minutes > 59) {
    throw new RuleViolation('INSTANT.NOT_REAL', {
      field,
      value: text,
      reason: 'Đây không phải giờ có thật.',
      mend: 'Nhập giờ từ 00:00 đến 23:59, ví dụ 14:30 15/03/2024.',
    });
  }
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  return { clock: `${two(hours)}:${two(minutes)}`, rest: rest.replace(/\b(lúc|ngày)\b/gi, ' ').trim() };
};

/** The last millisecond of the day in Asia/Ho_Chi_Minh. */
const endOf = (date: PlainDate): Instant => instantFromEpoch(epochOf(instantAt(date, '24:00')) - 1);

/** "đến hết ngày 15/03/2024", or to the minute. */
export const momentWords = (at: Instant): string => {
  const day = formatDate(dateOf(at));
  return at === endOf(dateOf(at)) ? `đến hết ngày ${day}` : `đến ${clockOf(at)} ngày ${day}`;
};

const present = (now: Instant): Moment => ({ at: now, past: false, text: momentWords(now) });

/**
 * Reads as of when somebody asks: a date as people type it (the end of that day; today: now), a date with an hour
 * (`14:30 15/3/2024`), or an instant in UTC. Empty: now.
 * @throws RuleViolation `AS_OF.FUTURE`, `DATE.NOT_REAL`, `INSTANT.NOT_REAL` naming the field
 */
export const readMoment = (text: string | null | undefined, now: Instant, field = 'asOf'): Moment => {
  const typed = (text ?? '').trim();
  if (typed === '') return present(now);
  if (WITH_ZONE.test(typed)) {
    const at = instantOf(typed, field);
    if (at > now) throw future(field, typed, now);
    return { at, past: at < now, text: momentWords(at) };
  }
  const { clock, rest } = clockIn(typed, field);
  const date = readDateText(rest, now, field);
  if (date > dateOf(now)) throw future(field, typed, now);
  if (clock === null) {
    return date === dateOf(now) ? present(now) : { at: endOf(date), past: true, text: momentWords(endOf(date)) };
  }
  const at = instantAt(date, clock);
  if (at > now) throw future(field, typed, now);
  return { at, past: at < now, text: momentWords(at) };
};
