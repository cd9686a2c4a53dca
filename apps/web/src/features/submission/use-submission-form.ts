import type { ObligationView } from '@dondoc/contracts';
import { useState } from 'react';
import { newIdempotencyKey } from '../../api/http.js';
import { useSubmit } from '../../api/obligations.js';
import { isRefusal } from '../../api/problem-error.js';
import type { FormError } from '../../components/error-summary.js';
import { formErrors } from '../../components/form-errors.js';
import { controlIds, emptySubmission, missingIn, type SubmissionFields, submitRequest } from './submission-fields.js';
import { useUploads } from './use-uploads.js';

/** State of the submission form; `receivedAt` (instant) is set once the server has recorded it. */
export const useSubmissionForm = (obligation: ObligationView) => {
  const { cascadeId, unit, line, figureFields } = obligation;
  const criteria = obligation.scoreSheet?.criteria ?? [];
  const submit = useSubmit({ cascadeId, unitId: unit.unitId, lineId: line.lineId });
  const [fields, setFields] = useState<SubmissionFields>(emptySubmission);
  // One key for one filled-in form: a second press or a retry after a lost answer is the same submission.
  const [key, setKey] = useState(newIdempotencyKey);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [receivedAt, setReceivedAt] = useState<string | null>(null);
  const files = useUploads();

  const send = (): void => {
    if (submit.isPending) return;
    const waiting = files.sending ? [{ id: 'files', text: 'Chờ tải xong tệp rồi nộp' }] : [];
    const missing = waiting.length > 0 ? waiting : missingIn(fields, files.fileIds.length, figureFields, criteria);
    setErrors(missing);
    if (missing.length > 0) return;
    submit.mutate(
      { body: submitRequest(fields, files.fileIds), key },
      {
        onError: (error) => {
          setErrors(formErrors(error, controlIds(figureFields, criteria), 'submission-form'));
          if (isRefusal(error)) setKey(newIdempotencyKey());
        },
        onSuccess: ({ recordedAt }) => setReceivedAt(recordedAt),
      },
    );
  };
  const change = (part: Partial<SubmissionFields>): void => setFields((before) => ({ ...before, ...part }));
  return { fields, change, files, errors, send, busy: submit.isPending, receivedAt };
};

export type SubmissionState = ReturnType<typeof useSubmissionForm>;
