import type { PersonView } from '@dondoc/contracts';
import { useState } from 'react';
import { useSetPersonState } from '../../api/people.js';
import { ActForm, missingReason, REASON, ReasonField, useActForm } from './act-form.js';

/** Disables a person's account, or enables it again. */
export const StateForm = ({ person, onClose }: { person: PersonView; onClose: () => void }) => {
  const [reason, setReason] = useState('');
  const { errors, setErrors, key, onError } = useActForm({ reason: REASON });
  const setState = useSetPersonState(person.username);
  const disabled = person.disabled === null;
  const send = (): void => {
    const missing = missingReason(reason);
    setErrors(missing);
    if (missing.length === 0) setState.mutate({ body: { disabled, reason }, key }, { onSuccess: onClose, onError });
  };
  return (
    <ActForm
      title={disabled ? 'Ngừng sử dụng tài khoản' : 'Cho sử dụng lại'}
      act={disabled ? 'Ngừng sử dụng' : 'Cho sử dụng lại'}
      danger={disabled}
      errors={errors}
      busy={setState.isPending}
      onSend={send}
      onClose={onClose}
    >
      <p>
        {disabled
          ? 'Mọi phiên và mã truy cập của người này kết thúc ngay. Việc đã làm vẫn giữ tên người này; vị trí công việc bàn giao ở trang Đơn vị.'
          : 'Người này đăng nhập lại được bằng mật khẩu cũ. Phiên, mã truy cập trước đây không mở lại.'}
      </p>
      <ReasonField value={reason} errors={errors} onChange={setReason} />
    </ActForm>
  );
};
