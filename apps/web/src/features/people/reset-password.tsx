import type { PersonView } from '@dondoc/contracts';
import { Alert, Button, Radio } from 'antd';
import { useState } from 'react';
import { useResetPassword } from '../../api/people.js';
import { formatInstant } from '../../components/instant-label.js';
import { ActForm, missingReason, REASON, ReasonField, useActForm } from './act-form.js';

type By = 'mail' | 'show';

const Made = ({ url, expiresAt, onClose }: { url: string | null; expiresAt: string; onClose: () => void }) => (
  <section className="card person-form" aria-label="Đặt lại mật khẩu">
    <Alert
      type="success"
      showIcon
      role="status"
      title={url === null ? 'Đã gửi thư kèm liên kết' : 'Liên kết chỉ hiện lần này'}
      description={
        <>
          {url === null ? null : (
            <>
              <p>Trao tận tay người này; ai có liên kết là đặt được mật khẩu.</p>
              <code className="secret">{url}</code>
            </>
          )}
          <p>Dùng một lần, đến {formatInstant(expiresAt)}.</p>
        </>
      }
    />
    <div className="acts">
      <Button onClick={onClose}>Đóng</Button>
    </div>
  </section>
);

/** Takes the old password away and lets the person set another by a link, which goes by mail or by hand. */
export const ResetPassword = ({ person, onClose }: { person: PersonView; onClose: () => void }) => {
  const [reason, setReason] = useState('');
  const [by, setBy] = useState<By>(person.email === null ? 'show' : 'mail');
  const { errors, setErrors, key, onError } = useActForm({ reason: REASON, email: REASON });
  const reset = useResetPassword(person.username);
  if (reset.data) return <Made {...reset.data} onClose={onClose} />;
  const send = (): void => {
    const missing = missingReason(reason);
    setErrors(missing);
    if (missing.length === 0) reset.mutate({ body: { by, reason }, key }, { onError });
  };
  return (
    <ActForm
      title="Đặt lại mật khẩu"
      act="Đặt lại mật khẩu"
      danger={person.hasPassword}
      errors={errors}
      busy={reset.isPending}
      onSend={send}
      onClose={onClose}
    >
      {person.hasPassword ? <p>Mật khẩu đang dùng và mọi phiên mất hiệu lực ngay.</p> : null}
      <ReasonField value={reason} errors={errors} onChange={setReason} />
      <fieldset className="form-field">
        <legend className="field-label">Trao liên kết</legend>
        <Radio.Group value={by} onChange={(event) => setBy(event.target.value === 'mail' ? 'mail' : 'show')}>
          <Radio value="mail" disabled={person.email === null}>
            Gửi thư đến {person.email ?? '(chưa có địa chỉ)'}
          </Radio>
          <Radio value="show">Hiện một lần để trao tận tay</Radio>
        </Radio.Group>
      </fieldset>
    </ActForm>
  );
};
