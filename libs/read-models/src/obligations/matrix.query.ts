import type { MatrixView, StatusView } from '@dondoc/contracts';
import {
  definitionOf,
  dateOf,
  type Instant,
  obligationGroups,
  progressSentence,
  soonWorkingDays,
  type Standing,
  statusAt,
  tallyOf,
  tallySentence,
} from '@dondoc/domain';
import type { CascadeFacts } from '../cascades/cascade-facts.js';
import type { CascadeQuery } from '../cascades/cascade.query.js';
import { groupBy } from '../group-by.js';
import { unitRef } from '../registers/register.query.js';

type Cell = { unitId: string; lineId: string; status: StatusView; receivedOn: string | null };

const PLANNED: StatusView = { code: 'planned', days: 0, label: 'Dự kiến (kế hoạch chưa ban hành)' };

const cellsOf = ({ cascade, policy, obligations }: CascadeFacts, now: Instant): Cell[] =>
  obligations.map(({ unitId, lineId, firstReceivedAt, facts }) => ({
    unitId,
    lineId,
    status: cascade.status === 'draft' ? PLANNED : statusAt(facts, policy.calendar, soonWorkingDays, now),
    receivedOn: firstReceivedAt === null ? null : dateOf(firstReceivedAt as Instant),
  }));

const standings = (cells: readonly Cell[]): Standing[] => cells.map(({ unitId, status }) => ({ unitId, status }));

const columnsOf = ({ lines, policy }: CascadeFacts, byLine: Map<string, Cell[]>): MatrixView['columns'] =>
  lines.map(({ lineId, key, title, shortTitle, period, due }) => {
    const tally = tallyOf(standings(byLine.get(lineId) ?? []));
    const { group } = definitionOf(policy, { key });
    return {
      lineId,
      title,
      shortTitle,
      group,
      groupLabel: obligationGroups[group],
      year: period.year ?? (due && Number(due.named.slice(0, 4))),
      lastSafeDay: due?.lastSafeDay ?? null,
      lastWorkingDay: due?.lastWorkingDay ?? null,
      handedIn: tally.handedIn,
      owed: tally.owed,
      sentence: tallySentence(tally),
    };
  });

const rowsOf = ({ names }: CascadeFacts, byUnit: Map<string, Cell[]>): MatrixView['rows'] =>
  [...byUnit].flatMap(([unitId, cells]) => {
    const unit = names.get(unitId);
    if (!unit) return [];
    const tally = tallyOf(standings(cells));
    return [
      {
        unit: unitRef(unit),
        cells: cells.map(({ lineId, status, receivedOn }) => ({ lineId, status, receivedOn })),
        onTime: tally.onTime,
        due: tally.onTime + tally.late + tally.overdue + tally.returned,
        overdue: tally.overdue,
      },
    ];
  });

/** The matrix units × obligations as of a moment; totals by status sum to the number of cells. */
export const getMatrix = async (cascades: CascadeQuery, cascadeId: string, now: Instant): Promise<MatrixView> => {
  const facts = await cascades.facts(cascadeId, now);
  const cells = cellsOf(facts, now);
  const totals = Object.fromEntries(
    [...groupBy(cells, ({ status }) => status.code)].map(([code, group]) => [code, group.length]),
  );
  return {
    cascadeId,
    asOf: now,
    columns: columnsOf(
      facts,
      groupBy(cells, ({ lineId }) => lineId),
    ),
    rows: rowsOf(
      facts,
      groupBy(cells, ({ unitId }) => unitId),
    ),
    totals,
    sentence: progressSentence(tallyOf(standings(cells))),
  };
};
