import type { MatrixView } from '@dondoc/contracts';
import {
  definitionOf,
  dateOf,
  type Instant,
  isJudged,
  isOnTime,
  latenessAt,
  obligationGroups,
  progressSentence,
  type Standing,
  type Status,
  tallyOf,
  tallySentence,
} from '@dondoc/domain';
import type { CascadeFacts, FactsSource } from '../cascades/cascade-facts.js';
import { groupBy } from '../group-by.js';
import { statusesAt } from './statuses-at.js';
import { unitRef } from '../registers/register.query.js';

type Cell = {
  unitId: string;
  lineId: string;
  status: Status;
  receivedOn: string | null;
  /** Days late against the date that counts; null: not to be judged. */
  late: number | null;
};

const PLANNED: Status = { code: 'planned', days: 0, label: 'Dự kiến (kế hoạch chưa ban hành)' };

const cellsOf = ({ cascade, policy, obligations }: CascadeFacts, now: Instant): Cell[] => {
  const statusOf = statusesAt(policy, now);
  return obligations.map(({ unitId, lineId, firstReceivedAt, facts }) => {
    const status = cascade.status === 'draft' ? PLANNED : statusOf(facts);
    const receivedOn = firstReceivedAt === null ? null : dateOf(firstReceivedAt as Instant);
    return { unitId, lineId, status, receivedOn, late: latenessAt(facts, status, now).standing };
  });
};

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
    return [
      {
        unit: unitRef(unit),
        cells: cells.map(({ lineId, status, receivedOn }) => ({ lineId, status, receivedOn })),
        onTime: cells.filter(({ late }) => isOnTime(late)).length,
        judged: cells.filter(({ late }) => isJudged(late)).length,
        overdue: cells.filter(({ status }) => status.code === 'overdue').length,
      },
    ];
  });

/** The matrix units × obligations as of a moment; totals by status sum to the number of cells. */
export const getMatrix = async (cascades: FactsSource, cascadeId: string, now: Instant): Promise<MatrixView> => {
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
