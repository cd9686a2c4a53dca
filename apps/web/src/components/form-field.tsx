import type { ReactNode } from 'react';

/** Ids and states that a field's control must carry so that label, hint and error are read with it. */
export type ControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
  status: '' | 'error';
};

type FormFieldProps = {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  children: (control: ControlProps) => ReactNode;
};

/** Label, hint, control and error of one field. */
export const FormField = ({ id, label, hint, error, optional = false, children }: FormFieldProps) => {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((one) => one !== '').join(' ');
  return (
    <div className={error ? 'form-field form-field-wrong' : 'form-field'}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="optional"> (không bắt buộc)</span> : null}
      </label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error !== undefined,
        status: error === undefined ? '' : 'error',
      })}
      {hint ? (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <div className="field-error" id={`${id}-error`}>
          {error}
        </div>
      ) : null}
    </div>
  );
};
