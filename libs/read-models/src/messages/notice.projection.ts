import type { Instant, Notice } from '@dondoc/domain';
import type { Transaction } from '../transaction.js';

// What was withdrawn before its day may be told after all, when the duty comes back; what a person cancelled may not.
const INSERT = `
  INSERT INTO notices (ledger_key, kind, recipient, cascade_id, unit_id, line_id, level, raised_at, state, text)
  SELECT "ledgerKey", kind, recipient, "cascadeId", "unitId", "lineId", level, "raisedAt", 'pending', text
  FROM jsonb_to_recordset($1::jsonb) AS notice("ledgerKey" text, kind text, recipient text, "cascadeId" text,
    "unitId" text, "lineId" text, level integer, "raisedAt" text, text text)
  ON CONFLICT (ledger_key) DO UPDATE SET state = 'pending', raised_at = EXCLUDED.raised_at, text = EXCLUDED.text,
    reason = NULL, settled_by = NULL, settled_at = NULL
  WHERE notices.state = 'dropped' AND notices.letter_id IS NULL`;

/** Enters notices in the ledger. A key that stands there already has been told or will be: it is not entered twice. */
export const enterNotices = async (tx: Transaction, notices: readonly Notice[]): Promise<void> => {
  if (notices.length > 0) await tx.query(INSERT, [JSON.stringify(notices)]);
};

const WITHHOLD = `
  INSERT INTO notices (ledger_key, kind, recipient, cascade_id, unit_id, line_id, level, raised_at, state, reason,
    settled_by, settled_at)
  SELECT "ledgerKey", kind, recipient, "cascadeId", "unitId", "lineId", level, "raisedAt", $2, reason, $3, $4
  FROM jsonb_to_recordset($1::jsonb) AS notice("ledgerKey" text, kind text, recipient text, "cascadeId" text,
    "unitId" text, "lineId" text, level integer, "raisedAt" text, reason text)`;

/** A planned notice that will not be told, and why; `raisedAt`: when it would have been. */
export type Withheld = Omit<Notice, 'text'> & { reason: string };

/** Enters what a report or a new date has made needless before its time: the outbox had shown it and says why it is gone. */
export const withdrawNotices = async (tx: Transaction, withdrawn: readonly Withheld[], at: Instant): Promise<void> => {
  if (withdrawn.length === 0) return;
  await tx.query(`${WITHHOLD} ON CONFLICT (ledger_key) DO NOTHING`, [JSON.stringify(withdrawn), 'dropped', null, at]);
};

/** Enters what a person has cancelled before its time; it stays cancelled when its time comes. Answers how many were. */
export const cancelPlannedNotices = async (
  tx: Transaction,
  cancelled: readonly Withheld[],
  { by, at }: { by: string; at: Instant },
): Promise<number> => {
  if (cancelled.length === 0) return 0;
  const sql = `${WITHHOLD} ON CONFLICT (ledger_key) DO NOTHING RETURNING ledger_key`;
  return (await tx.query(sql, [JSON.stringify(cancelled), 'cancelled', by, at])).rows.length;
};

const CANCEL_RAISED = `
  UPDATE notices SET state = 'cancelled', reason = $2, settled_by = $3, settled_at = $4 WHERE ledger_key = ANY($1)`;
const CANCEL_LETTERS = `
  UPDATE letters l SET state = 'cancelled', reason = $2 WHERE l.state = 'waiting' AND l.letter_id = ANY($1)
    AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.letter_id = l.letter_id AND n.state <> 'cancelled')`;

/** Takes raised notices out of the letters that they wait in; a letter of which nothing is left is cancelled with them. */
export const cancelRaisedNotices = async (
  tx: Transaction,
  keys: readonly string[],
  letterIds: readonly string[],
  { by, at, reason }: { by: string; at: Instant; reason: string },
): Promise<void> => {
  if (keys.length === 0) return;
  await tx.query(CANCEL_RAISED, [keys, reason, by, at]);
  await tx.query(CANCEL_LETTERS, [letterIds, reason]);
};
