import { overdueAt } from '../calendar/due-date.js';
import { dateOf, type Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { advance } from './advance.js';
import { evolveUnitPlan } from './evolve.js';
import { isChased, type Policy } from './policy.js';
import { daysLate } from './status.js';
import type {
  AssignedObligation,
  DueFacts,
  Obligation,
  OwedLine,
  UnitPlan,
  UnitPlanCommand,
  UnitPlanEvent,
} from './unit-plan.js';

type Amend = UnitPlanCommand & { type: 'AmendUnitPlan' };
type Amended = (UnitPlanEvent & { type: 'UnitPlanAmended' })['data'];

const sameFacts = (a: DueFacts | null, b: DueFacts | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.named === b.named &&
    a.boundary === b.boundary &&
    a.lastSafeDay === b.lastSafeDay &&
    a.lastWorkingDay === b.lastWorkingDay &&
    a.hour === b.hour);

const isAhead = (due: DueFacts | null, now: Instant): boolean => due === null || overdueAt(due) > now;

/**
 * Only what is still to be handed in gets the new date; whatever was handed in, agreed or does not apply keeps its own.
 * Nobody becomes late, or later, by it. What had lapsed before the issue is owed after all when the new date is ahead.
 */
const takesDate = (obligation: Obligation, due: DueFacts | null, now: Instant): boolean => {
  if (sameFacts(obligation.due, due)) return false;
  if (obligation.lapsed) return isAhead(due, now);
  // What is exempt keeps up with its date, for the exemption may be revoked.
  if (!isChased(obligation) && obligation.work !== 'exempt') return false;
  const measured = obligation.submissions[0]?.receivedAt ?? now;
  return daysLate(due, measured) <= daysLate(obligation.due, measured);
};

const assigned = (line: OwedLine, on: PlainDate, now: Instant): AssignedObligation => ({
  ...line,
  lapsed: line.due !== null && (line.due.lastSafeDay < on || !isAhead(line.due, now)),
});

/** An explanation stands in no schedule, so that no amendment takes it away. */
const isDroppable = (obligation: Obligation): boolean =>
  obligation.explains === null && (isChased(obligation) || obligation.work === 'exempt');

const amendedShare = (plan: UnitPlan, { amendment, on: dated, lines }: Amend, now: Instant): Amended => {
  // Letters are dated before they are entered; a unit is told, and chased, from the day of entry.
  const on = dated > dateOf(now) ? dated : dateOf(now);
  const owed = new Map(lines.map((line) => [line.lineId, line]));
  const obligations = Object.values(plan.obligations).filter(({ droppedBy }) => droppedBy === null);
  const present = new Set(obligations.map(({ lineId }) => lineId));
  const changed = obligations.flatMap((obligation) => {
    const line = owed.get(obligation.lineId);
    return line && takesDate(obligation, line.due, now) ? [{ lineId: line.lineId, due: line.due }] : [];
  });
  const added = lines.filter(({ lineId }) => !present.has(lineId)).map((line) => assigned(line, on, now));
  const dropped = obligations.filter((one) => isDroppable(one) && !owed.has(one.lineId)).map(({ lineId }) => lineId);
  return { amendment, on, changed, added, dropped };
};

/** A reminder or a report upwards for a date that this amendment has just moved is recorded, not sent. */
const quietFor =
  (lineIds: ReadonlySet<string>) =>
  (event: UnitPlanEvent): UnitPlanEvent =>
    (event.type === 'ReminderRaised' || event.type === 'EscalationRaised') && lineIds.has(event.data.lineId)
      ? ({ ...event, data: { ...event.data, notify: false } } as UnitPlanEvent)
      : event;

/** What an amendment changes for one unit; nothing, when its share stays as it is. Again with the same lines: nothing. */
export const amend = (plan: UnitPlan, command: Amend, policy: Policy, now: Instant): UnitPlanEvent[] => {
  if (!plan.opened) return [];
  // What time had done by now is recorded first: silence that had agreed yesterday is not undone by today's new date.
  const passed = advance(plan, policy, now);
  const data = amendedShare(passed.reduce(evolveUnitPlan, plan), command, now);
  const { changed, added, dropped } = data;
  if (changed.length + added.length + dropped.length === 0) return [];
  const moved = new Set([...changed.map(({ lineId }) => lineId), ...dropped]);
  return [...passed.map(quietFor(moved)), { type: 'UnitPlanAmended', at: now, data }];
};
