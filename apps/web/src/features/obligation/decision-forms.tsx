import { App, Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../../api/http.js';
import { isRefusal } from '../../api/problem-error.js';
import { type ObligationRef, useDeclareNotApplicable, useReturn } from '../../api/obligations.js';
import { DateField } from '../../components/date-field.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';

type FormProps = { obligationRef: ObligationRef; onClose: () => void };
const IDS = { reason: 'reason', newDate: 'newDate' };

const ReasonField = ({
  value,
  onChange,
  errors,
}: {
  value: string;
  onChange: (text: string) => void;
  errors: readonly FormError[];
}) => (
  <FormField id="reason" label="Lý do" error={errorAt(errors, 'reason')}>
    {({ status, ...control }) => (
      <Input.TextArea
        {...control}
        status={status}
        rows={3}
        maxLength={4000}
        value={value}
        autoFocus
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </FormField>
);

type ShellProps = {
  title: string;
  act: string;
  errors: readonly FormError[];
  busy: boolean;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
};

const DecisionShell = ({ title, act, errors, busy, onSend, onClose, children }: ShellProps) => (
  <form
    className="card decision"
    noValidate
    id="decision"
    tabIndex={-1}
    aria-label={title}
    onSubmit={(event: FormEvent) => {
      event.preventDefault();
      onSend();
    }}
  >
    <h2>{title}</h2>
    <ErrorSummary errors={errors} />
    {children}
    <div className="acts">
      <Button type="primary" htmlType="submit" loading={busy}>
        {act}
      </Button>
      <Button onClick={onClose}>Thôi</Button>
    </div>
  </form>
);

/** Returns a submission: the reason and the new date in one step. */
export const ReturnForm = ({ obligationRef, onClose }: FormProps) => {
  const [reason, setReason] = useState('');
  const [newDate, setNewDate] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const { message } = App.useApp();
  const giveBack = useReturn(obligationRef);
  const send = (): void => {
    const empty = [
      ...(reason.trim() === '' ? [{ id: 'reason', text: 'Nhập lý do trả lại' }] : []),
      ...(newDate.trim() === '' ? [{ id: 'newDate', text: 'Nhập hạn mới' }] : []),
    ];
    setErrors(empty);
    if (empty.length > 0) return;
    giveBack.mutate(
      { body: { reason, newDate }, key },
      {
        onError: (error) => {
          setErrors(formErrors(error, IDS, 'decision'));
          if (isRefusal(error)) setKey(newIdempotencyKey());
        },
        onSuccess: () => {
          void message.success('Đã trả lại, đơn vị nhận thư ngay.');
          onClose();
        },
      },
    );
  };
  return (
    <DecisionShell
      title="Trả lại để bổ sung"
      act="Trả lại"
      errors={errors}
      busy={giveBack.isPending}
      onSend={send}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} errors={errors} />
      <DateField
        id="newDate"
        label="Hạn mới"
        value={newDate}
        onChange={setNewDate}
        error={errorAt(errors, 'newDate')}
      />
    </DecisionShell>
  );
};

/** Declares that the condition of a conditional duty does not hold. */
export const NotApplicableForm = ({ obligationRef, onClose }: FormProps) => {
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const { message } = App.useApp();
  const declare = useDeclareNotApplicable(obligationRef);
  const send = (): void => {
    const empty = reason.trim() === '' ? [{ id: 'reason', text: 'Nhập lý do không áp dụng' }] : [];
    setErrors(empty);
    if (empty.length > 0) return;
    declare.mutate(
      { body: { reason }, key },
      {
        onError: (error) => {
          setErrors(formErrors(error, IDS, 'decision'));
          if (isRefusal(error)) setKey(newIdempotencyKey());
        },
        onSuccess: () => {
          void message.success('Đã ghi nhận: không áp dụng.');
          onClose();
        },
      },
    );
  };
  return (
    <DecisionShell
      title="Không áp dụng cho đơn vị"
      act="Ghi nhận"
      errors={errors}
      busy={declare.isPending}
      onSend={send}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} errors={errors} />
    </DecisionShell>
  );
};
