import { Alert, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { asProblem } from '../../api/problem-error.js';
import { useForgottenPassword, useSignInOptions } from '../../api/sign-in.js';
import { SIGN_IN_ADDRESS } from '../../components/addresses.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { EntryCard } from './entry-card.js';

const Sent = ({ support }: { support: string }) => (
  <Alert
    type="success"
    showIcon
    role="status"
    title="Đã nhận yêu cầu"
    description={
      <>
        <p>
          Nếu tài khoản này có địa chỉ thư điện tử, một thư kèm liên kết đặt mật khẩu đang được gửi đến. Liên kết dùng
          được một lần, trong 30 phút.
        </p>
        <p>Không thấy thư: xem mục thư rác, hoặc liên hệ {support}.</p>
      </>
    }
  />
);

/** Asks for a link by mail; the answer is the same whoever is asked for. */
export const ForgottenScreen = () => {
  const [who, setWho] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const ask = useForgottenPassword();
  const support = useSignInOptions().data?.support ?? 'quản trị hệ thống';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (who.trim() === '') return setErrors([{ id: 'who', text: 'Nhập tên đăng nhập hoặc địa chỉ thư' }]);
    setErrors([]);
    ask.mutate(who, { onError: (error) => setErrors([{ id: 'who', text: asProblem(error).detail }]) });
  };
  return (
    <main className="sign-in">
      <EntryCard title="Quên mật khẩu">
        {ask.isSuccess ? (
          <Sent support={support} />
        ) : (
          <form onSubmit={submit} noValidate className="sign-in-form" aria-label="Quên mật khẩu">
            <ErrorSummary errors={errors} />
            <FormField id="who" label="Tên đăng nhập hoặc địa chỉ thư" error={errorAt(errors, 'who')}>
              {(control) => (
                <Input
                  {...control}
                  size="large"
                  value={who}
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  onChange={(event) => setWho(event.target.value)}
                />
              )}
            </FormField>
            <Button type="primary" size="large" htmlType="submit" block loading={ask.isPending}>
              Gửi liên kết đặt mật khẩu
            </Button>
          </form>
        )}
        <p className="sign-in-more">
          <Link to={SIGN_IN_ADDRESS}>Về trang đăng nhập</Link>
        </p>
      </EntryCard>
    </main>
  );
};
