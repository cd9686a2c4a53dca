import { dateOf, type Instant } from '../calendar/instant.js';
import { formatDate, formatLongDate, type PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { numberText } from '../text/number-text.js';
import type { ObligationTemplate } from '../template/cascade-template.js';
import { definitionOf, type Policy } from './policy.js';
import { obligationIn, standingSubmission } from './refusals.js';
import type { CommandOf, Obligation, UnitPlan, UnitPlanEvent } from './unit-plan.js';

/** The intermediary passes the newest submission on: once per version. @throws RuleViolation `SUBMISSION.*`, `OBLIGATION.*` */
export const forward = (
  plan: UnitPlan,
  { lineId, by }: CommandOf<'ForwardSubmission'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  const obligation = obligationIn(plan, lineId);
  const { via } = definitionOf(policy, obligation);
  if (via !== by) {
    throw new RuleViolation('SUBMISSION.NOT_VIA', {
      field: 'by',
      value: by,
      reason: via === null ? 'Nghĩa vụ này nộp thẳng, không qua đầu mối nào.' : 'Đơn vị này không phải là đầu mối.',
      mend: via === null ? 'Không cần chuyển tiếp.' : 'Chỉ đơn vị đầu mối ghi trong mẫu mới chuyển tiếp được.',
    });
  }
  const { submissionId } = standingSubmission(obligation);
  if (obligation.forwardedAt !== null) {
    throw new RuleViolation('SUBMISSION.ALREADY_FORWARDED', {
      field: 'lineId',
      value: lineId,
      reason: `Bài nộp này đã được chuyển tiếp ngày ${formatDate(dateOf(obligation.forwardedAt))}.`,
      mend: 'Chờ đơn vị nộp bản mới, nếu có, rồi chuyển tiếp bản đó.',
    });
  }
  return [{ type: 'SubmissionForwarded', at: now, data: { lineId, submissionId, by } }];
};

/** Where the intermediary stands with the newest submission. Its lateness is never the unit's. */
export type IntermediaryStanding = {
  state: 'none' | 'holding' | 'forwarded';
  /** Working days from receipt (not counted) to forwarding, or to now. */
  workingDaysHeld: number;
  late: boolean;
  /** Last day for forwarding; null: the source states none, so it is never late. */
  dueBy: PlainDate | null;
  label: string;
};

const none: IntermediaryStanding = {
  state: 'none',
  workingDaysHeld: 0,
  late: false,
  dueBy: null,
  label: 'Chưa có bài nộp để chuyển tiếp',
};

/**
 * Whether the newest submission was taken on paper by somebody else than the intermediary: nothing lies with it then, and nobody
 * can be late with what never came their way.
 */
export const passedBy = (
  { submissions }: Pick<Obligation, 'submissions'>,
  { via }: Pick<ObligationTemplate, 'via'>,
): boolean => {
  const takenBy = submissions.at(-1)?.paper?.takenBy;
  return takenBy !== undefined && takenBy !== via;
};

const direct: IntermediaryStanding = { ...none, label: 'Nơi nhận đã nhận thẳng bản giấy, không qua đầu mối' };

type Held = { from: PlainDate; to: PlainDate; dueBy: PlainDate | null; days: number; daysLate: number };

/** How the holding ended, if it has: passed on, or needless because the report was accepted without. */
type Ending = 'forwarded' | 'accepted' | null;

const lateLabel = ({ to, daysLate }: Held, ending: Ending, until: string): string => {
  const late = `chậm ${numberText(daysLate)} ngày làm việc (${until})`;
  if (ending === 'forwarded') return `Đã chuyển tiếp ngày ${formatDate(to)}, ${late}`;
  if (ending === 'accepted') return `Chưa chuyển tiếp khi bài được duyệt ngày ${formatDate(to)}, ${late}`;
  return `Đầu mối chuyển tiếp ${late}`;
};

const heldLabel = (held: Held, ending: Ending): string => {
  const { to, dueBy, days, daysLate } = held;
  const until = dueBy === null ? '' : `hạn chuyển tiếp hết ${formatLongDate(dueBy)}`;
  if (daysLate > 0) return lateLabel(held, ending, until);
  if (ending === 'forwarded') return `Đã chuyển tiếp ngày ${formatDate(to)}, sau ${numberText(days)} ngày làm việc`;
  if (ending === 'accepted') return `Bài được duyệt ngày ${formatDate(to)}, không còn phải chuyển tiếp`;
  return `Đầu mối đang giữ, ${numberText(days)} ngày làm việc${until === '' ? '' : ` (${until})`}`;
};

const heldFrom = (from: PlainDate, to: PlainDate, within: number | null, calendar: WorkingCalendar): Held => {
  const dueBy = within === null ? null : calendar.onOrAfter(calendar.addWorkingDays(from, within));
  const overrun = dueBy !== null && to > dueBy;
  // A late day counts also when it is a rest day: forwarding on the Saturday after is late.
  const daysLate = overrun ? Math.max(1, calendar.workingDaysBetween(dueBy, to)) : 0;
  return { from, to, dueBy, days: calendar.workingDaysBetween(from, to), daysLate };
};

const endingOf = (
  { work, forwardedAt, closedAt }: Pick<Obligation, 'work' | 'forwardedAt' | 'closedAt'>,
  now: Instant,
): { ending: Ending; at: Instant } => {
  if (forwardedAt !== null && forwardedAt <= now) return { ending: 'forwarded', at: forwardedAt };
  if (work === 'accepted' && closedAt !== null && closedAt <= now) return { ending: 'accepted', at: closedAt };
  return { ending: null, at: now };
};

const STATES = { forwarded: 'forwarded', accepted: 'none' } as const;
const STANDS = { forwarded: 'Đã chuyển tiếp', accepted: 'Bài đã được duyệt' } as const;

/**
 * Its time ends when it passes the report on, or when the report is accepted without.
 * @param now instant; the day of receipt is not counted (BLDS 2015, Điều 147)
 */
export const intermediaryAt = (
  obligation: Pick<Obligation, 'work' | 'submissions' | 'forwardedAt' | 'closedAt'>,
  { via, forwardWithin }: Pick<ObligationTemplate, 'via' | 'forwardWithin'>,
  calendar: WorkingCalendar,
  now: Instant,
): IntermediaryStanding => {
  const newest = obligation.submissions.at(-1);
  if (!via || !newest) return none;
  const { ending, at } = endingOf(obligation, now);
  if (ending !== 'forwarded' && obligation.work === 'returned') return none;
  if (ending !== 'forwarded' && passedBy(obligation, { via })) return direct;
  const state = ending === null ? 'holding' : STATES[ending];
  try {
    const held = heldFrom(dateOf(newest.receivedAt), dateOf(at), forwardWithin, calendar);
    const { dueBy, days, daysLate } = held;
    return { state, workingDaysHeld: days, late: daysLate > 0, dueBy, label: heldLabel(held, ending) };
  } catch (error) {
    // A page must still open in a year whose notices are not out: nothing is counted, and it says why.
    if (!(error instanceof RuleViolation) || error.code !== 'CALENDAR.YEAR_UNKNOWN') throw error;
    const stands = ending === null ? 'Đầu mối đang giữ' : STANDS[ending];
    const label = `${stands}; chưa đếm được ngày làm việc: ${error.details.reason}`;
    return { state, workingDaysHeld: 0, late: false, dueBy: null, label };
  }
};
