import { Alert, Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { asProblem } from '../../api/problem-error.js';
import { usePasswordByLink, usePasswordLink } from '../../api/sign-in.js';
import { FORGOTTEN_ADDRESS, SIGN_IN_ADDRESS } from '../../components/addresses.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { formatInstant } from '../../components/instant-label.js';
import { NewPasswordField } from '../../components/new-password-field.js';
import { EntryCard } from './entry-card.js';

const Done = () => (
  <>
    <Alert type="success" showIcon role="status" title="Đã đặt mật khẩu" description="Mọi phiên trước đã kết thúc." />
    <p className="sign-in-more">
      <Link to={SIGN_IN_ADDRESS}>Đăng nhập bằng mật khẩu mới</Link>
    </p>
  </>
);

const Unusable = ({ error }: { error: unknown }) => {
  const { title, detail } = asProblem(error);
  return (
    <>
      <Alert type="error" showIcon role="alert" title={title} description={detail.replace(title, '').trim()} />
      <p className="sign-in-more">
        <Link to={FORGOTTEN_ADDRESS}>Nhận liên kết mới</Link> · <Link to={SIGN_IN_ADDRESS}>Đăng nhập</Link>
      </p>
    </>
  );
};

const PasswordForm = ({ secret, username }: { secret: string; username: string }) => {
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const set = usePasswordByLink();
  if (set.isSuccess) return <Done />;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password === '') return setErrors([{ id: 'password', text: 'Nhập mật khẩu mới' }]);
    setErrors([]);
    const onError = (error: unknown): void => setErrors(formErrors(error, { password: 'password' }, 'password'));
    set.mutate({ secret, password }, { onError });
  };
  return (
    <form onSubmit={submit} noValidate className="sign-in-form" aria-label="Đặt mật khẩu">
      <ErrorSummary errors={errors} />
      {/* Password managers keep the password under this name. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <NewPasswordField id="password" value={password} onChange={setPassword} error={errorAt(errors, 'password')} />
      <Button type="primary" size="large" htmlType="submit" block loading={set.isPending}>
        Đặt mật khẩu
      </Button>
    </form>
  );
};

/** Sets a password by the link of a letter; its secret stands behind `#` and never reaches a server's log. */
export const SetPasswordScreen = () => {
  const secret = useLocation().hash.slice(1);
  const link = usePasswordLink(secret);
  return (
    <main className="sign-in">
      <EntryCard title="Đặt mật khẩu">
        {link.isPending ? <p role="status">Đang kiểm tra liên kết…</p> : null}
        {link.error ? <Unusable error={link.error} /> : null}
        {link.data ? (
          <>
            <p>
              Tài khoản <strong>{link.data.username}</strong> ({link.data.name}). Liên kết dùng được đến{' '}
              {formatInstant(link.data.expiresAt)}.
            </p>
            <PasswordForm secret={secret} username={link.data.username} />
          </>
        ) : null}
      </EntryCard>
    </main>
  );
};
