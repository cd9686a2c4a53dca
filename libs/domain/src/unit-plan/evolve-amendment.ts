import { overdueAt } from '../calendar/due-date.js';
import { assigned, change } from './obligation-changes.js';
import { expectedBy, standingDue } from './standing-due.js';
import {
  type AssignedObligation,
  type DueFacts,
  isSameDate,
  type Obligation,
  type UnitPlan,
  type UnitPlanEvent,
} from './unit-plan.js';

type Amended = UnitPlanEvent & { type: 'UnitPlanAmended' };

/** What was returned is due again at the end of its new date, or of the amended one when that comes later. */
const putOff = (
  { returned }: Obligation,
  due: DueFacts | null,
  { amendment, on }: Amended['data'],
): Obligation['returned'] =>
  returned && due && due.lastSafeDay > returned.newDate ? { on, newDate: due.lastSafeDay, amendment } : returned;

const redated = (obligation: Obligation, due: DueFacts | null, { at, data }: Amended): Partial<Obligation> => {
  const { amendment, on } = data;
  // Facts that do not move the date (its last working day in a newer calendar) leave the ladder as it runs.
  if (isSameDate(obligation.due, due)) return { due };
  const reopened: Partial<Obligation> = obligation.lapsed
    ? { lapsed: false, work: obligation.submissions.length > 0 ? 'submitted' : 'open', closedAt: null }
    : {};
  const returned = putOff(obligation, due, data);
  const counts = standingDue({ due, extended: obligation.extended });
  const missed = obligation.missed && counts !== null && overdueAt(counts) <= at;
  // A date that stands by extension or reopening goes on being chased as it is.
  const same = expectedBy({ ...obligation, due, returned }) === expectedBy(obligation);
  const renewed = same ? obligation.renewed : null;
  return { ...reopened, due, missed, amended: { amendment, on }, returned, renewed };
};

/** An obligation that an amendment brings; one that an earlier amendment had dropped keeps what was handed in. */
const added = (plan: UnitPlan, one: AssignedObligation, { amendment, on }: Amended['data']): Obligation => {
  const before = plan.obligations[one.lineId];
  const fresh = { ...assigned(one, on), amended: { amendment, on } };
  if (!before) return fresh;
  const { submissions, raised, returned, firstDue, extensions, extended, prompts } = before;
  const work = returned ? 'returned' : fresh.work;
  const kept = { submissions, raised, returned, firstDue, extensions, extended, prompts };
  return { ...fresh, ...kept, work: one.lapsed ? fresh.work : work };
};

/** Folds an amendment into the plan. Pure. */
export const amended = (plan: UnitPlan, event: Amended): UnitPlan => {
  const { changed, dropped, amendment } = event.data;
  const moved = changed.reduce(
    (state, { lineId, due }) => change(state, lineId, (obligation) => redated(obligation, due, event)),
    plan,
  );
  const closed = { work: 'not-applicable', closedAt: event.at, droppedBy: amendment } as const;
  const rest = dropped.reduce((state, lineId) => change(state, lineId, () => closed), moved);
  const news = Object.fromEntries(event.data.added.map((one) => [one.lineId, added(rest, one, event.data)]));
  return { ...rest, obligations: { ...rest.obligations, ...news } };
};
