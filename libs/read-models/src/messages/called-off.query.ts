import type { Instant } from '@dondoc/domain';
import type { Reader } from '../read-only.js';

type Ref = { cascadeId: string; unitId: string; lineId: string };

/** A notice that somebody has called off: who, when, why. */
export type CalledOff = { ledgerKey: string; by: string; at: Instant; reason: string };

const CALLED_OFF = `
  SELECT n.ledger_key AS "ledgerKey", n.settled_by AS by, n.settled_at AS at, coalesce(n.reason, '') AS reason
  FROM jsonb_to_recordset($1::jsonb) AS one("cascadeId" text, "unitId" text, "lineId" text)
  JOIN notices n ON n.cascade_id = one."cascadeId" AND n.unit_id = one."unitId" AND n.line_id = one."lineId"
  WHERE n.state = 'cancelled' AND n.settled_at <= $2 ORDER BY n.settled_at, n.ledger_key`;

/** The notices about these obligations that had been called off by then, by their key in the ledger. */
export const calledOff = async (
  reader: Reader,
  refs: readonly Ref[],
  at: Instant,
): Promise<ReadonlyMap<string, CalledOff>> => {
  const { rows } = await reader.query<CalledOff>(CALLED_OFF, [JSON.stringify(refs), at]);
  return new Map(rows.map((row) => [row.ledgerKey, row]));
};
