import type { UnitPlanEvent } from '@dondoc/domain';
import type { Transaction } from '../transaction.js';

export type ReceivedEvent = UnitPlanEvent & { type: 'SubmissionReceived' };
export type ReceivedIn = { cascadeId: string; unitId: string; actor: string; event: ReceivedEvent };

const INSERT = `
  INSERT INTO submissions (submission_id, cascade_id, unit_id, line_id, version, content, received_at, actor, paper,
    received_by)
  SELECT "submissionId", "cascadeId", "unitId", "lineId", version, content, "receivedAt", actor, paper, by
  FROM jsonb_to_recordset($1::jsonb) AS one("submissionId" text, "cascadeId" text, "unitId" text, "lineId" text,
    version integer, content jsonb, "receivedAt" text, actor text, paper jsonb, by text)
  ON CONFLICT (submission_id) DO NOTHING`;

// A paper receipt that somebody else enters leaves the unit's own draft alone.
const DROP_DRAFTS = `
  DELETE FROM submission_drafts d USING jsonb_to_recordset($1::jsonb) AS one("cascadeId" text, "unitId" text, "lineId" text)
  WHERE d.cascade_id = one."cascadeId" AND d.unit_id = one."unitId" AND d.line_id = one."lineId"`;

/** Keeps every version that was handed in. */
export const projectSubmissions = async (tx: Transaction, received: readonly ReceivedIn[]): Promise<void> => {
  if (received.length === 0) return;
  const rows = received.map(({ cascadeId, unitId, actor, event }) => ({
    cascadeId,
    unitId,
    actor,
    receivedAt: event.at,
    ...event.data,
  }));
  await tx.query(INSERT, [JSON.stringify(rows)]);
  await tx.query(DROP_DRAFTS, [JSON.stringify(rows.filter(({ paper }) => !paper))]);
};
