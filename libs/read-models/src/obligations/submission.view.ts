import type { ObligationView } from '@dondoc/contracts';
import type { FigureField } from '@dondoc/domain';
import type { SubmissionRow } from '../submissions/submission.entity.js';
import { actorName } from '../timeline/timeline.js';

/** One version as the obligation's page shows it. */
export const submissionView = (
  { content, paper, receivedBy, ...row }: SubmissionRow,
  fields: readonly FigureField[],
): ObligationView['submissions'][number] => {
  const by = receivedBy ?? actorName(row.actor);
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
