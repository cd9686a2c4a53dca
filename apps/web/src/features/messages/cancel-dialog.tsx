import type { MessageView } from '@dondoc/contracts';
import { Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useCancelMessages } from '../../api/messages.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { formatInstant } from '../../components/instant-label.js';

const CONTROLS = { reason: 'cancel-reason', ledgerKeys: 'cancel-items' };

const useCancel = (letter: MessageView, onClose: () => void) => {
  const offered = letter.notices.filter(({ cancellable }) => cancellable);
  const [keys, setKeys] = useState<readonly string[]>(offered.map(({ ledgerKey }) => ledgerKey));
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const cancel = useCancelMessages();
  const send = (): void => {
    const empty = [
      ...(keys.length === 0 ? [{ id: CONTROLS.ledgerKeys, text: 'Chọn ít nhất một mục cần hủy' }] : []),
      ...(reason.trim() === '' ? [{ id: CONTROLS.reason, text: 'Nhập lý do hủy' }] : []),
    ];
    setErrors(empty);
    if (empty.length > 0) return;
    cancel.mutate(
      { ledgerKeys: keys, reason },
      { onSuccess: onClose, onError: (error) => setErrors(formErrors(error, CONTROLS, CONTROLS.reason)) },
    );
  };
  return { offered, keys, setKeys, reason, setReason, errors, send, busy: cancel.isPending };
};

/** Asks which reminders of a letter are not to be sent, and why. */
export const CancelDialog = ({ letter, onClose }: { letter: MessageView; onClose: () => void }) => {
  const { offered, keys, setKeys, reason, setReason, errors, send, busy } = useCancel(letter, onClose);
  const kept = letter.notices.length - offered.length;
  return (
    <Modal
      open
      title="Hủy thư nhắc chưa gửi"
      okText={`Hủy ${keys.length} mục`}
      cancelText="Thôi"
      confirmLoading={busy}
      onOk={send}
      onCancel={onClose}
    >
      <ErrorSummary errors={errors} />
      <p>
        {letter.recipientName} · {letter.unitName} · hẹn gửi {formatInstant(letter.dueAt)}
      </p>
      <fieldset className="cancel-items" id={CONTROLS.ledgerKeys} tabIndex={-1}>
        <legend>Mục không gửi nữa</legend>
        <Checkbox.Group
          value={[...keys]}
          onChange={(chosen) => setKeys(chosen.map(String))}
          options={offered.map(({ ledgerKey, text, why }) => ({ value: ledgerKey, label: `${text} (${why})` }))}
        />
      </fieldset>
      {kept === 0 ? null : (
        <p className="field-hint">
          {kept} mục khác trong thư là việc mới giao, đổi hạn hoặc báo cáo cấp trên: vẫn gửi.
        </p>
      )}
      <FormField
        id={CONTROLS.reason}
        label="Lý do hủy"
        hint="Lý do được ghi lại và hiện trong danh sách thư."
        error={errorAt(errors, CONTROLS.reason)}
      >
        {({ status, ...control }) => (
          <Input.TextArea
            {...control}
            status={status}
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormField>
    </Modal>
  );
};
