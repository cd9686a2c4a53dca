import { App } from 'antd';
import { useState } from 'react';
import { newIdempotencyKey } from '../../api/http.js';
import { isRefusal } from '../../api/problem-error.js';
import { type ObligationRef, useDeclareNotApplicable, useReturn } from '../../api/obligations.js';
import { DateField } from '../../components/date-field.js';
import type { FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { DecisionShell, ReasonField } from './decision-shell.js';

type FormProps = { obligationRef: ObligationRef; onClose: () => void };
const IDS = { reason: 'reason', newDate: 'newDate' };

/** Returns a submission: the reason and the new date in one step. */
export const ReturnForm = ({
  obligationRef,
  onClose,
  submissionId,
}: FormProps & { submissionId: string | undefined }) => {
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
      { body: { reason, newDate, ...(submissionId === undefined ? {} : { submissionId }) }, key },
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
