import {
  type DueFacts,
  type Instant,
  type Policy,
  soonWorkingDays,
  type Status,
  type StatusFacts,
  statusAt,
} from '@dondoc/domain';

/** Nothing but the date and the rule decides: nothing was handed in, extended or returned. */
const isPlain = ({ work, firstReceivedAt, returnedNewDate, extended, reopenedUntil }: StatusFacts): boolean =>
  work === 'open' && firstReceivedAt === null && returnedNewDate === null && !extended && !reopenedUntil;

/**
 * Statuses at one moment. Of thousands of units that have handed nothing in, those with one date have one status: it is
 * reckoned once (equal dates are one object, see `withDates`).
 */
export const statusesAt = ({ calendar }: Pick<Policy, 'calendar'>, now: Instant): ((facts: StatusFacts) => Status) => {
  const known = new Map<DueFacts | null, Map<string, Status>>();
  return (facts) => {
    if (!isPlain(facts)) return statusAt(facts, calendar, soonWorkingDays, now);
    const ofDate = known.get(facts.due) ?? new Map<string, Status>();
    known.set(facts.due, ofDate);
    const key = `${facts.silence} ${facts.needsAcceptance}`;
    const found = ofDate.get(key) ?? statusAt(facts, calendar, soonWorkingDays, now);
    ofDate.set(key, found);
    return found;
  };
};
