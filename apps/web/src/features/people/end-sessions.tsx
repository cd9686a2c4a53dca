import { Checkbox } from 'antd';
import { useState } from 'react';
import { useEndSessions } from '../../api/people.js';
import { ActForm, missingReason, REASON, ReasonField, useActForm } from './act-form.js';

export const EndSessions = ({ username, onClose }: { username: string; onClose: () => void }) => {
  const [reason, setReason] = useState('');
  const [tokens, setTokens] = useState(false);
  const { errors, setErrors, key, onError } = useActForm({ reason: REASON });
  const end = useEndSessions(username);
  const send = (): void => {
    const missing = missingReason(reason);
    setErrors(missing);
    if (missing.length === 0) end.mutate({ body: { reason, tokens }, key }, { onSuccess: onClose, onError });
  };
  return (
    <ActForm
      title="Kết thúc mọi phiên"
      act="Kết thúc"
      danger
      errors={errors}
      busy={end.isPending}
      onSend={send}
      onClose={onClose}
    >
      <p>Người này phải đăng nhập lại ở mọi nơi.</p>
      <ReasonField value={reason} errors={errors} onChange={setReason} />
      <Checkbox checked={tokens} onChange={(event) => setTokens(event.target.checked)}>
        Thu hồi cả mã truy cập của chương trình
      </Checkbox>
    </ActForm>
  );
};
