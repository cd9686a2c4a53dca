import { standingDue, type StatusCode } from '@dondoc/domain';
import type { Standing } from './standing.js';

/** Overdue, then what is still owed by its date, then what waits for a decision, then what is closed. */
const RANK: Record<StatusCode, number> = {
  overdue: 0,
  returned: 1,
  due_today: 1,
  due_soon: 1,
  not_due: 1,
  received: 2,
  no_due: 3,
  planned: 3,
  done_late: 4,
  done_on_time: 4,
  tacit: 4,
  exempt: 5,
};

const dayOf = ({ fact: { facts } }: Standing): string =>
  (facts.work === 'returned' ? facts.returnedNewDate : null) ?? standingDue(facts)?.lastSafeDay ?? '9999';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Most overdue first, then soonest; a fixed order among equals, so that windows of one list never overlap. */
export const byUrgency = (a: Standing, b: Standing): number =>
  RANK[a.status.code] - RANK[b.status.code] ||
  (a.status.code === 'overdue' ? b.status.days - a.status.days : 0) ||
  byText(dayOf(a), dayOf(b)) ||
  byText(a.fact.unitId, b.fact.unitId) ||
  byText(a.cascade.facts.cascade.cascadeId, b.cascade.facts.cascade.cascadeId) ||
  a.position - b.position ||
  byText(a.line.lineId, b.line.lineId);
