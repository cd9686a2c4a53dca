import type { BulkKind } from '@dondoc/contracts';
import { Input } from 'antd';
import { DateField } from '../date-field.js';
import type { FormError } from '../error-summary.js';
import { errorAt } from '../form-errors.js';
import { FormField } from '../form-field.js';

/** What people type for a bulk act; dates as text, read by the server. */
export type BulkInput = { reason: string; date: string; question: string };
export const emptyInput: BulkInput = { reason: '', date: '', question: '' };

/** The date that a kind needs: its field in the request, and its words. */
export const DATE_OF_KIND: Partial<Record<BulkKind, { field: 'until' | 'newDate' | 'dueOn'; label: string }>> = {
  extend: { field: 'until', label: 'Gia hạn đến hết ngày' },
  reopen: { field: 'until', label: 'Mở lại đến hết ngày' },
  return: { field: 'newDate', label: 'Hạn mới' },
  explain: { field: 'dueOn', label: 'Giải trình trước hết ngày' },
};

type FieldsProps = {
  kind: BulkKind;
  input: BulkInput;
  errors: readonly FormError[];
  onChange: (input: BulkInput) => void;
};

/** Date, question and reason of a bulk act. */
export const BulkFields = ({ kind, input, errors, onChange }: FieldsProps) => {
  const date = DATE_OF_KIND[kind];
  return (
    <>
      {date ? (
        <DateField
          id="bulk-date"
          label={date.label}
          value={input.date}
          onChange={(text) => onChange({ ...input, date: text })}
          error={errorAt(errors, 'bulk-date')}
        />
      ) : null}
      {kind === 'explain' ? (
        <FormField id="bulk-question" label="Nội dung cần giải trình" error={errorAt(errors, 'bulk-question')}>
          {({ status, ...control }) => (
            <Input.TextArea
              {...control}
              status={status}
              rows={2}
              maxLength={4000}
              value={input.question}
              onChange={(event) => onChange({ ...input, question: event.target.value })}
            />
          )}
        </FormField>
      ) : null}
      <FormField
        id="bulk-reason"
        label="Lý do"
        hint="Ghi vào nhật ký của từng nghĩa vụ."
        error={errorAt(errors, 'bulk-reason')}
      >
        {({ status, ...control }) => (
          <Input.TextArea
            {...control}
            status={status}
            rows={2}
            maxLength={4000}
            value={input.reason}
            onChange={(event) => onChange({ ...input, reason: event.target.value })}
          />
        )}
      </FormField>
    </>
  );
};
