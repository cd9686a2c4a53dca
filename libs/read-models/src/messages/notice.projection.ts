import type { Notice } from '@dondoc/domain';
import type { Transaction } from '../transaction.js';

const INSERT = `
  INSERT INTO notices (ledger_key, kind, recipient, cascade_id, unit_id, line_id, level, raised_at, state, text)
  SELECT "ledgerKey", kind, recipient, "cascadeId", "unitId", "lineId", level, "raisedAt", 'pending', text
  FROM jsonb_to_recordset($1::jsonb) AS notice("ledgerKey" text, kind text, recipient text, "cascadeId" text,
    "unitId" text, "lineId" text, level integer, "raisedAt" text, text text)
  ON CONFLICT (ledger_key) DO NOTHING`;

/** Enters notices in the ledger. A key that stands there already has been told or will be: it is not entered twice. */
export const enterNotices = async (tx: Transaction, notices: readonly Notice[]): Promise<void> => {
  if (notices.length > 0) await tx.query(INSERT, [JSON.stringify(notices)]);
};
