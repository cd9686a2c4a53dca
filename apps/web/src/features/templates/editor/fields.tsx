import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { FormField } from '../../../components/form-field.js';
import { wholeFromText } from '../body/rule-slots.js';
import { type Path, textOf, textsOf, valueAt } from '../body/template-body.js';
import { fieldId, problemAt, useEditor } from './editor-context.js';

export type FieldProps = { path: Path; label: string; hint?: ReactNode; optional?: boolean };

/** Value, problem and id of one field of the draft. */
export const useField = (path: Path) => {
  const { body, edit, settle, problems } = useEditor();
  return {
    id: fieldId(path),
    value: valueAt(body, path),
    set: (value: unknown) => edit(path, value),
    settle,
    error: problemAt(problems, path),
  };
};

type TextFieldProps = FieldProps & {
  lines?: number;
  /** Takes the typed text instead of the field itself. */
  onText?: (text: string) => void;
};

export const TextField = ({ path, label, hint, optional = false, lines = 1, onText }: TextFieldProps) => {
  const { id, value, set, settle, error } = useField(path);
  const shared = {
    value: textOf(value),
    onChange: ({ target }: { target: { value: string } }) => {
      if (onText) onText(target.value);
      else set(optional && target.value === '' ? undefined : target.value);
    },
    onBlur: settle,
    autoComplete: 'off',
  };
  return (
    <FormField id={id} label={label} hint={hint} error={error} optional={optional}>
      {(control) =>
        lines === 1 ? (
          <Input {...control} {...shared} maxLength={1000} />
        ) : (
          <Input.TextArea {...control} {...shared} className="growing" rows={lines} maxLength={4000} />
        )
      }
    </FormField>
  );
};

/** A whole number; other text is kept, so that the check can name it. Empty: the field is taken away. */
export const NumberField = ({ path, label, hint, optional = false, after }: FieldProps & { after?: string }) => {
  const { id, value, set, settle, error } = useField(path);
  return (
    <FormField id={id} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <Input
          {...control}
          className="number-input"
          inputMode="numeric"
          value={textOf(value)}
          suffix={after}
          onChange={(event) => set(event.target.value.trim() === '' ? undefined : wholeFromText(event.target.value))}
          onBlur={settle}
          autoComplete="off"
          maxLength={7}
        />
      )}
    </FormField>
  );
};

/** One line of text per item. While somebody types, empty lines stay on the screen; the draft has none. */
export const LinesField = ({ path, label, hint }: FieldProps) => {
  const { id, value, set, settle, error } = useField(path);
  const stored = textsOf(value).join('\n');
  const [typed, setTyped] = useState(stored);
  const items = (text: string): string[] =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const shown = items(typed).join('\n') === stored ? typed : stored;
  return (
    <FormField id={id} label={label} hint={hint} error={error} optional>
      {(control) => (
        <Input.TextArea
          {...control}
          value={shown}
          className="growing"
          rows={2}
          onChange={(event) => {
            setTyped(event.target.value);
            set(items(event.target.value));
          }}
          onBlur={settle}
        />
      )}
    </FormField>
  );
};

export type Option = { value: string; text: string };

/** A choice out of a few; an unknown value stays visible as it is. */
export const ChoiceField = ({
  path,
  label,
  hint,
  options,
  fallback,
}: FieldProps & { options: readonly Option[]; fallback?: string }) => {
  const { id, value, set, error } = useField(path);
  const current = textOf(value) || (fallback ?? '');
  const known = options.some((option) => option.value === current);
  return (
    <FormField id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <select
          id={control.id}
          aria-describedby={control['aria-describedby']}
          aria-invalid={control['aria-invalid']}
          className="native-select"
          value={current}
          onChange={(event) => set(event.target.value === '' ? undefined : event.target.value)}
        >
          {known ? null : <option value={current}>{current === '' ? 'Chọn…' : current}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </FormField>
  );
};

export const CheckField = ({ path, label, hint, fallback = false }: FieldProps & { fallback?: boolean }) => {
  const { id, value, set } = useField(path);
  return (
    <div className="form-field check-field">
      <input
        type="checkbox"
        id={id}
        checked={typeof value === 'boolean' ? value : fallback}
        onChange={(event) => set(event.target.checked)}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
    </div>
  );
};
