import type { ObligationView } from '@dondoc/contracts';
import type { FigureField, Instant } from '@dondoc/domain';
import type { SubmissionRow } from '../submissions/submission.entity.js';

/** One version as the obligation's page shows it. @param nameActor who an account was at a moment, in words */
export const submissionView = (
  { content, paper, receivedBy, ...row }: SubmissionRow,
  fields: readonly FigureField[],
  nameActor: (actor: string, at: Instant) => string,
): ObligationView['submissions'][number] => {
  const by = receivedBy ?? nameActor(row.actor, (paper?.recordedAt ?? row.receivedAt) as Instant);
  return {
    submissionId: row.submissionId,
    version: row.version,
    documentNumber: content.documentNumber,
    signedOn: content.signedOn,
    sentOn: content.sentOn ?? null,
    receivedAt: row.receivedAt,
    note: content.note,
    by,
    enteredLate: paper && { reason: paper.reason, by, recordedAt: paper.recordedAt },
    files: [...content.files],
    figures: fields.flatMap(({ key, label, unit }) => {
      const value = content.figures[key];
      return value === undefined ? [] : [{ key, label, unit, value }];
    }),
  };
};
