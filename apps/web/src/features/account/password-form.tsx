import { Alert, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useChangePassword } from '../../api/account.js';
import { newIdempotencyKey } from '../../api/http.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { NewPasswordField } from '../../components/new-password-field.js';

const CONTROLS = { currentPassword: 'current-password', password: 'new-password' };

const emptyFields = (current: string, password: string): FormError[] => [
  ...(current === '' ? [{ id: CONTROLS.currentPassword, text: 'Nhập mật khẩu đang dùng' }] : []),
  ...(password === '' ? [{ id: CONTROLS.password, text: 'Nhập mật khẩu mới' }] : []),
];

const useForm = () => {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const change = useChangePassword();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const empty = emptyFields(current, password);
    setErrors(empty);
    if (empty.length > 0) return;
    change.mutate(
      { body: { currentPassword: current, password }, key: newIdempotencyKey() },
      {
        onError: (error) => setErrors(formErrors(error, CONTROLS, CONTROLS.currentPassword)),
        onSuccess: () => {
          setCurrent('');
          setPassword('');
        },
      },
    );
  };
  return { current, setCurrent, password, setPassword, errors, submit, change };
};

/** Changes one's own password; the other sessions end. */
export const PasswordForm = ({ username }: { username: string }) => {
  const { current, setCurrent, password, setPassword, errors, submit, change } = useForm();
  return (
    <section className="card" aria-labelledby="password-title">
      <h2 id="password-title">Đổi mật khẩu</h2>
      <form className="narrow-form" onSubmit={submit} noValidate aria-labelledby="password-title">
        <ErrorSummary errors={errors} />
        {change.isSuccess && errors.length === 0 ? (
          <Alert
            type="success"
            showIcon
            role="status"
            title="Đã đổi mật khẩu"
            description={`Đã kết thúc ${change.data.ended} phiên khác. Mã truy cập vẫn còn hiệu lực; thu hồi ở dưới nếu nghi bị lộ.`}
          />
        ) : null}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <FormField
          id={CONTROLS.currentPassword}
          label="Mật khẩu đang dùng"
          error={errorAt(errors, CONTROLS.currentPassword)}
        >
          {(control) => (
            <Input.Password
              {...control}
              size="large"
              value={current}
              autoComplete="current-password"
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </FormField>
        <NewPasswordField
          id={CONTROLS.password}
          value={password}
          onChange={setPassword}
          error={errorAt(errors, CONTROLS.password)}
        />
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          Đổi mật khẩu
        </Button>
      </form>
    </section>
  );
};
