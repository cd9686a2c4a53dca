import type { Transaction } from '../transaction.js';

/** A draft as its newest save left it. */
export type DraftState = {
  templateId: string;
  revision: number;
  body: Readonly<Record<string, unknown>>;
  basedOn: number | null;
  editedBy: string;
  editedAt: string;
};

const UPSERT = `
  INSERT INTO template_drafts (template_id, revision, body, based_on, edited_by, edited_at)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (template_id) DO UPDATE SET revision = EXCLUDED.revision, body = EXCLUDED.body,
    based_on = EXCLUDED.based_on, edited_by = EXCLUDED.edited_by, edited_at = EXCLUDED.edited_at`;

export const projectDraft = async (tx: Transaction, draft: DraftState): Promise<void> => {
  const { templateId, revision, body, basedOn, editedBy, editedAt } = draft;
  await tx.query(UPSERT, [templateId, revision, JSON.stringify(body), basedOn, editedBy, editedAt]);
};

/** A rehearsal of exactly that revision. */
export const projectTrial = async (
  tx: Transaction,
  templateId: string,
  revision: number,
  at: string,
): Promise<void> => {
  const sql = 'UPDATE template_drafts SET tried_revision = $2, tried_at = $3 WHERE template_id = $1';
  await tx.query(sql, [templateId, revision, at]);
};

/** Published or dropped: there is no draft any more; its stream keeps every save. */
export const removeDraft = async (tx: Transaction, templateId: string): Promise<void> => {
  await tx.query('DELETE FROM template_drafts WHERE template_id = $1', [templateId]);
};
