import { useState } from 'react';
import { DateField } from '../../components/date-field.js';
import { errorAt } from '../../components/form-errors.js';
import { ActForm } from './act-form.js';
import { ReasonField } from './fields.js';

const IDS = { lastDay: 'end-day', reason: 'end-reason' };
type EndFormProps = {
  title: string;
  act: string;
  done: string;
  parts: readonly string[];
  optional?: boolean;
  /** Of what is ended, as it was read; somebody else may have changed it meanwhile. */
  revision?: number;
  onStale?: () => void;
  onClose: () => void;
};

/** The last day of something, and why it ends: a unit, a holder, an absence. */
export const EndForm = ({ title, act, done, parts, optional = false, onClose, revision, onStale }: EndFormProps) => {
  const [lastDay, setLastDay] = useState('');
  const [reason, setReason] = useState('');
  const request = { method: 'POST' as const, parts, body: { lastDay, reason, revision } };
  return (
    <ActForm
      title={title}
      act={act}
      done={done}
      ids={IDS}
      request={request}
      onClose={onClose}
      {...(onStale ? { onStale } : {})}
    >
      {(errors) => (
        <>
          <DateField
            id={IDS.lastDay}
            label="Ngày cuối"
            value={lastDay}
            onChange={setLastDay}
            error={errorAt(errors, IDS.lastDay)}
          />
          <ReasonField id={IDS.reason} value={reason} onChange={setReason} errors={errors} optional={optional} />
        </>
      )}
    </ActForm>
  );
};
