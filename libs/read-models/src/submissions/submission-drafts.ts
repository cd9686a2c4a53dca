import type { Instant } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import type { SubmissionDraftRow } from './submission-draft.entity.js';

type Ref = { cascadeId: string; unitId: string; lineId: string };
export type SubmissionDraft = Pick<SubmissionDraftRow, 'revision' | 'body' | 'editedBy' | 'editedAt'>;

const COLUMNS = 'revision, body, edited_by AS "editedBy", edited_at AS "editedAt"';
const keyOf = ({ cascadeId, unitId, lineId }: Ref): string[] => [cascadeId, unitId, lineId];
const WHERE = 'cascade_id = $1 AND unit_id = $2 AND line_id = $3';

/** The draft of an obligation's submission, or undefined. */
export const findSubmissionDraft = async (tx: Reader, ref: Ref): Promise<SubmissionDraft | undefined> => {
  const { rows } = await tx.query<SubmissionDraft>(
    `SELECT ${COLUMNS} FROM submission_drafts WHERE ${WHERE}`,
    keyOf(ref),
  );
  return rows[0];
};

const SAVE = `
  INSERT INTO submission_drafts (cascade_id, unit_id, line_id, revision, body, edited_by, edited_at)
  SELECT $1, $2, $3, 1, $4::jsonb, $5, $6 WHERE $7 = 0
  ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`;
const SAVE_AGAIN = `
  UPDATE submission_drafts SET revision = revision + 1, body = $4::jsonb, edited_by = $5, edited_at = $6
  WHERE ${WHERE} AND revision = $7 RETURNING ${COLUMNS}`;

/**
 * Saves over the revision that was read (0: there was none), in one statement: of two at once one wins.
 * @returns undefined when another revision stands there
 */
export const saveSubmissionDraft = async (
  tx: Reader,
  ref: Ref,
  draft: { revision: number; body: unknown; by: string; at: Instant },
): Promise<SubmissionDraft | undefined> => {
  const values = [...keyOf(ref), JSON.stringify(draft.body), draft.by, draft.at, draft.revision];
  const { rows } = await tx.query<SubmissionDraft>(draft.revision === 0 ? SAVE : SAVE_AGAIN, values);
  return rows[0];
};

/** @returns false when another revision stands there; true when it is gone, also when it had been before */
export const dropSubmissionDraft = async (tx: Reader, ref: Ref, revision: number): Promise<boolean> => {
  await tx.query(`DELETE FROM submission_drafts WHERE ${WHERE} AND revision = $4`, [...keyOf(ref), revision]);
  return (await findSubmissionDraft(tx, ref)) === undefined;
};
