import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../api/problem-error.js';
import { useSampleAccounts, useSignIn } from '../../api/session.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { SampleAccounts } from './sample-accounts.js';

const emptyFields = (username: string, password: string): FormError[] => [
  ...(username.trim() === '' ? [{ id: 'username', text: 'Nhập tên đăng nhập' }] : []),
  ...(password === '' ? [{ id: 'password', text: 'Nhập mật khẩu' }] : []),
];

const useSignInForm = () => {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const signIn = useSignIn();
  const enter = (name: string, secret: string): void => {
    const empty = emptyFields(name, secret);
    setErrors(empty);
    if (empty.length > 0) return;
    signIn.mutate(
      { username: name, password: secret },
      { onError: (error) => setErrors([{ id: 'username', text: asProblem(error).detail }]) },
    );
  };
  return { username, setUsername, password, setPassword, errors, enter, busy: signIn.isPending };
};

const SignInForm = ({ form }: { form: ReturnType<typeof useSignInForm> }) => {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    form.enter(form.username, form.password);
  };
  return (
    <form onSubmit={submit} noValidate className="sign-in-form" aria-label="Đăng nhập">
      <ErrorSummary errors={form.errors} />
      <FormField id="username" label="Tên đăng nhập" error={errorAt(form.errors, 'username')}>
        {(control) => (
          <Input
            {...control}
            size="large"
            value={form.username}
            onChange={(event) => form.setUsername(event.target.value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </FormField>
      <FormField id="password" label="Mật khẩu" error={errorAt(form.errors, 'password')}>
        {(control) => (
          <Input.Password
            {...control}
            size="large"
            value={form.password}
            onChange={(event) => form.setPassword(event.target.value)}
            autoComplete="current-password"
          />
        )}
      </FormField>
      <Button type="primary" size="large" htmlType="submit" block loading={form.busy}>
        Đăng nhập
      </Button>
    </form>
  );
};

/** Sign in; on a sample installation, the accounts to try it out with. */
export const SignInScreen = () => {
  const form = useSignInForm();
  const accounts = useSampleAccounts();
  return (
    <main className="sign-in">
      <title>Đăng nhập · Đôn Đốc</title>
      <section className="sign-in-card">
        <p className="brand brand-large">
          <img src="/favicon.svg" alt="" width="40" height="40" /> Đôn Đốc
        </p>
        <h1>Đăng nhập</h1>
        <SignInForm form={form} />
      </section>
      {accounts.data && accounts.data.length > 0 ? (
        <SampleAccounts
          accounts={accounts.data}
          busy={form.busy}
          onUse={({ username, password }) => {
            form.setUsername(username);
            form.setPassword(password);
            form.enter(username, password);
          }}
        />
      ) : null}
    </main>
  );
};
