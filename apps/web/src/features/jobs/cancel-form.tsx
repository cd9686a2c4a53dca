import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { newIdempotencyKey } from '../../api/http.js';
import { useCancelJob } from '../../api/jobs.js';
import { isRefusal } from '../../api/problem-error.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';

const IDS = { reason: 'cancel-reason' };

/** Stops a job before its next item; what was done stays done. */
export const CancelForm = ({ jobId, onClose }: { jobId: string; onClose: () => void }) => {
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const cancel = useCancelJob(jobId);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const empty = reason.trim() === '' ? [{ id: IDS.reason, text: 'Nhập lý do dừng' }] : [];
    setErrors(empty);
    if (empty.length > 0) return;
    cancel.mutate(
      { body: { reason }, key },
      {
        onError: (error) => {
          setErrors(formErrors(error, IDS, 'cancel-job'));
          if (isRefusal(error)) setKey(newIdempotencyKey());
        },
        onSuccess: onClose,
      },
    );
  };
  return (
    <form className="card" id="cancel-job" tabIndex={-1} noValidate aria-label="Dừng việc này" onSubmit={send}>
      <h2>Dừng việc này</h2>
      <p>Các mục đã làm giữ nguyên; các mục còn lại không làm nữa.</p>
      <ErrorSummary errors={errors} />
      <FormField id={IDS.reason} label="Lý do" error={errorAt(errors, IDS.reason)}>
        {({ status, ...control }) => (
          <Input
            {...control}
            status={status}
            value={reason}
            maxLength={1000}
            autoFocus
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormField>
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={cancel.isPending}>
          Dừng
        </Button>
        <Button onClick={onClose}>Thôi</Button>
      </div>
    </form>
  );
};
