import { type WebhookEvent, webhookEventLabels } from '@dondoc/contracts';
import { Checkbox, Input } from 'antd';
import { errorAt } from '../../components/form-errors.js';
import type { FormError } from '../../components/error-summary.js';
import { FormField } from '../../components/form-field.js';

/** What a connection is: name, address, events. */
export type WebhookDraft = { name: string; url: string; events: WebhookEvent[] };

export const WEBHOOK_CONTROLS = {
  unitId: 'webhook-unit',
  name: 'webhook-name',
  url: 'webhook-url',
  events: 'webhook-events',
} as const;

const OPTIONS = (Object.entries(webhookEventLabels) as [WebhookEvent, string][]).map(([value, label]) => ({
  value,
  label: `${label} (${value})`,
}));

export const emptyFields = ({ name, url, events }: WebhookDraft): FormError[] => [
  ...(name.trim() === '' ? [{ id: WEBHOOK_CONTROLS.name, text: 'Nhập tên kết nối' }] : []),
  ...(url.trim() === '' ? [{ id: WEBHOOK_CONTROLS.url, text: 'Nhập địa chỉ nhận' }] : []),
  ...(events.length === 0 ? [{ id: WEBHOOK_CONTROLS.events, text: 'Chọn ít nhất một sự kiện' }] : []),
];

type FieldsProps = { draft: WebhookDraft; onChange: (draft: WebhookDraft) => void; errors: readonly FormError[] };

/** The fields that a new and a changed connection share. */
export const WebhookFields = ({ draft, onChange, errors }: FieldsProps) => (
  <>
    <FormField id={WEBHOOK_CONTROLS.name} label="Tên kết nối" error={errorAt(errors, WEBHOOK_CONTROLS.name)}>
      {(control) => (
        <Input
          {...control}
          maxLength={100}
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
        />
      )}
    </FormField>
    <FormField
      id={WEBHOOK_CONTROLS.url}
      label="Địa chỉ nhận"
      hint="Bắt đầu bằng https://. Máy trong mạng nội bộ bị từ chối, trừ khi quản trị hệ thống cho phép trong cấu hình."
      error={errorAt(errors, WEBHOOK_CONTROLS.url)}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="url"
          maxLength={2000}
          value={draft.url}
          onChange={(event) => onChange({ ...draft, url: event.target.value })}
        />
      )}
    </FormField>
    <fieldset className="channel-choices" id={WEBHOOK_CONTROLS.events} tabIndex={-1}>
      <legend>Sự kiện được báo</legend>
      <Checkbox.Group
        value={draft.events}
        options={OPTIONS}
        onChange={(chosen) => onChange({ ...draft, events: chosen })}
      />
      {errorAt(errors, WEBHOOK_CONTROLS.events) ? (
        <div className="field-error">{errorAt(errors, WEBHOOK_CONTROLS.events)}</div>
      ) : null}
    </fieldset>
  </>
);
