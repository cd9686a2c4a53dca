import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useAddWebhook } from '../../api/webhooks.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { ShownOnce } from '../../components/shown-once.js';
import { emptyFields, WEBHOOK_CONTROLS, type WebhookDraft, WebhookFields } from './webhook-fields.js';

const EMPTY: WebhookDraft = { name: '', url: '', events: [] };

const useForm = () => {
  const [unitId, setUnitId] = useState('');
  const [draft, setDraft] = useState(EMPTY);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const add = useAddWebhook();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const noUnit = unitId.trim() === '' ? [{ id: WEBHOOK_CONTROLS.unitId, text: 'Nhập mã đơn vị' }] : [];
    const empty = [...noUnit, ...emptyFields(draft)];
    setErrors(empty);
    if (empty.length > 0) return;
    add.mutate(
      { unitId: unitId.trim(), ...draft },
      {
        onSuccess: () => setDraft(EMPTY),
        onError: (error) => setErrors(formErrors(error, WEBHOOK_CONTROLS, WEBHOOK_CONTROLS.url)),
      },
    );
  };
  return { unitId, setUnitId, draft, setDraft, errors, submit, add };
};

/** Enters a program of a unit that is to be told of events. */
export const AddWebhook = () => {
  const { unitId, setUnitId, draft, setDraft, errors, submit, add } = useForm();
  return (
    <section className="card" aria-labelledby="add-webhook-title">
      <h2 id="add-webhook-title">Thêm kết nối</h2>
      <form className="narrow-form" noValidate onSubmit={submit} aria-labelledby="add-webhook-title">
        <ErrorSummary errors={errors} />
        {add.data ? (
          <ShownOnce
            title="Chép khóa ký ngay; sau lần này không xem lại được"
            label="Khóa ký"
            value={add.data.secret}
          />
        ) : null}
        <FormField
          id={WEBHOOK_CONTROLS.unitId}
          label="Mã đơn vị"
          hint="Ví dụ so-y-te. Đơn vị được báo về việc của mình; Văn phòng, cơ quan đầu mối và cơ quan ban hành được báo về cả đợt."
          error={errorAt(errors, WEBHOOK_CONTROLS.unitId)}
        >
          {(control) => (
            <Input {...control} maxLength={100} value={unitId} onChange={(event) => setUnitId(event.target.value)} />
          )}
        </FormField>
        <WebhookFields draft={draft} onChange={setDraft} errors={errors} />
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          Thêm kết nối
        </Button>
      </form>
    </section>
  );
};
