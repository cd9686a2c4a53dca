import { type Instant, type Policy, soonWorkingDays, statusAt, type Tally, tallyOf } from '@dondoc/domain';
import { obligationFacts } from '../obligations/obligation-facts.js';
import { FACT_COLUMNS } from '../obligations/obligation-columns.js';
import { type StoredFacts, withDates } from '../obligations/read-obligations.js';
import { groupBy } from '../group-by.js';
import type { Reader } from '../read-only.js';

const SQL = `
  SELECT ${FACT_COLUMNS}
  FROM cascade_lines l JOIN obligations o USING (cascade_id, line_id)
  JOIN unit_plans p ON p.cascade_id = o.cascade_id AND p.unit_id = o.unit_id
  WHERE l.cascade_id = $1 AND l.rolled_up_at IS NULL AND (l.open_count = 0 OR l.body->>'rollUpAt' <= $2)
  ORDER BY p.position`;

/** The results as of `now` of every line that can be rolled up: settled, or past its roll-up instant. */
export const dueTallies = async (
  reader: Reader,
  cascadeId: string,
  policy: Policy,
  now: Instant,
): Promise<Record<string, Tally>> => {
  const { rows } = await reader.query<StoredFacts>(SQL, [cascadeId, now]);
  const byLine = groupBy(withDates(rows), ({ lineId }) => lineId);
  return Object.fromEntries(
    [...byLine].map(([lineId, group]) => {
      const standings = group.map((row) => ({
        unitId: row.unitId,
        rating: row.rating,
        status: statusAt(obligationFacts(row, policy.template), policy.calendar, soonWorkingDays, now),
      }));
      return [lineId, tallyOf(standings)];
    }),
  );
};
