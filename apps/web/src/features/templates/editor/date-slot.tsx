import { useEffect, useState } from 'react';
import { useReadDate } from '../../../api/read-date.js';
import { formatDay } from '../../../components/plain-date-label.js';
import { useSettledText } from '../../../components/settled-text.js';
import { textOf } from '../body/template-body.js';

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;

type DateSlotProps = {
  id: string;
  label: string;
  value: unknown;
  onChange: (value: string | null) => void;
  onBlur: () => void;
  /** Empty text becomes null instead of an empty date. */
  nullable?: boolean;
};

/**
 * A legal date in a form: typed in any usual writing, read by the server. Until it is read the draft keeps the text as
 * typed, so that nothing is lost and the check can name it.
 */
export const DateSlot = ({ id, label, value, onChange, onBlur, nullable = false }: DateSlotProps) => {
  const stored = textOf(value);
  const [typed, setTyped] = useState<string | null>(null);
  const waiting = stored !== '' && !PLAIN_DATE.test(stored) ? stored : '';
  const settled = useSettledText(waiting);
  const { data, error, isPlaceholderData } = useReadDate(settled);
  const read = settled !== '' && settled === waiting && !isPlaceholderData ? data?.date : undefined;
  useEffect(() => {
    if (read !== undefined) onChange(read);
    // Only a new answer is an edit; `onChange` is another function at each drawing.
    // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  }, [read]);
  const shown = typed ?? (PLAIN_DATE.test(stored) ? formatDay(stored) : stored);
  return (
    <span className="slot-date">
      <input
        id={id}
        aria-label={label}
        className="slot-input"
        value={shown}
        placeholder="dd/MM/yyyy"
        autoComplete="off"
        maxLength={60}
        size={12}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(event.target.value.trim() === '' && nullable ? null : event.target.value);
        }}
        onBlur={() => {
          setTyped(null);
          onBlur();
        }}
      />
      {waiting !== '' && settled === waiting && error ? (
        <span className="field-error" role="status">
          chưa đọc được ngày này
        </span>
      ) : null}
    </span>
  );
};
