import type { DueItem, DueListView } from '@dondoc/contracts';
import { type Instant, soonWorkingDays, statusAt } from '@dondoc/domain';
import type { CascadeFacts } from '../cascades/cascade-facts.js';
import type { CascadeQuery } from '../cascades/cascade.query.js';
import { lineView } from '../cascades/line.view.js';
import type { Reader } from '../read-only.js';
import { type RegisterQuery, unitRef } from '../registers/register.query.js';

/** "Số 155/KH-UBND ngày 15/02/2022", or that it is a draft. */
export const documentLabel = ({ cascade: { document } }: Pick<CascadeFacts, 'cascade'>): string => {
  if (document.number === null || document.issuedOn === null) return `Dự thảo ${document.type} (chưa có số, ngày)`;
  const [year, month, day] = document.issuedOn.split('-');
  return `${document.type} số ${document.number}/${document.sign} ngày ${day}/${month}/${year}`;
};

/** One obligation of one unit as lists show it; undefined when the unit does not owe the line. */
export const dueItem = (facts: CascadeFacts, unitId: string, lineId: string, now: Instant): DueItem | undefined => {
  const obligation = facts.obligations.find((one) => one.unitId === unitId && one.lineId === lineId);
  const line = facts.lines.find((one) => one.lineId === lineId);
  const unit = facts.names.get(unitId);
  if (!obligation || !line || !unit) return undefined;
  const planned = { code: 'planned' as const, days: 0, label: 'Dự kiến (kế hoạch chưa ban hành)' };
  return {
    cascadeId: facts.cascade.cascadeId,
    cascadeTitle: facts.cascade.title,
    documentLabel: documentLabel(facts),
    unit: unitRef(unit),
    line: lineView(line, facts.policy.template, facts.names),
    status:
      facts.cascade.status === 'draft'
        ? planned
        : statusAt(obligation.facts, facts.policy.calendar, soonWorkingDays, now),
  };
};

const URGENCY: Partial<Record<DueItem['status']['code'], number>> = {
  overdue: 0,
  returned: 1,
  due_today: 2,
  due_soon: 3,
  not_due: 4,
};
const rank = ({ status }: DueItem): number => URGENCY[status.code] ?? 5;
/** What has no date comes after what has one. */
const dateOfItem = ({ line }: DueItem): string => line.due?.lastSafeDay ?? '9999';
const byUrgency = (a: DueItem, b: DueItem): number =>
  rank(a) - rank(b) || (dateOfItem(a) < dateOfItem(b) ? -1 : 1) * (rank(a) === 5 ? -1 : 1);

/** What one unit owes over all issued cascades: overdue first, then soonest; what is done comes last, newest first. */
export const getDueList = async (
  reader: Reader,
  registers: RegisterQuery,
  cascades: CascadeQuery,
  unitId: string,
  now: Instant,
): Promise<DueListView> => {
  const unit = await registers.getUnit(unitId);
  const { rows } = await reader.query<{ cascadeId: string }>(
    'SELECT cascade_id AS "cascadeId" FROM unit_plans WHERE unit_id = $1',
    [unitId],
  );
  const all = await Promise.all(rows.map(({ cascadeId }) => cascades.facts(cascadeId, now)));
  const items = all.flatMap((facts) =>
    facts.obligations
      .filter((one) => one.unitId === unitId)
      .flatMap(({ lineId }) => dueItem(facts, unitId, lineId, now) ?? []),
  );
  return { asOf: now, unit: unitRef(unit), items: items.sort(byUrgency) };
};
