import { Button, Input } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';

/** The reason of a decision; the cursor starts here. */
export const ReasonField = ({
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

/** Frame of a decision's form: title, errors, fields, act and the way out. */
export const DecisionShell = ({ title, act, errors, busy, onSend, onClose, children }: ShellProps) => (
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
