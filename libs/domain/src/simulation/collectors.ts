import { overdueAt } from '../calendar/due-date.js';
import { type Instant, dateOf, instantAt, instantFromEpoch, epochOf } from '../calendar/instant.js';
import { addDays, type PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { ObligationTemplate } from '../template/cascade-template.js';
import { obligationOf, type ScheduleLine } from '../template/schedule.js';
import type { Act, BehaviourSetting } from './behaviour.js';
import { syntheticContent, syntheticScores } from './synthetic-submission.js';

/** Working days after receipt on which the intermediary forwards (unless it has less), the appraisers score, the line is accepted. */
const FORWARD_AFTER = 1;
const APPRAISE_AFTER = 2;
const ACCEPT_AFTER = 3;

/** The n-th worked day after; in a year without data plain weekdays: acts are invented, dates are not. */
export const workdaysAfter = (calendar: WorkingCalendar, date: PlainDate, n: number): PlainDate => {
  try {
    return calendar.addWorkingDays(date, n);
  } catch (error) {
    if (!(error instanceof RuleViolation) || error.code !== 'CALENDAR.YEAR_UNKNOWN') throw error;
    return addDays(date, Math.ceil((n * 7) / 5));
  }
};

const minutesLater = (at: Instant, minutes: number): Instant => instantFromEpoch(epochOf(at) + minutes * 60_000);

const appraisals = (definition: ObligationTemplate, unitId: string, lineId: string, at: Instant): Act[] => {
  const { scoring } = definition;
  if (scoring === null) return [];
  const scores = syntheticScores(scoring, unitId, lineId);
  const partOf = (by: string) =>
    scoring.criteria.filter(({ coAppraisers }) => coAppraisers.includes(by)).map(({ number }) => number);
  const coAppraisers = [...new Set(scoring.criteria.flatMap((criterion) => criterion.coAppraisers))];
  const own = (by: string, numbers: readonly number[], minutes: number): Act => ({
    at: minutesLater(at, minutes),
    command: {
      type: 'AppraiseSubmission',
      lineId,
      by,
      scores: Object.fromEntries(Object.entries(scores).filter(([number]) => numbers.includes(Number(number)))),
      reason: '',
    },
  });
  return [
    own(
      scoring.appraiser,
      scoring.criteria.map(({ number }) => number),
      0,
    ),
    ...coAppraisers.filter((by) => by !== scoring.appraiser).map((by, index) => own(by, partOf(by), 5 * (index + 1))),
  ];
};

/** Silence has already counted as agreement: what comes then is a late comment, and nobody has to do anything about it. */
const isLateComment = ({ silence }: ObligationTemplate, { due }: ScheduleLine, first: Instant): boolean =>
  silence === 'agreed' && due !== null && first >= overdueAt(due);

/**
 * What the intermediary, the appraisers and the collector do about a submission received at that instant.
 * @param first when the unit handed in for the first time, if this is not the first
 */
export const collect = (
  { policy }: BehaviourSetting,
  unitId: string,
  line: ScheduleLine,
  at: Instant,
  first = at,
): Act[] => {
  const { calendar, template } = policy;
  const { lineId } = line;
  const definition = obligationOf(template, line.key);
  if (isLateComment(definition, line, first)) return [];
  const after = (days: number, clock: string): Instant => instantAt(workdaysAfter(calendar, dateOf(at), days), clock);
  const forwardAfter = Math.min(FORWARD_AFTER, definition.forwardWithin ?? FORWARD_AFTER);
  const forwardAt = forwardAfter > 0 ? after(forwardAfter, '14:00') : minutesLater(at, 1);
  return [
    ...(definition.via === null
      ? []
      : [{ at: forwardAt, command: { type: 'ForwardSubmission' as const, lineId, by: definition.via } }]),
    ...appraisals(definition, unitId, lineId, after(APPRAISE_AFTER, '14:00')),
    ...(definition.needsAcceptance
      ? [{ at: after(ACCEPT_AFTER, '10:15'), command: { type: 'AcceptSubmission' as const, lineId } }]
      : []),
  ];
};

/** The unit hands in a complete submission at that instant; `round` counts its submissions from 1. */
export const handIn = (
  { policy }: BehaviourSetting,
  unitId: string,
  { lineId, key }: ScheduleLine,
  at: Instant,
  round = 1,
): Act => ({
  at,
  command: {
    type: 'ReceiveSubmission',
    lineId,
    submissionId: `chay-thu-${unitId}-${lineId}-${round}`,
    content: syntheticContent(unitId, lineId, obligationOf(policy.template, key), at),
  },
});
