import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { FormError } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';

type FieldProps = {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  errors: readonly FormError[];
  hint?: ReactNode;
  optional?: boolean;
};

export const TextField = ({
  id,
  label,
  value,
  onChange,
  errors,
  hint,
  optional = false,
  maxLength = 300,
}: FieldProps & { maxLength?: number }) => (
  <FormField id={id} label={label} hint={hint} optional={optional} error={errorAt(errors, id)}>
    {(control) => (
      <Input
        {...control}
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </FormField>
);

export const ReasonField = ({ errors, ...field }: Omit<FieldProps, 'label'>) => (
  <FormField
    id={field.id}
    label="Căn cứ, lý do"
    hint="Ví dụ: Quyết định số 15/QĐ-UBND ngày 10/11/2026"
    optional={field.optional ?? false}
    error={errorAt(errors, field.id)}
  >
    {(control) => (
      <Input.TextArea
        {...control}
        rows={2}
        maxLength={1000}
        value={field.value}
        onChange={(event) => field.onChange(event.target.value)}
      />
    )}
  </FormField>
);

type ChoiceProps = FieldProps & { choices: readonly { value: string; label: string }[] };

/** A native list: it works by keyboard, by touch and for screen readers alike. */
export const ChoiceField = ({ id, label, value, onChange, errors, hint, choices, optional = false }: ChoiceProps) => (
  <FormField id={id} label={label} hint={hint} optional={optional} error={errorAt(errors, id)}>
    {({ status: _, ...control }) => (
      <select {...control} className="native-select" value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )}
  </FormField>
);
