import type { TokenView } from '@dondoc/contracts';
import { Alert, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useIssueToken, useRevokeToken, useTokens } from '../../api/account.js';
import { newIdempotencyKey } from '../../api/http.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { formatInstant } from '../../components/instant-label.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { QueryState } from '../../components/query-state.js';

const DAYS = 90;

const Issued = ({ token }: { token: string }) => (
  <Alert
    type="success"
    showIcon
    role="status"
    title="Mã truy cập chỉ hiện lần này, chép ngay vào chương trình"
    description={<code className="secret">{token}</code>}
  />
);

const NewToken = () => {
  const [name, setName] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const issue = useIssueToken();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return setErrors([{ id: 'token-name', text: 'Nhập tên chương trình' }]);
    setErrors([]);
    issue.mutate(
      { body: { name, days: DAYS }, key: newIdempotencyKey() },
      {
        onError: (error) => setErrors(formErrors(error, { name: 'token-name' }, 'token-name')),
        onSuccess: () => setName(''),
      },
    );
  };
  return (
    <form className="narrow-form" onSubmit={submit} noValidate aria-label="Lập mã truy cập">
      <ErrorSummary errors={errors} />
      {issue.data ? <Issued token={issue.data.token} /> : null}
      <FormField
        id="token-name"
        label="Tên chương trình"
        hint={`Mã có hiệu lực ${DAYS} ngày và làm được mọi việc mà anh/chị làm được.`}
        error={errorAt(errors, 'token-name')}
      >
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </FormField>
      <Button htmlType="submit" loading={issue.isPending}>
        Lập mã truy cập
      </Button>
    </form>
  );
};

const Row = ({ token, busy, onRevoke }: { token: TokenView; busy: boolean; onRevoke: () => void }) => (
  <tr>
    <th scope="row">{token.name}</th>
    <td>{formatInstant(token.createdAt)}</td>
    <td>{formatInstant(token.expiresAt)}</td>
    <td>{token.lastUsedAt === null ? 'Chưa dùng' : formatInstant(token.lastUsedAt)}</td>
    <td>
      <Button disabled={busy} onClick={onRevoke} aria-label={`Thu hồi mã ${token.name}`}>
        Thu hồi
      </Button>
    </td>
  </tr>
);

const Tokens = ({ tokens }: { tokens: readonly TokenView[] }) => {
  const revoke = useRevokeToken();
  if (tokens.length === 0) return <p>Chưa có mã nào.</p>;
  return (
    <>
      {revoke.error ? <ProblemNotice error={revoke.error} /> : null}
      <div className="table-scroll" role="region" aria-labelledby="tokens-title" tabIndex={0}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">Tên</th>
              <th scope="col">Lập lúc</th>
              <th scope="col">Hết hạn</th>
              <th scope="col">Dùng gần nhất</th>
              <th scope="col">Việc</th>
            </tr>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <Row
                key={token.tokenId}
                token={token}
                busy={revoke.isPending}
                onRevoke={() => revoke.mutate(token.tokenId)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};

/** Tokens by which programs act for this person. */
export const TokenList = () => (
  <section className="card" aria-labelledby="tokens-title">
    <h2 id="tokens-title">Mã truy cập cho chương trình</h2>
    <QueryState query={useTokens()}>{(tokens) => <Tokens tokens={tokens} />}</QueryState>
    <NewToken />
  </section>
);
