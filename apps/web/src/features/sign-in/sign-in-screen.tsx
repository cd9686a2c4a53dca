import { Alert, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { asProblem } from '../../api/problem-error.js';
import { endOfSession, useSampleAccounts, useSignIn } from '../../api/session.js';
import { singleSignOnAddress, useSignInOptions, useSingleSignOnRefusal } from '../../api/sign-in.js';
import { FORGOTTEN_ADDRESS } from '../../components/addresses.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { EntryCard } from './entry-card.js';
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

/** Why the person stands here, when there is a reason: the last session ended, or single sign-on let nobody in. */
const WhyHere = ({ cameBack }: { cameBack: boolean }) => {
  const refusal = useSingleSignOnRefusal(cameBack).data ?? null;
  const reason = refusal ?? endOfSession();
  return reason === null ? null : <Alert type="warning" showIcon role="alert" className="why-here" title={reason} />;
};

const OtherWays = ({ next }: { next: string }) => {
  const options = useSignInOptions().data;
  return (
    <>
      {options?.singleSignOn ? (
        <a className="single-sign-on" href={singleSignOnAddress(next)}>
          {options.singleSignOn}
        </a>
      ) : null}
      <p className="sign-in-more">
        <Link to={FORGOTTEN_ADDRESS}>Quên mật khẩu</Link>
      </p>
    </>
  );
};

/**
 * Sign in; on a sample installation, the accounts to try it out with.
 * @param next where to go afterwards; `cameBack`: from the single sign-on provider, in vain
 */
export const SignInScreen = ({ next, cameBack }: { next: string; cameBack: boolean }) => {
  const form = useSignInForm();
  const accounts = useSampleAccounts();
  return (
    <main className="sign-in">
      <EntryCard title="Đăng nhập">
        <WhyHere cameBack={cameBack} />
        <SignInForm form={form} />
        <OtherWays next={next} />
      </EntryCard>
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
