import type { ObligationView, SubmissionDraftView } from '@dondoc/contracts';
import { useState } from 'react';
import { newIdempotencyKey } from '../../api/http.js';
import { useSubmit } from '../../api/obligations.js';
import { isRefusal } from '../../api/problem-error.js';
import type { FormError } from '../../components/error-summary.js';
import { formErrors } from '../../components/form-errors.js';
import {
  controlIds,
  draftBody,
  emptySubmission,
  missingIn,
  missingInPaper,
  type PaperFields,
  type SubmissionFields,
  submitRequest,
} from './submission-fields.js';
import { useDraftSaving } from './use-draft-saving.js';
import { useUploads } from './use-uploads.js';

/** `draft` null: a paper entry, of which no draft is kept. */
export type SubmissionStart = { obligation: ObligationView; draft: SubmissionDraftView | null };

const refOf = ({ cascadeId, unit, line }: ObligationView) => ({
  cascadeId,
  unitId: unit.unitId,
  lineId: line.lineId,
});

/** What stands in the form. */
const useTyped = ({ obligation, draft }: SubmissionStart) => {
  const [fields, setFields] = useState<SubmissionFields>(() => ({ ...emptySubmission, ...draft?.body }));
  const [paper, setPaper] = useState<PaperFields>({ receivedAt: '', reason: '' });
  const files = useUploads(draft?.files);
  const saving = useDraftSaving(refOf(obligation), draft, draftBody(fields, files.fileIds));
  return {
    fields,
    change: (part: Partial<SubmissionFields>): void => setFields((before) => ({ ...before, ...part })),
    paper,
    changePaper: (part: Partial<PaperFields>): void => setPaper((before) => ({ ...before, ...part })),
    isPaper: draft === null,
    files,
    saving,
  };
};

type Typed = ReturnType<typeof useTyped>;

const missingFrom = ({ fields, paper, isPaper, files }: Typed, obligation: ObligationView): FormError[] => {
  if (files.sending) return [{ id: 'files', text: 'Chờ tải xong tệp rồi nộp' }];
  const criteria = obligation.scoreSheet?.criteria ?? [];
  const chosen = { taken: files.fileIds.length, refused: files.refused };
  const own = missingIn(fields, chosen, obligation.figureFields, criteria);
  return isPaper ? [...missingInPaper(paper), ...own] : own;
};

/** State of the submission form; `received` is set once the server has recorded it (`at`: instant). */
export const useSubmissionForm = (start: SubmissionStart) => {
  const { obligation } = start;
  const submit = useSubmit(refOf(obligation));
  const typed = useTyped(start);
  // One key for one filled-in form: a second press or a retry after a lost answer is the same submission.
  const [key, setKey] = useState(newIdempotencyKey);
  // What whoever fills in had seen when they began; the page may be read anew meanwhile.
  const [expectedVersion] = useState(obligation.submissions.length);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [received, setReceived] = useState<{ at: string; submissionId: string | null } | null>(null);
  const { keeper } = typed.saving;
  const refused = (error: unknown): void => {
    const ids = controlIds(obligation.figureFields, obligation.scoreSheet?.criteria);
    setErrors(formErrors(error, ids, 'submission-form'));
    if (isRefusal(error)) setKey(newIdempotencyKey());
    keeper?.resume();
  };
  const send = async (): Promise<void> => {
    if (submit.isPending) return;
    const found = missingFrom(typed, obligation);
    setErrors(found);
    if (found.length > 0) return;
    // A saving that came after the report would leave a draft of what has been handed in.
    await keeper?.pause();
    const report = { ...submitRequest(typed.fields, typed.files.fileIds), expectedVersion };
    const body = typed.isPaper ? { ...report, paper: typed.paper } : report;
    const onSuccess = ({ recordedAt, submissionId }: { recordedAt: string; submissionId: string | null }): void =>
      setReceived({ at: recordedAt, submissionId });
    submit.mutate({ body, key }, { onError: refused, onSuccess });
  };
  return { ...typed, errors, send: (): void => void send(), busy: submit.isPending, received };
};

export type SubmissionState = ReturnType<typeof useSubmissionForm>;
