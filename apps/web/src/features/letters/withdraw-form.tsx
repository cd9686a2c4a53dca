import type { LetterDetail } from '@dondoc/contracts';
import { App, Button, Input } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../api/http.js';
import { useWithdrawLetter } from '../../api/letters.js';
import { isRefusal } from '../../api/problem-error.js';
import { DateField } from '../../components/date-field.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { formatDay } from '../../components/plain-date-label.js';

const IDS = { withdrawnOn: 'withdrawn-on', reason: 'withdraw-reason', document: 'withdraw-document' };
const FORM = 'withdraw-form';

const missing = ({ withdrawnOn, reason }: { withdrawnOn: string; reason: string }): FormError[] => [
  ...(withdrawnOn.trim() === '' ? [{ id: IDS.withdrawnOn, text: 'Nhập ngày thu hồi' }] : []),
  ...(reason.trim() === '' ? [{ id: IDS.reason, text: 'Nhập lý do thu hồi' }] : []),
];

const useWithdrawal = (letterId: string) => {
  const [fields, setFields] = useState({ withdrawnOn: '', reason: '', document: '' });
  const [errors, setErrors] = useState<FormError[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const withdraw = useWithdrawLetter(letterId);
  const { message } = App.useApp();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const empty = missing(fields);
    setErrors(empty);
    if (empty.length > 0) return;
    withdraw.mutate(
      { body: fields, key },
      {
        onSuccess: ({ withdrawn }) =>
          void message.success(`Đã thu hồi công văn từ ngày ${withdrawn === null ? '' : formatDay(withdrawn.on)}.`),
        onError: (error) => {
          setErrors(formErrors(error, IDS, FORM));
          if (isRefusal(error)) setKey(newIdempotencyKey());
        },
      },
    );
  };
  const change = (part: Partial<typeof fields>): void => {
    setFields((before) => ({ ...before, ...part }));
    setKey(newIdempotencyKey());
  };
  return { fields, change, errors, send, busy: withdraw.isPending };
};

type Control = { value: string; onText: (text: string) => void; errors: readonly FormError[] };

const Reason = ({ value, onText, errors }: Control) => (
  <FormField id={IDS.reason} label="Lý do thu hồi" error={errorAt(errors, IDS.reason)}>
    {({ status, ...control }) => (
      <Input.TextArea
        {...control}
        status={status}
        rows={2}
        maxLength={1000}
        value={value}
        onChange={({ target }) => onText(target.value)}
      />
    )}
  </FormField>
);

const Notice = ({ value, onText, errors }: Control) => (
  <FormField
    id={IDS.document}
    label="Văn bản thông báo thu hồi"
    optional
    hint="Số, ký hiệu, ngày; ví dụ Công văn số 140/VPUBND-TH ngày 18/12/2026"
    error={errorAt(errors, IDS.document)}
  >
    {(control) => <Input {...control} maxLength={300} value={value} onChange={({ target }) => onText(target.value)} />}
  </FormField>
);

/** What a withdrawal changes and what it leaves. */
export const Meaning = ({ meaning }: Pick<LetterDetail, 'meaning'>) => (
  <ul className="withdrawal-meaning" data-testid="withdrawal-meaning">
    {meaning.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);

/** Calls a letter back: from which day, why, by which notice; what that means stands above. */
export const WithdrawForm = ({ letter, onClose }: { letter: LetterDetail; onClose: () => void }) => {
  const { fields, change, errors, send, busy } = useWithdrawal(letter.letterId);
  const form = useRef<HTMLFormElement>(null);
  // The button that opened it is gone, and with it the focus.
  useEffect(() => form.current?.focus(), []);
  return (
    <form
      ref={form}
      className="card"
      id={FORM}
      tabIndex={-1}
      noValidate
      aria-labelledby="withdraw-title"
      onSubmit={send}
    >
      <h2 id="withdraw-title">Thu hồi công văn này</h2>
      <p>Công văn vẫn nằm trong danh sách, ghi rõ đã thu hồi; không bỏ thu hồi được. Thu hồi rồi thì:</p>
      <Meaning meaning={letter.meaning} />
      <ErrorSummary errors={errors} />
      <DateField
        id={IDS.withdrawnOn}
        label="Thu hồi từ ngày"
        value={fields.withdrawnOn}
        onChange={(withdrawnOn) => change({ withdrawnOn })}
        error={errorAt(errors, IDS.withdrawnOn)}
      />
      <Reason value={fields.reason} onText={(reason) => change({ reason })} errors={errors} />
      <Notice value={fields.document} onText={(document) => change({ document })} errors={errors} />
      <div className="acts">
        <Button type="primary" danger htmlType="submit" loading={busy}>
          Thu hồi công văn
        </Button>
        <Button onClick={onClose}>Thôi</Button>
      </div>
    </form>
  );
};
