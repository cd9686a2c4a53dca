import { App, Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../../api/http.js';
import { asProblem, isRefusal } from '../../api/problem-error.js';
import { type RegisterAct, useRegisterAct } from '../../api/units.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { type ControlIds, formErrors } from '../../components/form-errors.js';

type ActFormProps = {
  title: string;
  /** Text of the button that does it. */
  act: string;
  done: string;
  ids: ControlIds;
  request: Omit<RegisterAct, 'key'>;
  onClose: () => void;
  /** Somebody else has written it meanwhile: what they wrote is fetched; what was typed stays. */
  onStale?: () => void;
  /** Told which units were changed. */
  onDone?: (unitIds: readonly string[]) => void;
  children: (errors: readonly FormError[]) => ReactNode;
};

const FORM = 'register-act';

/** Frame of every change of the register: fields, what is wrong with them, the act and the way out. */
export const ActForm = ({ title, act, done, ids, request, onClose, onStale, onDone, children }: ActFormProps) => {
  const [errors, setErrors] = useState<FormError[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const { message } = App.useApp();
  const change = useRegisterAct();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setErrors([]);
    change.mutate(
      { ...request, key },
      {
        onError: (error) => {
          setErrors(formErrors(error, ids, FORM));
          if (isRefusal(error)) setKey(newIdempotencyKey());
          if (asProblem(error).code === 'UNIT.STALE') onStale?.();
        },
        onSuccess: ({ unitIds }) => {
          void message.success(done);
          onClose();
          onDone?.(unitIds);
        },
      },
    );
  };
  return (
    <form className="card decision" noValidate id={FORM} tabIndex={-1} aria-label={title} onSubmit={send}>
      <h3>{title}</h3>
      <ErrorSummary errors={errors} />
      {children(errors)}
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {act}
        </Button>
        <Button onClick={onClose}>Thôi</Button>
      </div>
    </form>
  );
};
