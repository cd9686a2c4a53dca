import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../../api/http.js';
import { isRefusal } from '../../api/problem-error.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { type ControlIds, errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';

const FORM = 'person-act';
export const REASON = 'person-reason';

/** Errors and idempotency key of one form: one key for one filled-in form, a new one after a refusal. */
export const useActForm = (ids: ControlIds) => {
  const [errors, setErrors] = useState<FormError[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const onError = (error: unknown): void => {
    if (isRefusal(error)) setKey(newIdempotencyKey());
    setErrors(formErrors(error, ids, FORM));
  };
  return { errors, setErrors, key, onError };
};

type ActFormProps = {
  title: string;
  act: string;
  danger?: boolean;
  errors: readonly FormError[];
  busy: boolean;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Frame of an act on a person: title, errors, fields, act and the way out. */
export const ActForm = ({ title, act, danger = false, errors, busy, onSend, onClose, children }: ActFormProps) => (
  <form
    id={FORM}
    tabIndex={-1}
    className="card person-form"
    noValidate
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
      <Button type="primary" danger={danger} htmlType="submit" loading={busy}>
        {act}
      </Button>
      <Button onClick={onClose}>Thôi</Button>
    </div>
  </form>
);

type ReasonFieldProps = { value: string; errors: readonly FormError[]; onChange: (text: string) => void };

export const ReasonField = ({ value, errors, onChange }: ReasonFieldProps) => (
  <FormField id={REASON} label="Lý do" hint="Ghi vào nhật ký tài khoản." error={errorAt(errors, REASON)}>
    {({ status, ...control }) => (
      <Input.TextArea
        {...control}
        status={status}
        rows={2}
        maxLength={500}
        autoFocus
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </FormField>
);

export const missingReason = (reason: string): FormError[] =>
  reason.trim() === '' ? [{ id: REASON, text: 'Nhập lý do' }] : [];
