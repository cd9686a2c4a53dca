import type { LetterPreview } from '@dondoc/contracts';
import { Input } from 'antd';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import type { NewLetter } from './use-new-letter.js';

/** A part of the form: the letter in the making and its words as they stand. */
export type Part = { letter: NewLetter; text: LetterPreview['text'] };

type AreaProps = Part & {
  id: string;
  label: string;
  hint?: string;
  rows: number;
  value: string;
  onText: (text: string) => void;
};

/** A text of several lines. */
export const Area = ({ letter, id, label, hint, rows, value, onText }: AreaProps) => (
  <FormField id={id} label={label} hint={hint} error={errorAt(letter.errors, id)}>
    {({ status, ...control }) => (
      <Input.TextArea
        {...control}
        status={status}
        rows={rows}
        maxLength={2000}
        value={value}
        onChange={({ target }) => onText(target.value)}
      />
    )}
  </FormField>
);
