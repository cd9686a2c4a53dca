import { cueRef } from './cue.js';
import type { Cursor } from './cursor.js';
import { hourRef } from './hour.js';
import type { Cue, DateRef, DueClause, HourRef, PeriodUnit, RollRef, Target } from './meaning.js';
import { monthsPeriod } from './period.js';
import { numberRef } from './number.js';
import { dayOfMonths, targetRef, weekdayRef } from './target.js';

const units = { year: 'year', quarter: 'quarter', month: 'month', week: 'week', day: 'day' } as const;

/** "hằng năm", "mỗi quý", "hằng 6 tháng", "các năm": how often. */
export const everyRef = (cursor: Cursor): PeriodUnit | null => {
  cursor.takeSign(',');
  cursor.take('of');
  if (cursor.take('laterYears')) return 'year';
  const every = cursor.take('every') ?? (cursor.sees(['year'], 1) ? cursor.take('all') : null);
  if (!every) return null;
  const months = cursor.try(monthsPeriod);
  if (months) return months;
  for (const concept of Object.keys(units) as (keyof typeof units)[]) {
    if (cursor.take(concept)) return units[concept];
  }
  return null;
};

/** "; nếu trùng ngày nghỉ thì lùi sang ngày làm việc kế tiếp". */
export const rollRef = (cursor: Cursor): RollRef | null => {
  cursor.takeSign(',;.(');
  if (!cursor.take('condition')) return null;
  cursor.try((inner) => inner.take('day', 'deadline', 'report') && (inner.take('plain', 'day', 'last'), true));
  if (!cursor.take('falls') || !cursor.take('restDay')) return null;
  cursor.try((inner) => (inner.takeSign(','), inner.take('restDay')));
  cursor.takeSign(',');
  cursor.take('then');
  if (cursor.take('moveNot')) return 'none';
  cursor.take('moveLater', 'plain', 'at');
  cursor.take('at');
  if (!cursor.take('workingDay')) return null;
  if (cursor.take('previous')) return 'previous';
  if (cursor.take('before')) return cursor.take('adjacent'), 'previous';
  return cursor.take('next', 'looseNext', 'adjacent', 'after') ? (cursor.take('adjacent'), 'next') : null;
};

const bracketedWeekday = (cursor: Cursor) => {
  const bracket = cursor.takeSign('(,');
  const weekday = weekdayRef(cursor);
  if (bracket?.text === '(' && !cursor.takeSign(')')) return null;
  return weekday;
};

const hourBehind = (cursor: Cursor): HourRef | null => {
  cursor.takeSign(',(-');
  cursor.take('before', 'by', 'at', 'until');
  const hour = hourRef(cursor);
  cursor.takeSign(')');
  return hour;
};

const isWhole = (target: Target): boolean => target.kind === 'date' && target.year !== null;

/** "và 15/12", ", 20", "và tháng 12": further days under the same cue. */
const furtherTarget =
  (before: Target, cue: Cue | null) =>
  (cursor: Cursor): { target: Target; or: boolean } | null => {
    const or = cursor.take('or') !== null;
    if (!or && !(cursor.take('and') ?? cursor.takeSign(',;')) && !cursor.sees(['month'])) return null;
    if (!or) cursor.take('and');
    const again = cursor.sees(['before']) ? 'before' : cursor.sees(['by']) ? 'by' : null;
    // Another cue begins another due date: "trước ngày 15/3 và chậm nhất ngày 10/3" is not one list.
    if (again !== null && again !== cue) return null;
    cursor.take('before', 'by');
    const bareMonth = before.kind === 'date' ? cursor.try((inner) => monthForDay(inner, before)) : null;
    if (bareMonth) return { target: bareMonth, or };
    const target =
      targetRef(cursor, cue, false) ??
      (before.kind === 'day' || before.kind === 'date' ? cursor.try(loneNumber) : null);
    if (!target || cursor.sees(['workingDay', 'before', 'by'])) return null;
    if (again !== null && isWhole(before) && isWhole(target)) return null;
    const alike = before.kind === 'span' ? target.kind === 'span' : ['date', 'day', 'last-day'].includes(target.kind);
    return alike ? { target, or } : null;
  };

