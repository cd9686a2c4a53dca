import type { ReceiptView } from '@dondoc/contracts';
import { Alert, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useReceipt } from '../../api/receipts.js';
import { FormField } from '../../components/form-field.js';
import { formatInstant } from '../../components/instant-label.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { FileCheck } from './file-check.js';
import { ReceiptFacts } from './receipt-facts.js';
import { typedCode } from './typed-code.js';
import { useFileCheck } from './use-file-check.js';

const CodeForm = ({ given }: { given: string }) => {
  const [typed, setTyped] = useState(given);
  const [error, setError] = useState<string | undefined>();
  const navigate = useNavigate();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const code = typedCode(typed);
    setError(code === '' ? 'Nhập mã in trên biên nhận' : undefined);
    if (code !== '') void navigate(`/kiem-tra/${encodeURIComponent(code)}`);
  };
  return (
    <form onSubmit={submit} noValidate className="code-form" aria-label="Nhập mã biên nhận">
      <FormField id="receipt-code" label="Mã in trên biên nhận" error={error}>
        {(control) => (
          <Input
            {...control}
            size="large"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
        )}
      </FormField>
      <Button type="primary" size="large" htmlType="submit">
        Kiểm tra
      </Button>
    </form>
  );
};

const Genuine = ({ receipt, checkedAt }: { receipt: ReceiptView; checkedAt: string }) => {
  const file = useFileCheck(receipt);
  return (
    <>
      <Alert
        type="success"
        showIcon
        role="status"
        title="Biên nhận thật, khớp với nhật ký của hệ thống"
        description={`Kiểm tra lúc ${formatInstant(checkedAt)}. So các dòng dưới đây với biên nhận đang cầm.`}
      />
      <ReceiptFacts receipt={receipt} />
      <h2>Kiểm tra một tệp</h2>
      <FileCheck
        label="Chọn tệp để kiểm tra"
        hint="Chọn tệp báo cáo, hoặc tệp PDF của biên nhận này. Tệp chỉ được đọc trên máy đang dùng, không gửi đi đâu."
        file={file}
      />
    </>
  );
};

const ByCode = ({ code }: { code: string }) => {
  const { data, error, isPending } = useReceipt(code);
  if (data) return <Genuine receipt={data.receipt} checkedAt={data.checkedAt} />;
  if (isPending) return <p role="status">Đang kiểm tra…</p>;
  return (
    <>
      <ProblemNotice error={error} />
      <CodeForm key={code} given={code} />
    </>
  );
};

const WithoutCode = () => {
  const file = useFileCheck(null);
  return (
    <>
      <CodeForm given="" />
      <h2>Hoặc chọn tệp PDF của biên nhận</h2>
      <FileCheck label="Chọn tệp biên nhận" hint="Tệp chỉ được đọc trên máy đang dùng, không gửi đi đâu." file={file} />
    </>
  );
};

/** Anybody checks a receipt here, without signing in. */
export const ReceiptCheckScreen = ({ code }: { code: string | undefined }) => (
  <main className="page receipt-check">
    <title>Kiểm tra biên nhận · Đôn Đốc</title>
    <meta name="robots" content="noindex" />
    <p className="brand">
      <img src="/favicon.svg" alt="" width="32" height="32" /> Đôn Đốc
    </p>
    <h1>Kiểm tra biên nhận</h1>
    {code === undefined ? <WithoutCode /> : <ByCode key={code} code={code} />}
    {code === undefined ? null : (
      <p>
        <Link to="/kiem-tra">Kiểm tra biên nhận khác</Link>
      </p>
    )}
  </main>
);
