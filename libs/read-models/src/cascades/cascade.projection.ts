import { type Cascade, type CascadeEvent, nextRollUp } from '@dondoc/domain';
import type { Transaction } from '../transaction.js';

const UPSERT = `
  INSERT INTO cascades (cascade_id, title, status, template, calendar, document, sample, next_roll_up)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (cascade_id) DO UPDATE SET status = EXCLUDED.status, document = EXCLUDED.document,
    next_roll_up = EXCLUDED.next_roll_up`;

const INSERT_LINES = `
  INSERT INTO cascade_lines (cascade_id, line_id, position, body, open_count)
  SELECT $1, "lineId", position, body, 0
  FROM jsonb_to_recordset($2::jsonb) AS line("lineId" text, position integer, body jsonb)
  ON CONFLICT (cascade_id, line_id) DO NOTHING`;

const ROLL_UP = `UPDATE cascade_lines SET rolled_up_at = $3, trigger = $4, tally = $5 WHERE cascade_id = $1 AND line_id = $2`;

const projectEvent = async (tx: Transaction, cascadeId: string, event: CascadeEvent): Promise<void> => {
  if (event.type === 'CascadeIssued') {
    const lines = event.data.schedule.map((body, position) => ({ lineId: body.lineId, position, body }));
    await tx.query(INSERT_LINES, [cascadeId, JSON.stringify(lines)]);
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
  const { cascadeId, title, status, template, calendar, document, sample } = cascade;
  const json = [template, calendar, document].map((value) => JSON.stringify(value));
  await tx.query(UPSERT, [cascadeId, title, status, ...json, sample, nextRollUp(cascade)]);
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
