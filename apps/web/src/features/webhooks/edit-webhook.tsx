import type { WebhookView } from '@dondoc/contracts';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useChangeWebhook } from '../../api/webhooks.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { formErrors } from '../../components/form-errors.js';
import { emptyFields, WEBHOOK_CONTROLS, type WebhookDraft, WebhookFields } from './webhook-fields.js';

/** Changes a connection; its secret stays. */
export const EditWebhook = ({ hook, onClose }: { hook: WebhookView; onClose: () => void }) => {
  const [draft, setDraft] = useState<WebhookDraft>({ name: hook.name, url: hook.url, events: hook.events });
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const change = useChangeWebhook();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const empty = emptyFields(draft);
    setErrors(empty);
    if (empty.length > 0) return;
    change.mutate(
      { webhookId: hook.webhookId, state: hook.state, ...draft },
      {
        onSuccess: onClose,
        onError: (error) => setErrors(formErrors(error, WEBHOOK_CONTROLS, WEBHOOK_CONTROLS.url)),
      },
    );
  };
  return (
    <form className="narrow-form" noValidate aria-label={`Sửa ${hook.name}`} onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <WebhookFields draft={draft} onChange={setDraft} errors={errors} />
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          Lưu
        </Button>
        <Button onClick={onClose}>Thôi</Button>
      </div>
    </form>
  );
};
