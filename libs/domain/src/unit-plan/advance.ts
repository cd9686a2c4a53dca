import { overdueAt } from '../calendar/due-date.js';
import type { Instant } from '../calendar/instant.js';
import type { Rung } from '../chase/rungs.js';
import type { Scoring } from '../template/cascade-template.js';
import { chasedDue, definitionOf, isChased, ladderOf, type Policy } from './policy.js';
import { standingDue } from './standing-due.js';
import type { DueFacts, Obligation, UnitPlan, UnitPlanEvent } from './unit-plan.js';

const rungEvent = (lineId: string, rung: Rung, notify: boolean): UnitPlanEvent =>
  rung.kind === 'reminder'
    ? { type: 'ReminderRaised', at: rung.at, data: { lineId, rung: rung.id, notify } }
    : {
        type: 'EscalationRaised',
        at: rung.at,
        data: {
          lineId,
          rung: rung.id,
          level: rung.level,
          to: rung.to,
          ...(rung.up === undefined ? {} : { up: rung.up }),
          notify,
        },
      };

/**
 * All rungs that have come are recorded in order. Of the reminders only the newest is sent, and one written for
 * "before the date" is not sent once the date has passed: after downtime nobody reads "due in 7 days" of last month.
 */
const rungEvents = (lineId: string, rungs: readonly Rung[], overdue: boolean): UnitPlanEvent[] => {
  const newest = rungs.findLast((rung) => rung.kind === 'reminder');
  return rungs.map((rung) => {
    if (rung.kind === 'escalation') return rungEvent(lineId, rung, true);
    return rungEvent(lineId, rung, rung === newest && (rung.when === 'after' || !overdue));
  });
};

const silenceEvent = (obligation: Obligation, due: DueFacts, policy: Policy, at: Instant): UnitPlanEvent => {
  const { lineId } = obligation;
  switch (definitionOf(policy, obligation).silence) {
    case 'overdue':
      return { type: 'DeadlineMissed', at, data: { lineId, overdueFrom: due.overdueFrom } };
    case 'agreed':
      return { type: 'SilenceTakenAsAgreement', at, data: { lineId } };
    case 'not-applicable':
      return { type: 'SilenceTakenAsNotApplicable', at, data: { lineId } };
  }
};

const closesOnSilence = (obligation: Obligation, policy: Policy): boolean =>
  obligation.work === 'open' && definitionOf(policy, obligation).silence !== 'overdue';

/** The rungs that time still has to raise, in order; none beyond the moment at which silence closes the duty. */
export const pendingRungs = (plan: UnitPlan, obligation: Obligation, policy: Policy): Rung[] => {
  const rungs = ladderOf(plan, obligation, policy).filter((rung) => !obligation.raised.includes(rung.id));
  if (!closesOnSilence(obligation, policy)) return rungs;
  const due = standingDue(obligation);
  if (due === null) return rungs;
  const end = overdueAt(due);
  return rungs.filter((rung) => rung.at < end);
};

/** When silence is recorded, if it still has to be. */
export const firstMiss = (obligation: Obligation): Instant | null => {
  const due = standingDue(obligation);
  return due === null || obligation.missed || obligation.work !== 'open' ? null : overdueAt(due);
};

const advanceObligation = (plan: UnitPlan, obligation: Obligation, policy: Policy, now: Instant): UnitPlanEvent[] => {
  const chased = chasedDue(obligation, policy);
  if (!isChased(obligation) || chased === null) return [];
  const passed = pendingRungs(plan, obligation, policy).filter((rung) => rung.at <= now);
  const late = overdueAt(chased) <= now;
  const events = rungEvents(obligation.lineId, passed, late);
  const first = firstMiss(obligation);
  const due = standingDue(obligation);
  if (first === null || first > now || due === null) return events;
  return [...events, silenceEvent(obligation, due, policy, first)];
};

/** Time has come: everything that is due by `now`, in the order in which it fell due. Again at once: nothing. */
export const advance = (plan: UnitPlan, policy: Policy, now: Instant): UnitPlanEvent[] =>
  Object.values(plan.obligations)
    .flatMap((obligation) => advanceObligation(plan, obligation, policy, now))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

const wakeOf = (plan: UnitPlan, obligation: Obligation, policy: Policy): Instant | null => {
  if (!isChased(obligation)) return null;
  const next = pendingRungs(plan, obligation, policy)[0]?.at ?? null;
  const end = firstMiss(obligation);
  if (end === null) return next;
  // Lateness is a matter of time and needs no wake of its own when a later rung will record it (domain.md §6).
  const recordedByRung =
    !closesOnSilence(obligation, policy) && pendingRungs(plan, obligation, policy).some((rung) => rung.at >= end);
  if (recordedByRung) return next;
  return next !== null && next < end ? next : end;
};

/** The next instant at which time alone changes something, or null. */
export const nextWake = (plan: UnitPlan, policy: Policy): Instant | null =>
  Object.values(plan.obligations)
    .map((obligation) => wakeOf(plan, obligation, policy))
    .reduce<Instant | null>((best, at) => (at !== null && (best === null || at < best) ? at : best), null);

/** What is scored is over when it has been rated. */
const awaitsRating = ({ submissions, rating }: Obligation, scoring: Scoring | null): boolean =>
  Boolean(scoring) && submissions.length > 0 && rating === null;

const isOver = (obligation: Obligation, policy: Policy): boolean => {
  const { needsAcceptance, scoring } = definitionOf(policy, obligation);
  switch (obligation.work) {
    case 'agreed':
    case 'not-applicable':
    case 'exempt':
      return true;
    case 'accepted':
      return !awaitsRating(obligation, scoring);
    case 'submitted':
      return !needsAcceptance && !awaitsRating(obligation, scoring);
    case 'open':
    case 'returned':
      return false;
  }
};

/** True when nothing is owed, chased or waiting for a decision any more. */
export const isClosed = (plan: UnitPlan, policy: Policy): boolean =>
  plan.opened && Object.values(plan.obligations).every((obligation) => isOver(obligation, policy));
