import type { BulkKind, JobPreview, JobQuestion, Selection } from '@dondoc/contracts';
import { Modal, Spin } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../api/http.js';
import { useJobPreview, useStartJob } from '../../api/jobs.js';
import { asProblem, isRefusal } from '../../api/problem-error.js';
import { jobAddress } from '../addresses.js';
import { ErrorSummary, type FormError } from '../error-summary.js';
import { formErrors } from '../form-errors.js';
import { ProblemNotice } from '../problem-notice.js';
import { useSettledText } from '../settled-text.js';
import { BulkFields, type BulkInput, DATE_OF_KIND, emptyInput } from './bulk-fields.js';
import { PreviewList } from './preview-list.js';

type BulkDialogProps = {
  kind: BulkKind;
  selection: Selection;
  title: string;
  onClose: () => void;
  onStarted: () => void;
};

const FORM = 'bulk-form';
const IDS = {
  reason: 'bulk-reason',
  until: 'bulk-date',
  newDate: 'bulk-date',
  dueOn: 'bulk-date',
  question: 'bulk-question',
};

const questionOf = (kind: BulkKind, selection: Selection, { date, question }: BulkInput): JobQuestion => {
  const field = DATE_OF_KIND[kind]?.field;
  return { kind, selection, ...(field ? { [field]: date } : {}), ...(kind === 'explain' ? { question } : {}) };
};

/** What is not typed yet is no reason to ask the server. */
const isComplete = (kind: BulkKind, { date, question }: BulkInput): boolean =>
  (DATE_OF_KIND[kind] === undefined || date.trim() !== '') && (kind !== 'explain' || question.trim() !== '');

const emptyErrors = (kind: BulkKind, { reason, date, question }: BulkInput): FormError[] => [
  ...(DATE_OF_KIND[kind] && date.trim() === ''
    ? [{ id: 'bulk-date', text: `Nhập ${DATE_OF_KIND[kind].label.toLowerCase()}` }]
    : []),
  ...(kind === 'explain' && question.trim() === ''
    ? [{ id: 'bulk-question', text: 'Nhập nội dung cần giải trình' }]
    : []),
  ...(reason.trim() === '' ? [{ id: 'bulk-reason', text: 'Nhập lý do' }] : []),
];

const useStart = (kind: BulkKind, selection: Selection, { onClose, onStarted }: BulkDialogProps) => {
  const [errors, setErrors] = useState<FormError[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const start = useStartJob();
  const go = useNavigate();
  const send = (input: BulkInput, preview: JobPreview, onRefused: () => void): void => {
    const empty = emptyErrors(kind, input);
    setErrors(empty);
    if (empty.length > 0) return;
    const shown = preview.items.filter(({ outcome }) => outcome === 'will').map(({ ref }) => ref);
    const body = {
      ...questionOf(kind, selection, input),
      reason: input.reason,
      confirmed: { hash: preview.hash, shown },
    };
    start.mutate(
      { body, key },
      {
        onError: (error) => {
          setErrors(formErrors(error, IDS, FORM));
          if (isRefusal(error)) setKey(newIdempotencyKey());
          if (asProblem(error).status === 409) onRefused();
        },
        onSuccess: ({ jobId }) => {
          onStarted();
          onClose();
          void go(jobAddress(jobId));
        },
      },
    );
  };
  return { errors, setErrors, send, busy: start.isPending };
};

/** One act for many: the exact list and its count first, then a reason, then the job. */
export const BulkDialog = (props: BulkDialogProps) => {
  const { kind, selection, title, onClose } = props;
  const [input, setInput] = useState(emptyInput);
  const settled = { ...input, date: useSettledText(input.date), question: useSettledText(input.question) };
  const { data, error, isFetching, refetch } = useJobPreview(
    questionOf(kind, selection, settled),
    isComplete(kind, settled),
  );
  const { errors, setErrors, send, busy } = useStart(kind, selection, props);
  const will = data?.counts.will ?? 0;
  const stale = settled.date !== input.date || settled.question !== input.question || isFetching;
  return (
    <Modal
      open
      width={760}
      title={title}
      okText={will === 0 ? title : `${title}: ${will} mục`}
      cancelText="Thôi"
      okButtonProps={{ disabled: data === undefined || will === 0 || stale }}
      confirmLoading={busy}
      onOk={() => (data ? send(input, data, () => void refetch()) : setErrors(emptyErrors(kind, input)))}
      onCancel={onClose}
    >
      <div id={FORM} tabIndex={-1}>
        <ErrorSummary errors={errors} />
      </div>
      <BulkFields kind={kind} input={input} errors={errors} onChange={setInput} />
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      <div role="status" aria-live="polite">
        {isFetching ? <Spin aria-label="Đang lập danh sách" /> : null}
        {data ? <p className="bulk-sentence">{data.sentence}</p> : null}
      </div>
      {data ? <PreviewList preview={data} /> : null}
    </Modal>
  );
};
