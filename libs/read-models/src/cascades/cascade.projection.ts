import { type Cascade, type CascadeEvent, isRolledUp, nextRollUp, type ScheduleLine } from '@dondoc/domain';
import type { Transaction } from '../transaction.js';

const UPSERT = `
  INSERT INTO cascades (cascade_id, title, status, template, calendar, document, parent, sample, next_roll_up, amendments,
    rolled_up)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT (cascade_id) DO UPDATE SET status = EXCLUDED.status, document = EXCLUDED.document,
    template = EXCLUDED.template, calendar = EXCLUDED.calendar, next_roll_up = EXCLUDED.next_roll_up,
    amendments = EXCLUDED.amendments, rolled_up = EXCLUDED.rolled_up`;

/** Written again by an amendment: what it moved stands in the new body. */
const UPSERT_LINES = `
  INSERT INTO cascade_lines (cascade_id, line_id, position, body, open_count)
  SELECT $1, "lineId", position, body, 0
  FROM jsonb_to_recordset($2::jsonb) AS line("lineId" text, position integer, body jsonb)
  ON CONFLICT (cascade_id, line_id) DO UPDATE SET position = EXCLUDED.position, body = EXCLUDED.body`;

const ROLL_UP = `UPDATE cascade_lines SET rolled_up_at = $3, trigger = $4, tally = $5 WHERE cascade_id = $1 AND line_id = $2`;

// A result that comes again replaces the one of before.
const LOWER_TIER = `
  UPDATE cascade_lines SET lower_tiers = $3::jsonb || coalesce((
    SELECT jsonb_agg(one) FROM jsonb_array_elements(lower_tiers) one
    WHERE one->>'fromCascade' <> $4 OR one->>'fromLine' <> $5), '[]')
  WHERE cascade_id = $1 AND line_id = $2`;

const writeLines = async (tx: Transaction, cascadeId: string, schedule: readonly ScheduleLine[]): Promise<void> => {
  const lines = schedule.map((body, position) => ({ lineId: body.lineId, position, body }));
  await tx.query(UPSERT_LINES, [cascadeId, JSON.stringify(lines)]);
};

const projectEvent = async (tx: Transaction, cascadeId: string, event: CascadeEvent): Promise<void> => {
  if (event.type === 'CascadeIssued' || event.type === 'CascadeAmended') {
    await writeLines(tx, cascadeId, event.data.schedule);
  }
  if (event.type === 'LowerTierRolledUp') {
    const { lineId, fromCascade, fromLine } = event.data;
    await tx.query(LOWER_TIER, [cascadeId, lineId, JSON.stringify([event.data]), fromCascade, fromLine]);
  }
  if (event.type === 'PeriodRolledUp') {
    const { lineId, trigger, tally } = event.data;
    await tx.query(ROLL_UP, [cascadeId, lineId, event.at, trigger, JSON.stringify(tally)]);
  }
};

/** Writes the cascade and its lines. */
export const projectCascade = async (
  tx: Transaction,
  cascade: Cascade,
  events: readonly CascadeEvent[],
): Promise<void> => {
  const { cascadeId, title, status, template, calendar, document, parent, sample, amendments } = cascade;
  const json = [template, calendar, document].map((value) => JSON.stringify(value));
  const above = parent && JSON.stringify(parent);
  const time = [nextRollUp(cascade), amendments, isRolledUp(cascade)];
  await tx.query(UPSERT, [cascadeId, title, status, ...json, above, sample, ...time]);
  for (const event of events) await projectEvent(tx, cascadeId, event);
};

/**
 * Adds to the number of unsettled obligations per line; answers the lines that have just become settled. The row
 * lock makes two last reports that arrive together see each other, so that one of them raises "settled".
 */
export const countUnsettled = async (
  tx: Transaction,
  cascadeId: string,
  change: ReadonlyMap<string, number>,
): Promise<string[]> => {
  const settled: string[] = [];
  for (const [lineId, by] of [...change].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (by === 0) continue;
    const sql =
      'UPDATE cascade_lines SET open_count = open_count + $3 WHERE cascade_id = $1 AND line_id = $2 RETURNING open_count';
    const { rows } = await tx.query<{ open_count: number }>(sql, [cascadeId, lineId, by]);
    if (by < 0 && rows[0]?.open_count === 0) settled.push(lineId);
  }
  return settled;
};

/** Of the given lines those in which nothing waits for a report or a rating any more. */
export const ratedOut = async (tx: Transaction, cascadeId: string, lineIds: readonly string[]): Promise<string[]> => {
  if (lineIds.length === 0) return [];
  const sql = `SELECT line_id AS "lineId" FROM cascade_lines l
    WHERE cascade_id = $1 AND line_id = ANY($2) AND open_count = 0 AND NOT EXISTS (
      SELECT 1 FROM obligations o WHERE o.cascade_id = l.cascade_id AND o.line_id = l.line_id
        AND o.work IN ('submitted', 'returned') AND o.rating IS NULL)`;
  return (await tx.query<{ lineId: string }>(sql, [cascadeId, lineIds])).rows.map(({ lineId }) => lineId);
};