const monthForDay = (cursor: Cursor, before: DateRef): Target | null => {
  if (!cursor.take('month')) return null;
  const month = numberRef(cursor);
  return month && month.digits > 0 ? { kind: 'date', day: before.day, month: month.value, year: null } : null;
};

const loneNumber = (cursor: Cursor): Target | null => {
  const number = numberRef(cursor);
  const free =
    number && number.digits > 0 && number.value <= 31 && !cursor.sees(['day', 'workingDay', 'month', 'year', 'hour']);
  return free ? { kind: 'day', day: { day: number.value, working: false }, month: null, year: null } : null;
};

/** Everything that may stand right behind a target, in any order. */
const tail = (cursor: Cursor, clause: DueClause): void => {
  for (let found = true; found; ) {
    const every = clause.every === null ? cursor.try(everyRef) : null;
    const roll = clause.roll === null ? cursor.try(rollRef) : null;
    const weekday = clause.weekday === null ? cursor.try(bracketedWeekday) : null;
    const hour = clause.hour === null ? cursor.try(hourBehind) : null;
    clause.every ??= every;
    clause.roll ??= roll;
    clause.weekday ??= weekday;
    clause.hour ??= hour;
    found = every !== null || roll !== null || weekday !== null || hour !== null;
  }
};

const emptyClause = (cue: Cue, until: boolean, hour: HourRef | null, from: number): DueClause => ({
  ...{ cue, until, hour, targets: [], either: false, every: null, weekday: null, roll: null, from, to: from },
});

/** An hour before the day: "trước 14h00 ngày 13/02/2021"; what joins them is no meaning of its own. */
const leadingHour = (cursor: Cursor): HourRef | null => {
  const hour = cursor.try((inner) => {
    const found = hourRef(inner);
    // "24 giờ kể từ khi …" is a length of time.
    return inner.sees(['from', 'after', 'immediately']) ? null : found;
  });
  if (hour) {
    cursor.takeSign(',');
    cursor.take('of', 'at');
  }
  return hour;
};

const leadingWeekday = (cursor: Cursor) =>
  cursor.try((inner) => {
    const weekday = weekdayRef(inner);
    inner.takeSign(',(');
    return weekday !== null && (inner.sees(['day']) || inner.peek()?.kind === 'joined') ? weekday : null;
  });

const fromTo = (cursor: Cursor, from: number): boolean =>
  cursor.tokens.slice(from, cursor.at).some((token) => token.concepts.has('to') || token.text === '-');

/** A due clause at the cursor: a cue with its days, or days alone (`cue` "none"). */
export const dueClause = (cursor: Cursor): DueClause | null => {
  const from = cursor.at;
  const cue = cursor.try(cueRef);
  const cueEnd = cursor.at;
  const within = cue !== null && cursor.tokens.slice(from, cursor.at).some((token) => token.concepts.has('within'));
  const hour = leadingHour(cursor);
  const weekday = leadingWeekday(cursor);
  const until = cursor.tokens.slice(from, cueEnd).some((token) => token.concepts.has('until'));
  const clause = { ...emptyClause(cue ?? 'none', until, hour, from), weekday };
  const several = cursor.try(dayOfMonths);
  const first =
    several?.[0] ??
    targetRef(cursor, cue, within) ??
    (hour?.kind === 'clock' ? ({ kind: 'hour-only' } as const) : null);
  if (!first || (cue === null && first.kind === 'length' && first.event === null)) return null;
  if (first.kind === 'span' && first.part === 'ending') clause.cue = 'by';
  // "từ ngày 1 đến ngày 5 hằng tháng": the span ends with its second day.
  if (first.kind === 'day' && clause.cue === 'from' && fromTo(cursor, from)) clause.cue = 'to';
  const targets: Target[] = several ?? [first];
  tail(cursor, clause);
  for (let last: Target | undefined = first; last && ['date', 'day', 'span', 'last-day'].includes(last.kind); ) {
    const further: { target: Target; or: boolean } | null = cursor.try(furtherTarget(last, cue));
    if (further) {
      targets.push(further.target);
      clause.either ||= further.or;
      tail(cursor, clause);
    }
    last = further?.target;
  }
  return { ...clause, targets, to: cursor.at };
};
