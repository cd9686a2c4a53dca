import { Input } from 'antd';
import { asProblem } from '../api/problem-error.js';
import { useReadDate } from '../api/read-date.js';
import { FormField } from './form-field.js';
import { useSettledText } from './settled-text.js';

type DateFieldProps = {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  optional?: boolean;
};

const EXAMPLE = 'Gõ ngày/tháng/năm, ví dụ 05/02/2026, 5/2/26 hoặc 05.02.2026';

/**
 * What the server read, or what it could not read; announced, because it appears while the clerk types. `refused`: an error
 * stands at the field already, and is not said twice.
 */
const DateEcho = ({ text, refused }: { text: string; refused: boolean }) => {
  const settled = useSettledText(text);
  const { data, error } = useReadDate(settled);
  if (settled.trim() === '' || settled !== text) return <>{EXAMPLE}</>;
  if (error && !refused) {
    const [first] = asProblem(error).errors;
    return <span className="date-unread">{first ? `${first.reason} ${first.mend}` : asProblem(error).detail}</span>;
  }
  return data ? <span className="date-read">Đọc là: {data.label}</span> : <>{EXAMPLE}</>;
};

/** A date typed as text and read by the server; the browser never computes with it. */
export const DateField = ({ id, label, value, onChange, error, optional = false }: DateFieldProps) => (
  <FormField
    id={id}
    label={label}
    error={error}
    optional={optional}
    hint={
      <span role="status">
        <DateEcho text={value} refused={error !== undefined} />
      </span>
    }
  >
    {(control) => (
      <Input
        {...control}
        className="date-input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder="dd/MM/yyyy"
        autoComplete="off"
        maxLength={60}
      />
    )}
  </FormField>
);
